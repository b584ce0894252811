//! What differs between two reports of the same submissions: after a mended case or
//! limit, who is affected. Pure.

use std::collections::BTreeMap;

use serde::Serialize;

use super::record::{CandidateRecord, Report, SubmissionRecord};
use crate::judge::Verdict;

/// What differs between an old report and a new one.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Comparison {
    /// Candidates with another verdict or score, by name.
    pub candidates: Vec<CandidateChange>,
    /// How many candidates of either report have the same verdicts and scores in both.
    pub unchanged: u64,
    /// Submissions with the same verdict and score, of which single cases were judged otherwise.
    pub only_cases: u64,
    /// Problems of which something that decides verdicts is another, or that one report lacks.
    pub problems: Vec<String>,
    /// Languages that were run by another runtime: instruction counts may differ for that alone.
    pub runtimes: Vec<String>,
}

/// A value in the old report and in the new one; nothing where there is none.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Change<T> {
    /// In the old report.
    pub old: Option<T>,
    /// In the new report.
    pub new: Option<T>,
}

/// One candidate.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CandidateChange {
    /// The name.
    pub name: String,
    /// From 0 to 100.
    pub score: Change<f64>,
    /// The submissions with another verdict or score, by problem.
    pub submissions: Vec<SubmissionChange>,
}

/// One submission.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SubmissionChange {
    /// The problem's id.
    pub problem: String,
    /// The verdict.
    pub verdict: Change<Verdict>,
    /// From 0 to 100.
    pub score: Change<f64>,
    /// The cases with another verdict, by id.
    pub cases: Vec<CaseChange>,
}

/// One case of a submission.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CaseChange {
    /// The id.
    pub id: String,
    /// The verdict.
    pub verdict: Change<Verdict>,
}

impl Comparison {
    /// Compares two reports.
    pub fn of(old: &Report, new: &Report) -> Comparison {
        let mut comparison = Comparison {
            problems: differing(&old.problems, &new.problems, |problem| {
                (&problem.id, (&problem.digest, problem.weight))
            }),
            runtimes: differing(&old.runtimes, &new.runtimes, |runtime| {
                (&runtime.language, (&runtime.version, &runtime.digest))
            }),
            ..Comparison::default()
        };
        let candidates = pairs(&old.candidates, &new.candidates, |one| &one.name);
        for (name, pair) in candidates {
            let (submissions, only_cases) = submissions(pair);
            comparison.only_cases += only_cases;
            let score = pair.map(|candidate| candidate.score);
            if score.is_none() && submissions.is_empty() {
                comparison.unchanged += 1;
            } else {
                comparison.candidates.push(CandidateChange {
                    name: name.clone(),
                    score,
                    submissions,
                });
            }
        }
        comparison
    }

    /// Whether no verdict and no score of a submission or candidate differs.
    pub fn is_empty(&self) -> bool {
        self.candidates.is_empty()
    }
}

impl<T: Copy + PartialEq> Change<T> {
    /// Whether both are the same.
    pub fn is_none(&self) -> bool {
        self.old == self.new
    }
}

impl<'a, T> Change<&'a T> {
    fn map<U>(self, of: impl Fn(&'a T) -> U) -> Change<U> {
        Change {
            old: self.old.map(&of),
            new: self.new.map(&of),
        }
    }
}

/// The submissions of a candidate that changed, and how many changed in single cases only.
fn submissions(candidate: Change<&CandidateRecord>) -> (Vec<SubmissionChange>, u64) {
    let of = |record: Option<_>| {
        record
            .into_iter()
            .flat_map(|one: &CandidateRecord| &one.submissions)
    };
    let (mut changed, mut only_cases) = (Vec::new(), 0);
    for (problem, pair) in pairs(of(candidate.old), of(candidate.new), |one| &one.problem) {
        let verdict = pair.map(|submission| submission.verdict);
        let score = pair.map(|submission| submission.score);
        let cases = cases(pair);
        if verdict.is_none() && score.is_none() {
            only_cases += u64::from(!cases.is_empty());
            continue;
        }
        changed.push(SubmissionChange {
            problem: problem.clone(),
            verdict,
            score,
            cases,
        });
    }
    (changed, only_cases)
}

fn cases(submission: Change<&SubmissionRecord>) -> Vec<CaseChange> {
    let of = |record: Option<_>| {
        let groups = record
            .into_iter()
            .flat_map(|one: &SubmissionRecord| &one.groups);
        groups.flat_map(|group| &group.cases)
    };
    let pairs = pairs(of(submission.old), of(submission.new), |case| &case.id).into_iter();
    let changes = pairs.map(|(id, pair)| CaseChange {
        id: id.clone(),
        verdict: pair.map(|case| case.verdict),
    });
    changes.filter(|change| !change.verdict.is_none()).collect()
}

/// What stands in either list, by name. Of several of one name, the last counts.
fn pairs<'a, T>(
    old: impl IntoIterator<Item = &'a T>,
    new: impl IntoIterator<Item = &'a T>,
    name: impl Fn(&'a T) -> &'a String,
) -> BTreeMap<&'a String, Change<&'a T>> {
    let mut pairs: BTreeMap<_, Change<&T>> = BTreeMap::new();
    let empty = Change {
        old: None,
        new: None,
    };
    for one in old {
        pairs.entry(name(one)).or_insert(empty).old = Some(one);
    }
    for one in new {
        pairs.entry(name(one)).or_insert(empty).new = Some(one);
    }
    pairs
}

/// The names of what stands in both lists and is not the same, or in one of them only.
fn differing<'a, T, V: PartialEq>(
    old: &'a [T],
    new: &'a [T],
    of: impl Fn(&'a T) -> (&'a String, V),
) -> Vec<String> {
    let pairs = pairs(old, new, |one| of(one).0);
    let differs =
        |pair: &Change<&'a T>| pair.old.map(|one| of(one).1) != pair.new.map(|one| of(one).1);
    let named = pairs.into_iter().filter(|(_, pair)| differs(pair));
    named.map(|(name, _)| name.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::*;

    fn report() -> Report {
        let text = include_bytes!("../../fixtures/reports/friendly.json");
        parse(text).expect("a report")
    }

    #[test]
    fn a_report_does_not_differ_from_itself() {
        let comparison = Comparison::of(&report(), &report());
        let same = Comparison {
            unchanged: 3,
            ..Comparison::default()
        };
        assert_eq!(comparison, same);
    }

    #[test]
    fn another_verdict_is_a_change_and_another_case_alone_is_none() {
        let mut new = report();
        let submission = &mut new.candidates[1].submissions[0];
        submission.verdict = Verdict::Accepted;
        submission.groups[0].cases[0].verdict = Verdict::JudgeError;
        new.candidates[2].submissions[0].groups[0].cases[0].verdict = Verdict::Skipped;
        new.problems[0].digest.push('0');
        let comparison = Comparison::of(&report(), &new);
        assert_eq!((comparison.unchanged, comparison.only_cases), (2, 1));
        assert_eq!(comparison.problems, [new.problems[0].id.clone()]);
        let [candidate] = &comparison.candidates[..] else {
            panic!("{comparison:?}");
        };
        assert_eq!(candidate.name, "grace");
        let [submission] = &candidate.submissions[..] else {
            panic!("{candidate:?}");
        };
        assert_eq!(submission.verdict.new, Some(Verdict::Accepted));
        assert_eq!(submission.cases.len(), 1);
    }

    #[test]
    fn who_is_in_one_report_only_has_changed() {
        let mut new = report();
        new.candidates.remove(0);
        let comparison = Comparison::of(&report(), &new);
        let [candidate] = &comparison.candidates[..] else {
            panic!("{comparison:?}");
        };
        assert_eq!((&*candidate.name, candidate.score.new), ("ada", None));
        assert_eq!(candidate.submissions.len(), 4);
    }
}
