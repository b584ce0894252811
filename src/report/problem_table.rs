//! The table of the problems of a cohort: how they were answered, and which case may be wrong.

use comfy_table::{Cell, CellAlignment};

use super::escape;
use super::number;
use super::page::Page;
use super::paint::{Paint, columns};
use super::record::Report;
use super::statistics::{ProblemStatistics, statistics};
use super::table::{COLUMN_EXTRA, lines, new_table};
use super::words;

/// Stands where there is no number.
const NONE: &str = "–";
/// Columns of a problem's name at least.
const PROBLEM_COLUMNS_MIN: usize = 10;
/// Problems with a case that nobody passes, and such cases of one problem, that are named.
const UNSOLVED_MAX: usize = 5;

/// A column: its head, what it says of a problem, and what that is.
type Column = (&'static str, fn(&ProblemStatistics) -> String, &'static str);

/// From the most wanted: where there is no room, the last ones are left out.
const COLUMNS: [Column; 6] = [
    ("attempts", |of| number::thousands(of.attempts as u64), ""),
    ("passed", |of| per_cent(of.pass_rate), ""),
    (
        "median",
        |of| or_none(of.median.map(number::score_aligned)),
        "median of all candidates' scores",
    ),
    (
        "mostly",
        |of| {
            or_none(
                of.most_common_failure
                    .map(|verdict| verdict.short().to_owned()),
            )
        },
        "mostly: the most common failure",
    ),
    (
        "difficulty",
        |of| hundredths(of.difficulty),
        "difficulty 0 easy, 1 hard",
    ),
    (
        "discr.",
        |of| hundredths(of.discrimination),
        "discr.: correlation with the other problems",
    ),
];

/// Shows the problems in the report's order, and asks about cases that nobody passes.
pub(super) fn problem_table(page: &mut Page, report: &Report) {
    let statistics = statistics(report);
    if statistics.iter().all(|of| of.attempts == 0) {
        return;
    }
    let ids = || report.problems.iter().map(|problem| &problem.id);
    let name_columns = ids()
        .map(|id| columns(&escape::line(id)))
        .max()
        .unwrap_or(0);
    let name_columns = name_columns.max("problem".len());
    let width_of = |(head, text, _): &Column| {
        let texts = statistics.iter().map(|of| columns(&text(of)));
        texts.max().unwrap_or(0).max(head.len()) + COLUMN_EXTRA
    };
    let mut room = page.style.columns() - 1 - COLUMN_EXTRA;
    let fits = |column: &&Column| {
        let left = room.checked_sub(width_of(column));
        let left = left.filter(|left| *left >= name_columns.min(PROBLEM_COLUMNS_MIN));
        left.map(|left| room = left).is_some()
    };
    let says_something = |(_, text, _): &&Column| statistics.iter().any(|of| text(of) != NONE);
    let shown: Vec<&Column> = COLUMNS
        .iter()
        .filter(says_something)
        .take_while(fits)
        .collect();

    let mut table = new_table();
    let right = |text: &str| Cell::new(text).set_alignment(CellAlignment::Right);
    let heads = shown.iter().map(|(head, ..)| right(head));
    table.set_header([Cell::new("problem")].into_iter().chain(heads));
    for (id, of) in ids().zip(&statistics) {
        let name = Cell::new(escape::clipped(id, room));
        let cells = shown.iter().map(|(_, text, _)| right(&text(of)));
        table.add_row([name].into_iter().chain(cells));
    }
    page.gap();
    lines(page, &table);
    let meanings = shown
        .iter()
        .map(|(.., meaning)| *meaning)
        .filter(|meaning| !meaning.is_empty());
    page.flow(
        "  ",
        "   ",
        meanings.map(|meaning| (meaning.to_owned(), Paint::Dim)),
    );
    unsolved(page, report, &statistics);
}

/// A case that nobody passes may be hard, or wrong.
fn unsolved(page: &mut Page, report: &Report, statistics: &[ProblemStatistics]) {
    let of_problems = report.problems.iter().zip(statistics);
    let mut unsolved = of_problems.filter(|(_, of)| !of.solved_by_none.is_empty());
    for (problem, of) in unsolved.by_ref().take(UNSOLVED_MAX) {
        let ids = &of.solved_by_none;
        let question = if ids.len() == 1 {
            "is the case"
        } else {
            "are the cases"
        };
        let ids = words::list(ids.len(), UNSOLVED_MAX, ids.iter().cloned());
        let text = format!("no one passes {ids} of {}: {question} right?", problem.id);
        page.wrapped("  ", &text, Paint::Yellow);
    }
    let more = unsolved.count() as u64;
    if more > 0 {
        let more = number::count(more, "more problem");
        page.line(&format!("  … and cases of {more}"));
    }
}

fn or_none(text: Option<String>) -> String {
    text.unwrap_or_else(|| NONE.to_owned())
}

/// Rounded down, as scores are: almost all is not all.
fn per_cent(share: Option<f64>) -> String {
    or_none(share.map(|share| format!("{} %", number::score_whole(share * 100.0))))
}

fn hundredths(number: Option<f64>) -> String {
    or_none(number.map(|number| format!("{:.2}", number + 0.0)))
}
