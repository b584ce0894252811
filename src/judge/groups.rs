//! The rules between cases: groups that require others, and groups that stop.

use rayon::prelude::*;

use super::{Verdict, score};
use crate::problem::{OnFailure, Problem, TestCase, TestGroup};
use crate::report::{CaseRecord, GroupRecord};

/// Judges one case, which has this index among all cases of the problem.
pub(super) type Judge<'a> = dyn Fn(usize, &TestCase) -> CaseRecord + Sync + 'a;

/// Group after group, since one may require another; the cases of a group in parallel.
pub(super) fn by_rules(problem: &Problem, judge: &Judge<'_>) -> Vec<GroupRecord> {
    let mut groups: Vec<GroupRecord> = Vec::with_capacity(problem.groups.len());
    let mut first = 0;
    for group in &problem.groups {
        let passed = |name: &String| {
            groups
                .iter()
                .any(|done| done.name == *name && done.verdict == Verdict::Accepted)
        };
        let cases = if group.definition.requires.iter().all(passed) {
            run(group, first, judge)
        } else {
            skipped(group)
        };
        first += group.cases.len();
        groups.push(record(group, cases));
    }
    groups
}

fn run(group: &TestGroup, first: usize, judge: &Judge<'_>) -> Vec<CaseRecord> {
    let judge = |(index, case): (usize, &TestCase)| judge(first + index, case);
    match group.definition.on_failure {
        OnFailure::Continue => group.cases.par_iter().enumerate().map(judge).collect(),
        // One after the other: what comes behind a failure does not run.
        OnFailure::Stop => {
            let mut cases: Vec<CaseRecord> = Vec::new();
            for (index, case) in group.cases.iter().enumerate() {
                let failed = cases
                    .last()
                    .is_some_and(|last| last.verdict != Verdict::Accepted);
                let reason = "the group stops at its first failure";
                cases.push(if failed {
                    bare(case, Verdict::Skipped, reason)
                } else {
                    judge((index, case))
                });
            }
            cases
        }
    }
}

fn skipped(group: &TestGroup) -> Vec<CaseRecord> {
    let names = group.definition.requires.iter();
    let names: Vec<_> = names.map(|name| format!("`{name}`")).collect();
    let names = names.join(" and ");
    let reason = format!("the group requires {names}, which is not accepted");
    let cases = group.cases.iter();
    cases
        .map(|case| bare(case, Verdict::Skipped, &reason))
        .collect()
}

/// A case that did not run.
pub(super) fn bare(case: &TestCase, verdict: Verdict, reason: &str) -> CaseRecord {
    CaseRecord {
        id: case.id.clone(),
        verdict,
        reason: reason.to_owned(),
        usage: None,
        finding: None,
        evidence: None,
    }
}

/// A case that cannot be judged.
pub(super) fn without_answer(case: &TestCase) -> CaseRecord {
    let reason = "the reference has no answer to this case";
    bare(case, Verdict::JudgeError, reason)
}

/// What a group's cases come to.
pub(super) fn record(group: &TestGroup, cases: Vec<CaseRecord>) -> GroupRecord {
    let verdicts: Vec<Verdict> = cases.iter().map(|case| case.verdict).collect();
    let definition = &group.definition;
    GroupRecord {
        name: definition.name.clone(),
        verdict: score::worst(verdicts.iter().copied()),
        points: score::group_points(definition.aggregation, definition.points, &verdicts),
        points_max: definition.points,
        cases,
    }
}
