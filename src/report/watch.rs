//! What became of a submission that its author is still at work on.

use super::escape;
use super::evidence::case_details;
use super::number;
use super::page::Page;
use super::paint::{Paint, Style, pad};
use super::record::{CaseRecord, Evidence};
use super::words;
use crate::judge::Verdict;

/// A submission, judged on some cases.
#[derive(Clone, Debug)]
pub struct Watched {
    /// The file or folder.
    pub file: String,
    /// Each case with what went in and came out; or why nothing ran.
    pub cases: Result<Vec<(CaseRecord, Evidence)>, (Verdict, String)>,
}

/// A line for each case, and the first one that fails in full.
pub fn watch_page(watched: &Watched, style: Style) -> String {
    let mut page = Page::new(style);
    let file = escape::clipped(&watched.file, style.columns() / 2);
    let file = style.paint(Paint::Bold, &file);
    let cases = match &watched.cases {
        Ok(cases) => cases,
        Err((verdict, message)) => {
            page.line(&format!("■ {file}  {}", words::verdict(*verdict)));
            for line in message.lines() {
                page.line(&format!("  {}", escape::line(line)));
            }
            return page.text;
        }
    };
    let accepted = cases
        .iter()
        .filter(|(case, _)| case.verdict == Verdict::Accepted);
    let (accepted, all) = (accepted.count() as u64, cases.len() as u64);
    let all = number::count(all, "case");
    page.line(&format!(
        "■ {file}  {} of {all} accepted",
        number::thousands(accepted)
    ));
    for (case, _) in cases {
        let verdict = style.paint(Paint::of(case.verdict), &pad(case.verdict.short(), 3));
        let why = match case.verdict {
            Verdict::Accepted => String::new(),
            _ => escape::clipped(&words::reason(case), style.columns() / 2),
        };
        page.line(&format!(
            "  {verdict}  {}  {why}",
            escape::clipped(&case.id, 40)
        ));
    }
    if let Some((case, evidence)) = cases.iter().find(|(case, _)| words::failed(case)) {
        page.gap();
        page.text.push_str(&case_details(case, evidence, style));
    }
    page.text
}
