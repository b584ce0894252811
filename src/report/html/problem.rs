//! What the cohort's results say of each problem.

use super::matrix::{percent, title};
use super::overview::{Part, parts};
use super::scatter::Scatter;
use crate::judge::Verdict;
use crate::report::ProblemStatistics;
use crate::report::record::{ProblemRecord, Report};
use crate::report::{number, words};

/// A problem with its statistics.
pub(super) struct Problem<'a> {
    pub(super) title: &'a str,
    /// Where the title is another.
    pub(super) id: Option<&'a str>,
    pub(super) weight: u32,
    pub(super) attempts: usize,
    pub(super) accepted: usize,
    pub(super) pass_rate: String,
    /// The verdicts of all candidates.
    pub(super) bar: Vec<Part>,
    pub(super) mean: String,
    pub(super) median: String,
    pub(super) difficulty: String,
    pub(super) discrimination: String,
    /// Abbreviation and name of the most common verdict that is not accepted.
    pub(super) failure: Option<(&'static str, String)>,
    pub(super) cases: Vec<Case<'a>>,
    pub(super) scatter: Option<String>,
}

/// A case, as its author made it.
pub(super) struct Case<'a> {
    pub(super) id: &'a str,
    pub(super) sample: bool,
    pub(super) input: String,
    pub(super) hint: &'a str,
    /// What is striking about it.
    pub(super) note: &'static str,
}

impl<'a> Problem<'a> {
    /// Every problem of the report, in its order.
    pub(super) fn all(report: &'a Report, statistics: &[ProblemStatistics]) -> Vec<Problem<'a>> {
        let scatters = Scatter::all(report);
        let problems = report.problems.iter().zip(statistics).zip(&scatters);
        problems
            .map(|((problem, statistics), scatter)| {
                Problem::of(report, problem, statistics, scatter)
            })
            .collect()
    }

    fn of(
        report: &'a Report,
        problem: &'a ProblemRecord,
        statistics: &ProblemStatistics,
        scatter: &Scatter,
    ) -> Problem<'a> {
        let submissions = report.candidates.iter().filter_map(|candidate| {
            candidate
                .submissions
                .iter()
                .find(|one| one.problem == problem.id)
        });
        let verdicts: Vec<Verdict> = submissions.map(|one| one.verdict).collect();
        let count = |verdict| verdicts.iter().filter(|one| **one == verdict).count() as u64;
        let score = |score: Option<f64>| score.map_or("–".to_string(), number::score);
        let correlation = |value: f64| format!("{value:+.2}").replace('-', "−");
        Problem {
            title: title(problem),
            id: (title(problem) != problem.id).then_some(&problem.id),
            weight: problem.weight,
            attempts: statistics.attempts,
            accepted: statistics.accepted,
            pass_rate: percent(statistics.pass_rate),
            bar: parts(count, report.candidates.len() as u64),
            mean: score(statistics.mean),
            median: score(statistics.median),
            difficulty: percent(statistics.difficulty),
            discrimination: statistics
                .discrimination
                .map_or("–".to_string(), correlation),
            failure: statistics
                .most_common_failure
                .map(|verdict| (verdict.short(), words::verdict(verdict))),
            cases: cases(problem, statistics),
            scatter: scatter.svg(),
        }
    }
}

fn cases<'a>(problem: &'a ProblemRecord, statistics: &ProblemStatistics) -> Vec<Case<'a>> {
    let mut cases = Vec::new();
    for group in &problem.groups {
        for case in &group.cases {
            let note = if statistics.solved_by_none.contains(&case.id) {
                "no program passes: is the case right?"
            } else if statistics.solved_by_all.contains(&case.id) {
                "every program passes"
            } else {
                ""
            };
            cases.push(Case {
                id: &case.id,
                sample: group.sample,
                input: case.input_bytes.map_or("–".to_string(), number::size),
                hint: case.hint.as_deref().unwrap_or_default(),
                note,
            });
        }
    }
    cases
}
