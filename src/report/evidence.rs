//! What went in and came out of one case, as far as it explains the verdict.

use super::diff::Diff;
use super::escape;
use super::page::{Keep, Page, Room};
use super::paint::{Paint, Style};
use super::record::{CaseRecord, Evidence};
use super::words;
use crate::judge::Verdict;

/// Room for each text where one case of many is shown.
const BRIEF_LINES_MAX: usize = 8;
/// Rows of a diff where one case of many is shown.
const BRIEF_ROWS_MAX: usize = 16;
/// Room where a single case is shown in full.
const FULL: Room = Room {
    lines_max: 500,
    columns_max: 2000,
};

/// What a person wants to see first of a case that failed.
pub(super) fn brief(page: &mut Page, case: &CaseRecord) {
    let columns_max = text_columns(page.style);
    let room = Room {
        lines_max: BRIEF_LINES_MAX,
        columns_max,
    };
    if let Some(usage) = &case.usage {
        match case.verdict {
            Verdict::TimeLimitExceeded => page.labelled("time", &words::time(usage)),
            Verdict::MemoryLimitExceeded => page.labelled("memory", &words::memory(usage)),
            _ => {}
        }
    }
    let Some(evidence) = &case.evidence else {
        return difference(page, case, columns_max, true);
    };
    let shown_if_any = |page: &mut Page, label, excerpt: &super::Excerpt, keep| {
        if !excerpt.is_empty() {
            page.block(label, excerpt, keep, room);
        }
    };
    match case.verdict {
        // There was nothing to run, or nothing that the submission could be blamed for.
        Verdict::Accepted | Verdict::Skipped | Verdict::CompileError | Verdict::JudgeError => {}
        Verdict::WrongAnswer => {
            page.block("input", &evidence.input, Keep::Beginning, room);
            compared(
                page,
                case,
                evidence,
                Room {
                    lines_max: BRIEF_ROWS_MAX,
                    columns_max,
                },
            );
            shown_if_any(page, "printed", &evidence.printed, Keep::Beginning);
        }
        Verdict::OutputLimitExceeded => {
            page.block("input", &evidence.input, Keep::Beginning, room);
            page.block("output", &evidence.output, Keep::Beginning, room);
        }
        Verdict::TimeLimitExceeded | Verdict::MemoryLimitExceeded | Verdict::RunTimeError => {
            page.block("input", &evidence.input, Keep::Beginning, room);
            shown_if_any(page, "output", &evidence.output, Keep::Beginning);
        }
    }
    shown_if_any(page, "stderr", &evidence.stderr, Keep::Ends);
}

/// What a case's author says to those whose submissions fail it.
pub(super) fn hint(page: &mut Page, hint: Option<&str>) {
    if let Some(hint) = hint {
        page.wrapped("    ", &format!("hint: {}", hint.trim()), Paint::Yellow);
    }
}

/// Everything that is known of one case: what `gradebox run … --case ID` shows.
///
/// The evidence comes beside the record because the record of an accepted case
/// holds none.
pub fn case_details(case: &CaseRecord, evidence: &Evidence, style: Style) -> String {
    let mut page = Page::new(style);
    let verdict = style.paint(Paint::of(case.verdict), &words::verdict(case.verdict));
    let columns_max = page.style.columns().saturating_sub(4);
    page.line(&format!(
        "case {}: {verdict}",
        escape::clipped(&case.id, columns_max)
    ));
    if case.verdict != Verdict::Accepted {
        page.wrapped("    ", &words::reason(case), Paint::Plain);
    }
    page.gap();
    page.block("input", &evidence.input, Keep::Beginning, FULL);
    page.block("answer", &evidence.answer, Keep::Beginning, FULL);
    page.block("output", &evidence.output, Keep::Beginning, FULL);
    if case.verdict == Verdict::WrongAnswer {
        let lines_max = FULL.lines_max;
        let columns_max = text_columns(style);
        compared(
            &mut page,
            case,
            evidence,
            Room {
                lines_max,
                columns_max,
            },
        );
        legend(&mut page);
    }
    if !evidence.printed.is_empty() {
        page.block("printed", &evidence.printed, Keep::Beginning, FULL);
    }
    if !evidence.stderr.is_empty() {
        page.block("stderr", &evidence.stderr, Keep::Beginning, FULL);
    }
    if let Some(usage) = &case.usage {
        page.gap();
        page.labelled("time", &words::time(usage));
        page.labelled("memory", &words::memory(usage));
        page.labelled("written", &super::number::count(usage.output_bytes, "byte"));
    }
    page.text
}

/// Whether a case is shown with the difference of its answer and its output.
pub(super) fn has_diff(case: &CaseRecord) -> bool {
    let output = case.evidence.as_ref().map(|evidence| &evidence.output);
    case.verdict == Verdict::WrongAnswer && output.is_some_and(|output| !output.is_empty())
}

/// What the signs of a diff mean.
pub(super) fn legend(page: &mut Page) {
    let text = "(- answer, + output; · space at the end, ⇥ tab, ␍ carriage return, ⏎ newline)";
    page.wrapped("    ", text, Paint::Dim);
}

/// The finding and the diff of a wrong answer.
fn compared(page: &mut Page, case: &CaseRecord, evidence: &Evidence, room: Room) {
    let diff = Diff::of(&evidence.answer, &evidence.output, room.columns_max);
    // Where a diff of lines, or of the whole value, says it, saying it again would only be noise.
    let place = words::difference(case).map_or("", |found| &found.place);
    let told = words::is_whole(place) || place.starts_with("line ");
    difference(page, case, room.columns_max, diff.rows.is_empty() || !told);
    if evidence.output.is_empty() {
        page.block("answer", &evidence.answer, Keep::Beginning, room);
        page.block("output", &evidence.output, Keep::Beginning, room);
    } else if diff.rows.is_empty() {
        page.labelled("diff", "none in what is kept of answer and output");
    } else {
        page.diff(&diff, room);
    }
}

/// What the checker found: the two values on request, and what would have made them equal.
fn difference(page: &mut Page, case: &CaseRecord, columns_max: usize, values: bool) {
    let Some(found) = words::difference(case) else {
        return;
    };
    if values && !(found.expected.is_empty() && found.found.is_empty()) {
        page.labelled("expected", &escape::clipped(&found.expected, columns_max));
        page.labelled("found", &escape::clipped(&found.found, columns_max));
    }
    if let Some(sentence) = words::near_misses(&found.near_misses) {
        page.wrapped("    ", &sentence, Paint::Yellow);
    }
}

/// What is left of a line for a candidate's text, behind the indent, a line number and a sign.
fn text_columns(style: Style) -> usize {
    style.columns() - 14
}
