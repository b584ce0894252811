//! What a verification found out, for a person: remarks, the kill matrix, the margins.

use super::Excerpt;
use super::escape;
use super::number;
use super::page::{Keep, Page, Room};
use super::paint::{Paint, Style, columns, pad};
use crate::judge::Verdict;
use crate::verification::{
    ACCEPTED_SHARE_MAX, Difference, KillMatrix, Mutation, Severity, TOO_SLOW_SHARE_MIN,
    Verification,
};

/// Columns of a cell of the kill matrix: `TLE`, and the space before it.
const CELL_COLUMNS: usize = 4;
/// Columns of a case's id at most.
const CASE_COLUMNS_MAX: usize = 40;
/// What is shown of a compiler's message.
const MESSAGE_BYTES: usize = 4 << 10;
const MESSAGE: Room = Room {
    lines_max: 24,
    columns_max: 160,
};
/// Stands where a case does not catch a submission.
const NOT_CAUGHT: &str = "·";

/// All verifications, and a summary at the end; `strict` says whether warnings count.
pub fn verification_page(verifications: &[Verification], strict: bool, style: Style) -> String {
    let mut page = Page::new(style);
    for verification in verifications {
        page.gap();
        problem(&mut page, verification, strict);
    }
    page.gap();
    summary(&mut page, verifications, strict);
    page.text
}

fn problem(page: &mut Page, verification: &Verification, strict: bool) {
    let style = page.style;
    let holds = verification.holds(strict);
    let (paint, word) = if holds {
        (Paint::Green, "proves itself")
    } else {
        (Paint::Red, "does not prove itself")
    };
    let counts = verification.promises.iter().map(|(verdict, count)| {
        let count = number::thousands(*count as u64);
        format!("{count} {}", verdict.short())
    });
    let counts: Vec<String> = counts.collect();
    page.line(&format!(
        "■ {}  {}: {}, known submissions: {}",
        style.paint(Paint::Bold, &escape::line(&verification.problem)),
        style.paint(paint, word),
        number::count(verification.cases as u64, "case"),
        counts.join(", ")
    ));
    for remark in &verification.remarks {
        let (paint, word) = match remark.severity {
            Severity::Error => (Paint::Red, "error"),
            Severity::Warning if strict => (Paint::Red, "warning"),
            Severity::Warning => (Paint::Yellow, "warning"),
        };
        let (first, rest) = remark.text.split_once('\n').unwrap_or((&remark.text, ""));
        page.wrapped("  ", &format!("{word}: {}: {first}", remark.about), paint);
        if !rest.is_empty() {
            // A compiler's message keeps its lines.
            let rest = Excerpt::of(rest.as_bytes(), MESSAGE_BYTES);
            page.block("message", &rest, Keep::Beginning, MESSAGE);
        }
    }
    matrix(page, &verification.matrix);
    margins(page, verification);
    if let Some(mutation) = &verification.mutation {
        mutants(page, mutation);
    }
}

fn matrix(page: &mut Page, matrix: &KillMatrix) {
    if matrix.columns.is_empty() {
        return;
    }
    let style = page.style;
    let ids = matrix
        .cases
        .iter()
        .map(|case| escape::clipped(case, CASE_COLUMNS_MAX));
    let ids: Vec<String> = ids.collect();
    let heading = "kill matrix";
    let id_columns = ids.iter().map(|id| columns(id)).max().unwrap_or(0);
    let id_columns = id_columns.max(columns(heading));
    let fitting = style.columns().saturating_sub(2 + id_columns) / CELL_COLUMNS;
    let numbers: Vec<usize> = (0..matrix.columns.len()).collect();
    for band in numbers.chunks(fitting.max(1)) {
        page.gap();
        let heads = band.iter().map(|at| format!(" {:<3}", at + 1));
        let heads: String = heads.collect();
        page.line(&style.paint(
            Paint::Bold,
            &format!("  {}{heads}", pad(heading, id_columns)),
        ));
        for (case, id) in ids.iter().enumerate() {
            let cells = band.iter().map(|at| {
                let column = &matrix.columns[*at];
                let verdict = column.verdicts.get(case).copied();
                match verdict.filter(|_| column.is_caught_by(case)) {
                    Some(verdict) => {
                        style.paint(Paint::of(verdict), &format!(" {:<3}", verdict.short()))
                    }
                    None => style.paint(Paint::Dim, &format!(" {NOT_CAUGHT:<3}")),
                }
            });
            let cells: String = cells.collect();
            page.line(&format!("  {}{cells}", pad(id, id_columns)));
        }
    }
    page.gap();
    for (at, column) in matrix.columns.iter().enumerate() {
        let caught = number::count(column.catches() as u64, "case");
        page.line(&format!(
            "  {:>3} {}  {}",
            at + 1,
            escape::clipped(&column.name, style.columns().saturating_sub(30)),
            style.paint(Paint::Dim, &format!("caught by {caught}"))
        ));
    }
}

fn margins(page: &mut Page, verification: &Verification) {
    let margins = &verification.margins;
    page.gap();
    if let Some(slowest) = &margins.slowest_accepted {
        let per_mille = slowest.per_mille();
        let text = format!(
            "slowest accepted: {}.{} % of the time limit (at most {ACCEPTED_SHARE_MAX} %), {} on {}",
            per_mille / 10,
            per_mille % 10,
            slowest.submission,
            slowest.case
        );
        page.wrapped("  ", &text, Paint::Plain);
    }
    let promised = verification.promises.iter();
    let too_slow = promised
        .filter(|(verdict, _)| *verdict == Verdict::TimeLimitExceeded)
        .map(|(_, count)| *count)
        .sum::<usize>();
    if too_slow > 0 {
        let text = format!(
            "too slow: {} of {too_slow} need more than {TOO_SLOW_SHARE_MIN} % of the time limit",
            margins.too_slow
        );
        page.wrapped("  ", &text, Paint::Plain);
    }
}

fn mutants(page: &mut Page, mutation: &Mutation) {
    let differing = mutation.differing().count();
    let not_tried = mutation.found - mutation.tried;
    if mutation.tried == 0 {
        let text = "mutants: none, since reference.rs has nothing that could be changed";
        return page.wrapped("  ", text, Paint::Plain);
    }
    let mut text = format!(
        "mutants: {} of {} that differ are killed ({} %); {} do not compile, {} no input tells apart",
        mutation.killed,
        mutation.killed + differing,
        mutation.killed_share(),
        mutation.not_compiled,
        mutation.survivors.len() - differing,
    );
    if not_tried > 0 {
        text.push_str(&format!("; {not_tried} more were not tried"));
    }
    page.wrapped("  ", &text, Paint::Plain);
    for survivor in &mutation.survivors {
        let (original, replacement) = &survivor.change;
        let change = match replacement.as_str() {
            "" => format!("without `{original}`"),
            _ => format!("`{original}` as `{replacement}`"),
        };
        let (paint, what) = match &survivor.difference {
            Difference::Differs(input) => {
                let input = input.replace('\n', " ⏎ ");
                (Paint::Yellow, format!("survives; differs on {input}"))
            }
            Difference::NotSeen => (Paint::Dim, "no input tells it apart".to_owned()),
            Difference::Unknown(why) => (
                Paint::Yellow,
                format!("survives; no input was tried, since {why}"),
            ),
        };
        page.wrapped(
            "    ",
            &format!("{}: {change}: {what}", survivor.place),
            paint,
        );
    }
}

fn summary(page: &mut Page, verifications: &[Verification], strict: bool) {
    let good = verifications
        .iter()
        .filter(|verification| verification.holds(strict))
        .count();
    let count = |severity: Severity| {
        let remarks = verifications.iter().flat_map(|one| &one.remarks);
        let count = remarks.filter(|remark| remark.severity == severity).count();
        count as u64
    };
    let text = format!(
        "{good} of {} {}: {}, {}{}",
        verifications.len(),
        match verifications.len() {
            1 => "problem proves itself",
            _ => "problems prove themselves",
        },
        number::count(count(Severity::Error), "error"),
        number::count(count(Severity::Warning), "warning"),
        if strict {
            " (which count as errors)"
        } else {
            ""
        },
    );
    let paint = if good == verifications.len() {
        Paint::Green
    } else {
        Paint::Red
    };
    page.line(&page.style.paint(paint, &text));
}
