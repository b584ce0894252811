//! A comparison of two reports for a person at a terminal.

use std::fmt::Display;

use super::comparison::{Change, Comparison, SubmissionChange};
use super::escape;
use super::number;
use super::page::Page;
use super::paint::{Paint, Style};
use crate::judge::Verdict;

/// So many cases of a submission are shown.
const CASES_MAX: usize = 10;
/// Stands for a submission that is not there.
const NONE: &str = "–";

/// The whole comparison.
pub fn comparison_page(comparison: &Comparison, style: Style) -> String {
    let mut page = Page::new(style);
    for candidate in &comparison.candidates {
        let name = escape::clipped(&candidate.name, style.columns() - 24);
        let name = style.paint(Paint::Bold, &name);
        let score = arrow(candidate.score, number::score);
        page.line(&format!("■ {name}  {score}{}", difference(candidate.score)));
        for submission in &candidate.submissions {
            submission_lines(&mut page, submission);
        }
    }
    page.gap();
    notes(&mut page, comparison);
    let changed = comparison.candidates.len() as u64;
    let all = number::count(changed + comparison.unchanged, "candidate");
    let summary = match changed {
        0 => format!("no verdict and no score changes, of {all}"),
        _ => format!(
            "{} of {all} {}",
            number::thousands(changed),
            if changed == 1 { "changes" } else { "change" }
        ),
    };
    page.line(&style.paint(Paint::Bold, &summary));
    page.text
}

fn submission_lines(page: &mut Page, submission: &SubmissionChange) {
    let both = Change {
        old: submission.verdict.old.zip(submission.score.old),
        new: submission.verdict.new.zip(submission.score.new),
    };
    let text = |(verdict, score): (Verdict, f64)| match verdict {
        Verdict::Accepted => verdict.short().to_owned(),
        _ => format!("{} {}", verdict.short(), number::score(score)),
    };
    let id = escape::clipped(&submission.problem, 40);
    page.line(&format!("  {id}  {}", arrow(both, text)));
    for case in submission.cases.iter().take(CASES_MAX) {
        let id = escape::clipped(&case.id, 40);
        let verdicts = arrow(case.verdict, |verdict| verdict.short().to_owned());
        page.line(
            &page
                .style
                .paint(Paint::Dim, &format!("    {id}  {verdicts}")),
        );
    }
    if let more @ 1.. = submission.cases.len().saturating_sub(CASES_MAX) {
        let more = number::count(more as u64, "more case");
        page.line(&page.style.paint(Paint::Dim, &format!("    … and {more}")));
    }
}

/// What may be why, and what is not shown.
fn notes(page: &mut Page, comparison: &Comparison) {
    let list = |names: &[String]| {
        let names = names.iter().map(|name| escape::clipped(name, 40));
        names.collect::<Vec<_>>().join(", ")
    };
    if !comparison.problems.is_empty() {
        let names = list(&comparison.problems);
        let note = format!("Other problems, cases, limits or weights: {names}");
        page.wrapped("", &note, Paint::Plain);
    }
    if !comparison.runtimes.is_empty() {
        let names = list(&comparison.runtimes);
        let note = format!("Other runtimes, so counts of instructions may differ: {names}");
        page.wrapped("", &note, Paint::Yellow);
    }
    if comparison.only_cases > 0 {
        let count = number::count(comparison.only_cases, "more submission");
        let note = format!("{count} with the same verdict and score: single cases differ");
        page.wrapped("", &note, Paint::Dim);
    }
}

fn arrow<T: Copy, S: Display>(change: Change<T>, text: impl Fn(T) -> S) -> String {
    let text = |value: Option<T>| value.map_or(NONE.to_owned(), |value| text(value).to_string());
    format!("{} → {}", text(change.old), text(change.new))
}

/// ` (+4.5)`
fn difference(score: Change<f64>) -> String {
    let (Some(old), Some(new)) = (score.old, score.new) else {
        return String::new();
    };
    let difference = new - old;
    let sign = if difference < 0.0 { '−' } else { '+' };
    format!("  ({sign}{})", number::score(difference.abs()))
}
