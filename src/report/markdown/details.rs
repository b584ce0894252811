//! What failed, submission by submission, each behind a line that opens it.

use std::collections::HashSet;

use super::super::attempts::{Attempt, Cases, Status, Test, attempts};
use super::super::details::{NAMES_MAX, has_diff, named};
use super::super::escape::clipped;
use super::super::escape::markdown::{block, inline};
use super::super::number;
use super::super::record::Report;
use super::super::words;
use super::bounded::{Bounded, List};
use super::{name, verdict};
use crate::judge::Verdict;

/// Groups of one submission that are shown.
const GROUPS_MAX: usize = 4;
/// Lines of a compiler's message.
const MESSAGE_LINES_MAX: usize = 24;
/// Columns of a list of what else failed.
const NAMES_COLUMNS_MAX: usize = 200;

/// What the signs in the blocks mean.
const LEGEND: &str = "\n`-` answer, `+` output; `·` space at the end, `⇥` tab, \
                      `␍` carriage return, `⏎` newline\n";

/// Each submission that is not accepted.
pub(super) fn failures(page: &mut Bounded, report: &Report) {
    let cases = Cases::of(report);
    let failed = attempts(report).filter(|attempt| {
        let submission = attempt.submission;
        submission.is_some_and(|one| one.verdict != Verdict::Accepted)
    });
    let list = List {
        head: "\n### What failed\n",
        tail: "",
        noun: "submission",
        bytes_max: (page.room() - page.room() / 8).saturating_sub(LEGEND.len()),
    };
    let alone = report.candidates.len() == 1;
    page.list(&list, failed, |attempt| failure(&attempt, &cases, alone));
    if report.candidates.iter().any(has_diff) {
        page.push(LEGEND);
    }
}

/// One submission.
fn failure<'a>(attempt: &Attempt<'a>, cases: &Cases<'a>, alone: bool) -> String {
    let tests = attempt.tests(cases);
    let failed: Vec<&Test<'_>> = tests.iter().filter(|one| is_failed(one)).collect();
    let whose = match alone {
        true => String::new(),
        false => format!("{} · ", name(&attempt.candidate.name)),
    };
    let title = format!(
        "\n**{whose}{}**: {}, {} of 100\n",
        name(attempt.problem),
        verdict(attempt.verdict()),
        number::score(attempt.score())
    );
    let never_ran = attempt.submission.is_some_and(|one| one.message.is_some());
    title
        + &match &failed[..] {
            [] => String::new(),
            [first, ..] if never_ran => opened("why it never ran", &told(first)),
            _ => {
                let all = number::count(tests.len() as u64, "case");
                let count = number::thousands(failed.len() as u64);
                opened(&format!("{count} of {all} failed"), &groups(&failed))
            }
        }
}

/// A part that opens on request. `words` are ours: Markdown, and its escapes, are not read there.
fn opened(words: &str, part: &str) -> String {
    format!("\n<details><summary>{words}</summary>\n\n{part}\n</details>\n")
}

fn told(test: &Test<'_>) -> String {
    block(&test.account(MESSAGE_LINES_MAX))
}

fn groups(failed: &[&Test<'_>]) -> String {
    let mut names: Vec<&str> = failed.iter().map(|test| test.group).collect();
    let mut seen = HashSet::new();
    names.retain(|name| seen.insert(*name));
    let shown = names.iter().take(GROUPS_MAX).map(|name| {
        let of_group = failed.iter().filter(|test| test.group == *name);
        group(&of_group.copied().collect::<Vec<_>>())
    });
    let shown: Vec<String> = shown.collect();
    let left_out = names.len().saturating_sub(GROUPS_MAX) as u64;
    let note = match left_out {
        0 => String::new(),
        _ => format!(
            "\n… and {} not shown\n",
            number::count(left_out, "more group")
        ),
    };
    shown.join("\n") + &note
}

fn is_failed(test: &Test<'_>) -> bool {
    matches!(test.status(), Status::Failed | Status::Error)
}

/// The first case of a group that failed, and which others did.
fn group(failed: &[&Test<'_>]) -> String {
    let Some((first, others)) = failed.split_first() else {
        return String::new();
    };
    let points = match first.group_points {
        Some((points, most)) if most > 0 => {
            let points = number::points(points);
            format!(
                ", {points} of {} points",
                number::thousands(u64::from(most))
            )
        }
        _ => String::new(),
    };
    let words = first.verdict.map(words::verdict).unwrap_or_default();
    let mut shown = format!("**{}**: {words}{points}\n\n{}", name(first.id), told(first));
    if !others.is_empty() {
        let names = others
            .iter()
            .filter_map(|one| Some(named(one.id, one.verdict?)));
        let names = words::list(others.len(), NAMES_MAX, names);
        let names = inline(&clipped(&names, NAMES_COLUMNS_MAX));
        shown += &format!("\nAlso failed: {names}\n");
    }
    shown
}
