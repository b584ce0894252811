//! What whoever handed something in is told of it on a platform: plain text of
//! short lines, without colour, that no reader takes for markup or for an order.

use super::escape;
use super::evidence;
use super::number;
use super::page::Page;
use super::paint::{Paint, Style};
use super::record::{CaseRecord, Excerpt, ProblemRecord, Report};
use super::words;
use crate::judge::Verdict;

/// Platforms show text in a narrow box.
const STYLE: Style = Style {
    color: false,
    width: 80,
};
/// Failed cases of a group that are shown with input and output.
const CASES_MAX: usize = 3;
/// Files that are named as not graded.
const IGNORED_MAX: usize = 20;
/// Columns of such a note.
const NOTE_COLUMNS_MAX: usize = 200;
/// Columns of a case's name.
const ID_COLUMNS_MAX: usize = 60;

/// Said of every judge error, so that it cannot be taken for a submission's failure.
pub(super) const NO_FAULT: &str =
    "the judge's own side failed, through no fault of the submission; it has to be graded again";

/// A line for each case, and what explains the first few that failed.
pub(super) fn cases(problem: Option<&ProblemRecord>, cases: &[CaseRecord]) -> String {
    let mut page = Page::new(STYLE);
    let mut room = CASES_MAX;
    let mut has_diff = false;
    for case in cases {
        let explained = words::failed(case) && room > 0;
        case_lines(&mut page, problem, case, explained);
        room -= usize::from(explained);
        has_diff |= explained && evidence::has_diff(case);
    }
    if has_diff {
        evidence::legend(&mut page);
    }
    page.text
}

fn case_lines(
    page: &mut Page,
    problem: Option<&ProblemRecord>,
    case: &CaseRecord,
    explained: bool,
) {
    let id = escape::clipped(&case.id, ID_COLUMNS_MAX);
    let start = format!("{:<3} {id}: ", case.verdict.short());
    page.wrapped(&start, &words::reason(case), Paint::Plain);
    if case.verdict == Verdict::JudgeError {
        page.wrapped("    ", NO_FAULT, Paint::Plain);
    }
    if let Some(hint) = hint(problem, case) {
        page.wrapped("    hint      ", hint, Paint::Plain);
    }
    if explained {
        evidence::brief(page, case);
    }
}

/// What a report says beside its submissions: that it is not whole, and what was not graded.
pub(super) fn notes(report: &Report) -> Vec<String> {
    let mut notes = Vec::new();
    if report.interrupted {
        notes.push("Grading was interrupted: this is not final.".to_string());
    }
    let ignored = report.ignored.iter().map(|file| {
        let note = format!("Not graded: {}: {}", file.file, file.reason);
        escape::clipped(&note, NOTE_COLUMNS_MAX)
    });
    notes.extend(ignored.take(IGNORED_MAX));
    let more = report.ignored.len().saturating_sub(IGNORED_MAX) as u64;
    if more > 0 {
        let more = number::count(more, "more file");
        notes.push(format!("Not graded: {more}"));
    }
    notes
}

/// What the author says to whoever ran the case and failed it.
pub(super) fn hint<'a>(problem: Option<&'a ProblemRecord>, case: &CaseRecord) -> Option<&'a str> {
    let has_run = !matches!(case.verdict, Verdict::CompileError | Verdict::JudgeError);
    let is_asked = words::failed(case) && has_run;
    let groups = problem
        .filter(|_| is_asked)
        .map_or(&[][..], |one| &one.groups);
    let mut known = groups.iter().flat_map(|group| &group.cases);
    let known = known.find(|known| known.id == case.id)?;
    known.hint.as_deref()
}

/// The beginning of a text, line by line, every character of it visible.
pub(super) fn lines(excerpt: &Excerpt) -> String {
    let lines: Vec<_> = excerpt.text.lines().map(escape::line).collect();
    let mut text = lines.join("\n");
    if excerpt.cut {
        let all = number::size(excerpt.bytes);
        text += &format!("\n… cut here: this is the beginning of {all}");
    }
    text
}

/// The beginning of a text that was made safe, of at most `bytes_max` bytes; it says so where it is cut.
pub(super) fn bounded(mut text: String, bytes_max: usize) -> String {
    const CUT: &str = "\n… cut here";
    if text.len() > bytes_max {
        text.truncate(text.floor_char_boundary(bytes_max.saturating_sub(CUT.len())));
        if bytes_max >= CUT.len() {
            text += CUT;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::super::record::{ProblemCaseRecord, ProblemGroupRecord};
    use super::*;

    fn case(verdict: Verdict) -> CaseRecord {
        CaseRecord {
            id: "secret/01".to_string(),
            verdict,
            reason: String::new(),
            usage: None,
            finding: None,
            evidence: None,
        }
    }

    #[test]
    fn the_hint_is_for_those_who_ran_the_case_and_failed_it() {
        let known = ProblemCaseRecord {
            id: "secret/01".to_string(),
            input_bytes: None,
            hint: Some("Think of zero.".to_string()),
        };
        let problem = ProblemRecord {
            id: String::new(),
            title: String::new(),
            weight: 1,
            points: 0,
            cases: 1,
            digest: String::new(),
            groups: vec![ProblemGroupRecord {
                name: "secret".to_string(),
                sample: false,
                points: 0,
                cases: vec![known],
            }],
        };
        let told = |verdict| hint(Some(&problem), &case(verdict));
        assert_eq!(told(Verdict::WrongAnswer), Some("Think of zero."));
        for verdict in [
            Verdict::Accepted,
            Verdict::Skipped,
            Verdict::CompileError,
            Verdict::JudgeError,
        ] {
            assert_eq!(told(verdict), None);
        }
        // A redacted case has no more than this, and it is still explained.
        let text = cases(Some(&problem), &[case(Verdict::WrongAnswer)]);
        assert_eq!(
            text,
            "WA  secret/01: wrong answer\n    hint      Think of zero.\n"
        );
    }

    #[test]
    fn a_judge_error_is_said_to_be_nobodys_fault() {
        let text = cases(None, &[case(Verdict::JudgeError)]);
        assert!(text.contains("through no fault"), "{text}");
    }

    #[test]
    fn a_text_that_is_cut_says_so_and_keeps_to_its_bound() {
        assert_eq!(bounded("abc".to_string(), 3), "abc");
        let cut = bounded("é".repeat(20), 30);
        assert!(cut.ends_with("\n… cut here") && cut.len() <= 30, "{cut}");
        assert_eq!(bounded("é".repeat(20), 3), "");
    }
}
