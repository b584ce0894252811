//! What the candidates' results say of the problems.
//!
//! A candidate without a submission has a score of 0, so that scores are over all candidates;
//! rates of passing are over the submissions alone.

use std::collections::{BTreeMap, HashMap};

use super::averages::{correlation, mean_of, median_of};
use super::record::{Report, SubmissionRecord};
use crate::judge::Verdict;

/// So many programs have to have run on a case before all or none of them is worth a word.
const RUNS_MIN: usize = 2;

/// What the candidates' results say of one problem.
#[derive(Clone, Debug, PartialEq)]
pub struct ProblemStatistics {
    /// How many candidates handed something in.
    pub attempts: usize,
    /// How many of these are accepted.
    pub accepted: usize,
    /// 0 to 1: `accepted` of `attempts`; nothing without an attempt.
    pub pass_rate: Option<f64>,
    /// The mean score of all candidates, 0 to 100; nothing where there are none.
    pub mean: Option<f64>,
    /// The median of the same.
    pub median: Option<f64>,
    /// 0 to 1: the share of the score that all candidates together did not reach, 1 − mean/100.
    ///
    /// Classical test theory's item difficulty *p* is the share that they did reach, and so is
    /// large for an easy problem (Crocker and Algina 1986, *Introduction to Classical and Modern
    /// Test Theory*, chapter 14). Here, more is harder.
    pub difficulty: Option<f64>,
    /// −1 to 1: does this problem set those apart who do well in the others?
    ///
    /// It is the correlation between the score in this problem and that in all others together,
    /// by their weights: the corrected item-total correlation (the same source), which for a
    /// problem that is right or wrong is the point-biserial one. The other usual measure compares
    /// the best 27 % with the worst (Kelley 1939): with so few candidates as a course has, and so
    /// many ties, it depends on who is cut off.
    ///
    /// Nothing with fewer than ten candidates, without another problem, or where all have one score.
    pub discrimination: Option<f64>,
    /// The verdict that most of the submissions got which are not accepted; of several, the worst.
    pub most_common_failure: Option<Verdict>,
    /// The cases that every program passed which ran on them, at least two, by id.
    pub solved_by_all: Vec<String>,
    /// The cases that no program passed which ran on them, at least two: is the case right?
    pub solved_by_none: Vec<String>,
}

/// The statistics of every problem, in the report's order.
///
/// Of several submissions of one candidate to one problem, the first counts.
pub fn statistics(report: &Report) -> Vec<ProblemStatistics> {
    let submissions: Vec<Vec<Option<&SubmissionRecord>>> = by_problem(report);
    let scores: Vec<Vec<f64>> = submissions
        .iter()
        .map(|column| {
            column
                .iter()
                .map(|one| one.map_or(0.0, |one| bounded(one.score)))
                .collect()
        })
        .collect();
    let weights = report
        .problems
        .iter()
        .map(|problem| f64::from(problem.weight));
    let weighted = || scores.iter().zip(weights.clone());
    let totals: Vec<f64> = (0..report.candidates.len())
        .map(|candidate| {
            weighted()
                .map(|(scores, weight)| scores[candidate] * weight)
                .sum()
        })
        .collect();
    let of_problem = |(submissions, (scores, weight)): (&Vec<_>, (&Vec<f64>, f64))| {
        let rests = totals
            .iter()
            .zip(scores)
            .map(|(total, score)| total - score * weight);
        let discrimination = correlation(scores, &rests.collect::<Vec<_>>());
        of_problem(submissions, scores, discrimination)
    };
    submissions.iter().zip(weighted()).map(of_problem).collect()
}

/// How many candidates have a score of 0 to below 10, of 10 to below 20, and so on; the last are those
/// of 90 to 100.
pub fn distribution(report: &Report) -> [u64; 10] {
    let mut counts = [0; 10];
    for candidate in &report.candidates {
        let ten = (bounded(candidate.score) / 10.0) as usize;
        counts[ten.min(9)] += 1;
    }
    counts
}

/// The median of the candidates' scores; nothing where there are none.
pub fn median(report: &Report) -> Option<f64> {
    median_of(
        report
            .candidates
            .iter()
            .map(|candidate| bounded(candidate.score))
            .collect(),
    )
}

/// For every problem what every candidate handed in.
fn by_problem(report: &Report) -> Vec<Vec<Option<&SubmissionRecord>>> {
    let mut columns = vec![Vec::with_capacity(report.candidates.len()); report.problems.len()];
    for candidate in &report.candidates {
        let mut own: HashMap<&str, &SubmissionRecord> = HashMap::new();
        for submission in &candidate.submissions {
            own.entry(&submission.problem).or_insert(submission);
        }
        for (column, problem) in columns.iter_mut().zip(&report.problems) {
            column.push(own.get(problem.id.as_str()).copied());
        }
    }
    columns
}

fn of_problem(
    submissions: &[Option<&SubmissionRecord>],
    scores: &[f64],
    discrimination: Option<f64>,
) -> ProblemStatistics {
    let submitted = || submissions.iter().copied().flatten();
    let attempts = submitted().count();
    let accepted = submitted()
        .filter(|one| one.verdict == Verdict::Accepted)
        .count();
    let mean = mean_of(scores);
    let (solved_by_all, solved_by_none) = solved(submitted());
    ProblemStatistics {
        attempts,
        accepted,
        pass_rate: (attempts > 0).then(|| accepted as f64 / attempts as f64),
        mean,
        median: median_of(scores.to_vec()),
        difficulty: mean.map(|mean| 1.0 - mean / 100.0),
        discrimination,
        most_common_failure: most_common_failure(submitted()),
        solved_by_all,
        solved_by_none,
    }
}

fn most_common_failure<'a>(
    submissions: impl Iterator<Item = &'a SubmissionRecord>,
) -> Option<Verdict> {
    let mut counts: BTreeMap<Verdict, usize> = BTreeMap::new();
    for submission in submissions.filter(|one| one.verdict != Verdict::Accepted) {
        *counts.entry(submission.verdict).or_default() += 1;
    }
    // Of several maxima, the last: verdicts go from best to worst.
    let most = counts.into_iter().max_by_key(|(_, count)| *count);
    most.map(|(verdict, _)| verdict)
}

/// The cases that all, and those that none of the programs passed which ran on them.
fn solved<'a>(
    submissions: impl Iterator<Item = &'a SubmissionRecord>,
) -> (Vec<String>, Vec<String>) {
    let mut cases: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for case in submissions
        .flat_map(|one| &one.groups)
        .flat_map(|group| &group.cases)
    {
        let did_run = match case.verdict {
            Verdict::Skipped | Verdict::CompileError | Verdict::JudgeError => false,
            Verdict::Accepted
            | Verdict::WrongAnswer
            | Verdict::TimeLimitExceeded
            | Verdict::MemoryLimitExceeded
            | Verdict::OutputLimitExceeded
            | Verdict::RunTimeError => true,
        };
        if did_run {
            let (runs, passed) = cases.entry(&case.id).or_default();
            *runs += 1;
            *passed += usize::from(case.verdict == Verdict::Accepted);
        }
    }
    cases.retain(|_, (runs, _)| *runs >= RUNS_MIN);
    let those = |is_meant: fn(usize, usize) -> bool| {
        let meant = cases
            .iter()
            .filter(|(_, (runs, passed))| is_meant(*runs, *passed));
        meant.map(|(id, _)| (*id).to_owned()).collect()
    };
    (
        those(|runs, passed| passed == runs),
        those(|_, passed| passed == 0),
    )
}

/// A score within its bounds: a saved report may hold any number.
fn bounded(score: f64) -> f64 {
    score.clamp(0.0, 100.0)
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::super::record::CandidateRecord;
    use super::super::tests::{candidate_of, report, report_of, submission_of};
    use super::*;

    use Verdict::{
        Accepted, CompileError, JudgeError, RunTimeError, Skipped, TimeLimitExceeded, WrongAnswer,
    };

    /// A candidate with these scores in the problems `p` and `q`; below 0, nothing was handed in.
    fn scored(p: f64, q: f64) -> CandidateRecord {
        let verdict = |score| {
            if score == 100.0 {
                Accepted
            } else {
                WrongAnswer
            }
        };
        let submissions = [("p", p), ("q", q)]
            .into_iter()
            .filter(|(_, score)| *score >= 0.0);
        let submissions = submissions
            .map(|(problem, score)| submission_of(problem, score, &[(verdict(score), 1)]));
        candidate_of("x", (p.max(0.0) + q.max(0.0)) / 2.0, submissions.collect())
    }

    fn of_scores(scores: &[(f64, f64)]) -> Vec<ProblemStatistics> {
        let candidates = scores.iter().map(|(p, q)| scored(*p, *q)).collect();
        statistics(&report_of(&["p", "q"], candidates))
    }

    #[test]
    fn a_missing_submission_counts_as_zero_and_is_no_attempt() {
        let found = &of_scores(&[(100.0, -1.0), (50.0, -1.0), (-1.0, -1.0), (-1.0, -1.0)]);
        assert_eq!((found[0].attempts, found[0].accepted), (2, 1));
        assert_eq!(found[0].pass_rate, Some(0.5));
        assert_eq!((found[0].mean, found[0].median), (Some(37.5), Some(25.0)));
        assert_eq!(found[0].difficulty, Some(0.625));
        assert_eq!((found[1].attempts, found[1].pass_rate), (0, None));
        assert_eq!(found[1].difficulty, Some(1.0));
        assert_eq!(found[1].most_common_failure, None);
    }

    #[test]
    fn nobody_has_no_mean() {
        let found = &of_scores(&[])[0];
        assert_eq!(
            (found.mean, found.median, found.difficulty),
            (None, None, None)
        );
        assert_eq!(median(&report_of(&[], Vec::new())), None);
        assert_eq!(statistics(&report_of(&[], Vec::new())), []);
    }

    #[test]
    fn a_problem_that_sets_good_and_bad_apart_discriminates() {
        let half = |p: f64, q: f64| vec![(p, q); 5];
        let discrimination = |scores: Vec<(f64, f64)>| of_scores(&scores)[0].discrimination;
        let rounded = |found: Option<f64>| found.map(|found| (found * 1000.0).round() / 1000.0);
        let together = [half(100.0, 90.0), half(0.0, 10.0)].concat();
        assert_eq!(rounded(discrimination(together)), Some(1.0));
        let against = [half(0.0, 90.0), half(100.0, 10.0)].concat();
        assert_eq!(rounded(discrimination(against)), Some(-1.0));
        // Of two values each, as the phi coefficient: (4·4 − 1·1) / (5·5).
        let mixed = [
            vec![(100.0, 80.0); 4],
            vec![(100.0, 20.0)],
            vec![(0.0, 80.0)],
            vec![(0.0, 20.0); 4],
        ];
        assert_eq!(rounded(discrimination(mixed.concat())), Some(0.6));
    }

    #[test]
    fn where_a_correlation_means_nothing_there_is_none() {
        let few = vec![(100.0, 90.0), (0.0, 10.0)];
        assert_eq!(of_scores(&few)[0].discrimination, None);
        let all_alike = [(33.3, 90.0), (33.3, 10.0)].repeat(10);
        assert_eq!(of_scores(&all_alike)[0].discrimination, None);
        let alone =
            (0..20).map(|at| candidate_of("x", 0.0, vec![submission_of("p", f64::from(at), &[])]));
        let found = statistics(&report_of(&["p"], alone.collect()));
        assert_eq!(found[0].discrimination, None);
    }

    #[test]
    fn the_most_common_failure_is_the_worse_of_two() {
        let submitted = |verdicts: &[Verdict]| {
            let submission = |verdict: &Verdict| submission_of("p", 0.0, &[(*verdict, 1)]);
            let candidate = |verdict| candidate_of("x", 0.0, vec![submission(verdict)]);
            statistics(&report_of(&["p"], verdicts.iter().map(candidate).collect()))[0]
                .most_common_failure
        };
        assert_eq!(submitted(&[Accepted, Accepted]), None);
        let more = [
            Accepted,
            Accepted,
            Accepted,
            WrongAnswer,
            WrongAnswer,
            CompileError,
        ];
        assert_eq!(submitted(&more), Some(WrongAnswer));
        assert_eq!(submitted(&[RunTimeError, WrongAnswer]), Some(RunTimeError));
    }

    #[test]
    fn only_programs_that_ran_say_something_of_a_case() {
        let rows: [&[Verdict]; 4] = [
            // All pass the first, nobody the second; one alone ran the third, nobody the fourth.
            &[Accepted, WrongAnswer, WrongAnswer, Skipped],
            &[Accepted, TimeLimitExceeded, Skipped, Skipped],
            &[CompileError; 4],
            &[JudgeError; 4],
        ];
        let candidates = rows.map(|row| {
            let cases: Vec<_> = row.iter().map(|verdict| (*verdict, 1)).collect();
            candidate_of("x", 0.0, vec![submission_of("p", 0.0, &cases)])
        });
        let found = &statistics(&report_of(&["p"], candidates.into()))[0];
        assert_eq!(found.solved_by_all, ["secret/01"]);
        assert_eq!(found.solved_by_none, ["secret/02"]);
    }

    #[test]
    fn a_score_falls_into_its_ten() {
        let scores = [-5.0, 0.0, 9.99, 10.0, 89.9, 90.0, 100.0, 1e300];
        let candidates = scores
            .map(|score| candidate_of("x", score, Vec::new()))
            .into();
        assert_eq!(
            distribution(&report_of(&[], candidates)),
            [3, 1, 0, 0, 0, 0, 0, 0, 1, 3]
        );
    }

    proptest! {
        #[test]
        fn numbers_stay_in_their_bounds_and_sums_come_out(scores in vec((-10.0..200.0, -10.0..200.0), 0..30)) {
            let found = of_scores(&scores);
            for (at, one) in found.iter().enumerate() {
                let submitted = scores.iter().map(|(p, q)| [*p, *q][at]).filter(|score| *score >= 0.0);
                prop_assert_eq!(one.attempts, submitted.count());
                prop_assert!(one.accepted <= one.attempts);
                for share in [one.pass_rate, one.difficulty].into_iter().flatten() {
                    prop_assert!((0.0..=1.0).contains(&share), "{}", share);
                }
                for score in [one.mean, one.median].into_iter().flatten() {
                    prop_assert!((0.0..=100.0).contains(&score), "{}", score);
                }
                prop_assert!(one.discrimination.is_none_or(|one| (-1.0..=1.0).contains(&one)));
            }
        }

        #[test]
        fn every_candidate_is_in_the_distribution_once(report in report()) {
            let sum: u64 = distribution(&report).iter().sum();
            prop_assert_eq!(sum, report.candidates.len() as u64);
            prop_assert_eq!(statistics(&report).len(), report.problems.len());
        }
    }
}
