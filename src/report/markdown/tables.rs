//! The tables: one candidate's submissions, or a cohort's ranks and problems.

use super::super::attempts::{Attempt, attempts_of};
use super::super::escape::clipped;
use super::super::escape::markdown::inline;
use super::super::number;
use super::super::ranking::{self, Rank};
use super::super::record::{CandidateRecord, Report};
use super::super::statistics::statistics;
use super::super::words;
use super::bounded::{Bounded, List};
use super::{name, verdict};
use crate::judge::Verdict;

/// Columns of what failed first.
const WHY_COLUMNS_MAX: usize = 120;

/// One candidate's submissions.
pub(super) fn submissions(page: &mut Bounded, report: &Report, candidate: &CandidateRecord) {
    let list = List {
        head: "\n| Problem | Verdict | Score | Points | What failed first |\n\
               |---|---|--:|--:|---|\n",
        tail: "",
        noun: "problem",
        bytes_max: page.bytes_max / 2,
    };
    let attempts = attempts_of(report, candidate);
    page.list(&list, attempts.iter(), submission);
}

fn submission(attempt: &Attempt<'_>) -> String {
    let points = attempt.points().map(|(points, most)| {
        let most = number::thousands(most);
        format!("{} of {most}", number::points(points))
    });
    let why = attempt.submission.map(words::why).unwrap_or_default();
    format!(
        "| {} | {} | {} | {} | {} |\n",
        name(attempt.problem),
        verdict(attempt.verdict()),
        number::score(attempt.score()),
        points.unwrap_or_default(),
        inline(&clipped(&why, WHY_COLUMNS_MAX)),
    )
}

/// The candidates of a cohort, the best first.
pub(super) fn ranking(page: &mut Bounded, report: &Report) {
    let list = List {
        head: "\n### Ranking\n\n| Place | Candidate | Score | Accepted |\n|--:|---|--:|--:|\n",
        tail: "",
        noun: "candidate",
        bytes_max: page.bytes_max / 3,
    };
    let problems = report.problems.len() as u64;
    page.list(&list, ranking::ranking(report).iter(), |rank: &Rank| {
        let candidate = &report.candidates[rank.candidate];
        let entry = candidate.entry.as_ref();
        let called = entry.and_then(|entry| entry.name.as_deref());
        let called = called.filter(|called| *called != candidate.name);
        let submissions = candidate.submissions.iter();
        let accepted = submissions.filter(|one| one.verdict == Verdict::Accepted);
        format!(
            "| {} | {}{} | {} | {} of {} |\n",
            number::thousands(rank.place as u64),
            name(&candidate.name),
            called
                .map(|called| format!(" ({})", name(called)))
                .unwrap_or_default(),
            number::score(candidate.score),
            number::thousands(accepted.count() as u64),
            number::thousands(problems),
        )
    });
}

/// The problems of a cohort.
pub(super) fn problems(page: &mut Bounded, report: &Report) {
    let list = List {
        head: "\n### Problems\n\n\
               | Problem | Handed in | Accepted | Mean score | Most common failure |\n\
               |---|--:|--:|--:|---|\n",
        tail: "",
        noun: "problem",
        bytes_max: page.bytes_max / 6,
    };
    let rows = report.problems.iter().zip(statistics(report));
    page.list(&list, rows, |(problem, found)| {
        format!(
            "| {} | {} | {} | {} | {} |\n",
            name(&problem.id),
            number::thousands(found.attempts as u64),
            number::thousands(found.accepted as u64),
            found.mean.map(number::score).unwrap_or_default(),
            found
                .most_common_failure
                .map(words::verdict)
                .unwrap_or_default(),
        )
    });
}
