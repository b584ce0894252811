//! What every candidate made of every problem, test by test: the order in which
//! formats of test runners tell a report.
//!
//! Nothing of a record is lost here: a missing submission is a test that fails,
//! a submission to a problem that the report does not list has its tests too, and
//! so has a verdict that no case explains.

mod cases;
mod test;

use std::collections::HashMap;

use super::record::{CandidateRecord, ProblemRecord, Report, SubmissionRecord};
use crate::judge::Verdict;
pub(super) use cases::Cases;
pub(super) use test::{NO_SUBMISSION, Status, Test, status, verdict_name};

/// The test that stands for a submission as a whole.
const WHOLE: &str = "submission";

/// What one candidate made of one problem.
pub(super) struct Attempt<'a> {
    pub(super) candidate: &'a CandidateRecord,
    /// The problem's id.
    pub(super) problem: &'a str,
    /// The problem; nothing where the report does not list it.
    pub(super) listed: Option<&'a ProblemRecord>,
    /// Nothing where nothing was handed in.
    pub(super) submission: Option<&'a SubmissionRecord>,
}

/// All attempts, candidate by candidate.
pub(super) fn attempts(report: &Report) -> impl Iterator<Item = Attempt<'_>> {
    let of = |candidate| attempts_of(report, candidate);
    report.candidates.iter().flat_map(of)
}

/// One candidate's attempts: in the order of the problems, then those at problems
/// that the report does not list.
pub(super) fn attempts_of<'a>(
    report: &'a Report,
    candidate: &'a CandidateRecord,
) -> Vec<Attempt<'a>> {
    let mut submissions: HashMap<&str, Vec<&SubmissionRecord>> = HashMap::new();
    for submission in &candidate.submissions {
        let same = submissions.entry(&submission.problem).or_default();
        same.push(submission);
    }
    let mut attempts = Vec::new();
    let mut push = |problem, listed, submission| {
        attempts.push(Attempt {
            candidate,
            problem,
            listed,
            submission,
        });
    };
    for problem in &report.problems {
        let (id, listed) = (&problem.id, Some(problem));
        match submissions.remove(id.as_str()) {
            Some(found) => found.iter().for_each(|one| push(id, listed, Some(*one))),
            None => push(id, listed, None),
        }
    }
    for submission in &candidate.submissions {
        if submissions.contains_key(submission.problem.as_str()) {
            push(&submission.problem, None, Some(submission));
        }
    }
    attempts
}

impl<'a> Attempt<'a> {
    /// `ada: reverse-integer`, unescaped.
    pub(super) fn name(&self) -> String {
        format!("{}: {}", self.candidate.name, self.problem)
    }

    /// The verdict; nothing where nothing was handed in.
    pub(super) fn verdict(&self) -> Option<Verdict> {
        self.submission.map(|submission| submission.verdict)
    }

    /// 0 to 100.
    pub(super) fn score(&self) -> f64 {
        self.submission.map_or(0.0, |submission| submission.score)
    }

    /// Points reached and points that can be reached; nothing where there are no groups.
    pub(super) fn points(&self) -> Option<(f64, u64)> {
        let groups = &self.submission?.groups;
        let sum = groups.iter().fold((0.0, 0), |(points, most), group| {
            (points + group.points, most + u64::from(group.points_max))
        });
        (!groups.is_empty()).then_some(sum)
    }

    /// Instructions of all its runs; nothing where nothing ran.
    pub(super) fn instructions(&self) -> Option<u64> {
        let cases = self.submission?.groups.iter().flat_map(|one| &one.cases);
        let usages = cases.filter_map(|case| Some(case.usage.as_ref()?.instructions));
        usages.reduce(u64::saturating_add)
    }

    /// Its cases; and the whole of it, where no case has its verdict.
    pub(super) fn tests(&self, cases: &Cases<'a>) -> Vec<Test<'a>> {
        let whole = Test {
            group: "",
            group_points: None,
            id: WHOLE,
            verdict: self.verdict(),
            case: None,
            submission: self.submission,
            message: None,
            hint: None,
        };
        let mut tests = Vec::new();
        for group in self.submission.iter().flat_map(|one| &one.groups) {
            tests.extend(group.cases.iter().map(|case| Test {
                group: &group.name,
                group_points: Some((group.points, group.points_max)),
                id: &case.id,
                verdict: Some(case.verdict),
                case: Some(case),
                hint: cases.get(self.problem, &case.id).hint,
                ..whole
            }));
        }
        if !tests.iter().any(|test| test.verdict == whole.verdict) {
            tests.push(whole);
        }
        // The same for all of them, and long.
        let mut told = tests.iter_mut();
        if let Some(test) = told.find(|test| test.status() != Status::Passed) {
            test.message = self.submission.and_then(|one| one.message.as_ref());
        }
        tests
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn friendly() -> Report {
        let file = include_bytes!("../../../fixtures/reports/friendly.json");
        super::super::parse(file).expect("a report")
    }

    fn told(report: &Report) -> Vec<(String, usize, Option<Verdict>)> {
        let cases = Cases::of(report);
        attempts(report)
            .map(|one| (one.name(), one.tests(&cases).len(), one.verdict()))
            .collect()
    }

    #[test]
    fn a_missing_submission_is_a_test_that_fails() {
        let mut report = friendly();
        report.candidates.retain(|one| one.name == "linus");
        let told = told(&report);
        assert_eq!(told.len(), report.problems.len());
        let missing = ("linus: sum-developers-by-country-sql".to_string(), 1, None);
        assert_eq!(told.last(), Some(&missing));
        assert_eq!(status(None), Status::Failed);
    }

    #[test]
    fn a_submission_to_a_problem_that_is_not_listed_is_not_lost() {
        let mut report = friendly();
        report.candidates.truncate(1);
        let before = told(&report);
        report.problems.clear();
        assert_eq!(told(&report), before);
    }

    #[test]
    fn a_submission_without_cases_is_one_test() {
        let mut report = friendly();
        for candidate in &mut report.candidates {
            candidate
                .submissions
                .iter_mut()
                .for_each(|one| one.groups.clear());
        }
        assert!(told(&report).iter().all(|(_, tests, _)| *tests == 1));
    }

    #[test]
    fn a_verdict_that_no_case_has_is_a_test_of_its_own() {
        let mut report = friendly();
        report.candidates.truncate(1);
        report.candidates[0].submissions[0].verdict = Verdict::JudgeError;
        let cases = Cases::of(&report);
        let attempt = attempts(&report).next().expect("an attempt");
        let tests = attempt.tests(&cases);
        assert_eq!(tests.len(), 16);
        assert_eq!(
            tests
                .iter()
                .filter(|one| one.status() == Status::Error)
                .count(),
            1
        );
    }

    #[test]
    fn why_it_never_ran_is_told_in_full_at_the_first_case_alone() {
        let mut report = friendly();
        report.candidates.retain(|one| one.name == "linus");
        let groups = report.candidates[0].submissions[0].groups.clone();
        let failed = report.candidates[0]
            .submissions
            .iter_mut()
            .find(|one| one.message.is_some());
        let failed = failed.expect("one with a message");
        failed.groups = groups;
        for case in failed.groups.iter_mut().flat_map(|group| &mut group.cases) {
            case.verdict = Verdict::CompileError;
        }
        let cases = Cases::of(&report);
        let attempt =
            attempts(&report).find(|one| one.submission.is_some_and(|one| one.message.is_some()));
        let tests = attempt.expect("as made").tests(&cases);
        let long = |test: &&Test<'_>| test.account(200).contains("message");
        assert_eq!(tests.iter().filter(long).count(), 1);
        assert!(
            tests
                .iter()
                .all(|one| one.reason().starts_with("compile error: error[E0308]"))
        );
    }
}
