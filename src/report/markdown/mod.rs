//! Markdown, as GitHub and GitLab read it: a summary for pull requests and wikis.
//!
//! It has a bound on its size, since what it is pasted into has one. What did not
//! fit is counted, never dropped in silence.

mod bounded;
mod details;
mod tables;

use super::escape::clipped;
use super::escape::markdown::inline;
use super::number;
use super::record::Report;
use super::words;
use crate::judge::Verdict;
use bounded::{Bounded, List};

/// A comment on GitHub holds 65,536 characters; on GitLab, more.
const BYTES_MAX: usize = 60_000;

/// Columns of a name in a heading or a table.
const NAME_COLUMNS_MAX: usize = 60;

/// The whole report, in at most 60,000 bytes.
pub(super) fn render(report: &Report) -> String {
    render_within(report, BYTES_MAX)
}

/// The report in at most `bytes_max` bytes: first the tables, then as much of what
/// failed as there is room for. Without room for a line of it, nothing.
pub(super) fn render_within(report: &Report, bytes_max: usize) -> String {
    let mut page = Bounded::new(bytes_max);
    page.push(&heading(report));
    page.push(&format!("{}\n", summary(report)));
    if report.interrupted {
        page.push(
            "\n**Grading was interrupted:** what did not run is a judge error. \
             Grade again, and it goes on from there.\n",
        );
    }
    match &report.candidates[..] {
        [candidate] => tables::submissions(&mut page, report, candidate),
        _ => {
            tables::ranking(&mut page, report);
            tables::problems(&mut page, report);
        }
    }
    details::failures(&mut page, report);
    ignored(&mut page, report);
    page.text
}

fn heading(report: &Report) -> String {
    match &report.candidates[..] {
        [candidate] => {
            let score = number::score(candidate.score);
            format!("## {}: {score} of 100\n\n", name(&candidate.name))
        }
        many => {
            let candidates = number::count(many.len() as u64, "candidate");
            let problems = number::count(report.problems.len() as u64, "problem");
            format!("## {candidates}, {problems}\n\n")
        }
    }
}

/// How many submissions got which verdict.
fn summary(report: &Report) -> String {
    let counts = || {
        report
            .verdict_counts
            .iter()
            .filter(|one| one.submissions > 0)
    };
    let all = counts().fold(0_u64, |all, count| all.saturating_add(count.submissions));
    let counted: Vec<String> = counts()
        .map(|count| words::counted(count.submissions, count.verdict))
        .collect();
    let all = number::count(all, "submission");
    match counted.is_empty() {
        true => format!("{all}."),
        false => format!("{all}: {}.", counted.join(", ")),
    }
}

fn ignored(page: &mut Bounded, report: &Report) {
    if report.ignored.is_empty() {
        return;
    }
    let files = number::count(report.ignored.len() as u64, "file");
    let list = List {
        head: &format!("\n<details><summary>{files} not graded</summary>\n\n"),
        tail: "\n</details>\n",
        noun: "file",
        bytes_max: page.bytes_max / 8,
    };
    page.list(&list, report.ignored.iter(), |one| {
        let reason = inline(&clipped(&one.reason, 200));
        format!("- {}: {reason}\n", name(&one.file))
    });
}

/// A name that somebody chose, shortened.
fn name(name: &str) -> String {
    match name {
        "" => "(no name)".to_string(),
        _ => inline(&clipped(name, NAME_COLUMNS_MAX)),
    }
}

/// `✅ accepted`.
fn verdict(verdict: Option<Verdict>) -> String {
    let sign = match verdict {
        Some(Verdict::Accepted) => '✅',
        Some(Verdict::Skipped) => '⏩',
        Some(Verdict::JudgeError) => '❗',
        Some(_) => '❌',
        None => '➖',
    };
    let words = verdict.map_or_else(
        || super::attempts::NO_SUBMISSION.to_string(),
        words::verdict,
    );
    format!("{sign} {words}")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser, TagEnd};

    use super::super::tests::{full_report, harmless};
    use super::*;

    /// HTML that is ours.
    fn is_ours(html: &str) -> bool {
        let opened = html
            .strip_prefix("<details><summary>")
            .and_then(|rest| rest.strip_suffix("</summary>"));
        match opened {
            Some(words) => words
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || ", ".contains(c)),
            None => ["</details>", "<span>", "</span>"].contains(&html),
        }
    }

    /// Reads it as Markdown, and counts the elements that are opened and closed by our own HTML.
    fn check(markdown: &str) -> Result<(), TestCaseError> {
        harmless(markdown)?;
        let (mut opened, mut closed) = (0, 0);
        for event in Parser::new_ext(markdown, Options::all()) {
            match event {
                Event::Html(html) | Event::InlineHtml(html) => {
                    let html = html.trim_end();
                    prop_assert!(is_ours(html), "{:?}", html);
                    opened += usize::from(html.starts_with("<details>"));
                    closed += usize::from(html == "</details>");
                }
                Event::Start(_) | Event::Text(_) | Event::SoftBreak => {}
                // The signs that the legend names.
                Event::Code(sign) => prop_assert_eq!(sign.chars().count(), 1),
                Event::End(tag) => prop_assert!(
                    matches!(
                        tag,
                        TagEnd::Heading(_)
                            | TagEnd::Paragraph
                            | TagEnd::Strong
                            | TagEnd::HtmlBlock
                            | TagEnd::CodeBlock
                            | TagEnd::List(false)
                            | TagEnd::Item
                            | TagEnd::Table
                            | TagEnd::TableHead
                            | TagEnd::TableRow
                            | TagEnd::TableCell
                    ),
                    "{:?} in {}",
                    tag,
                    markdown
                ),
                other => prop_assert!(false, "{:?} in {}", other, markdown),
            }
        }
        prop_assert_eq!(opened, closed);
        Ok(())
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

        #[test]
        fn every_report_is_bounded_and_only_our_own_markup(
            report in full_report(),
            bytes_max in prop_oneof![0_usize..400, 0_usize..20_000],
        ) {
            let markdown = render_within(&report, bytes_max);
            prop_assert!(markdown.len() <= bytes_max);
            check(&markdown)?;
            let whole = render(&report);
            prop_assert!(whole.len() <= BYTES_MAX && !whole.is_empty());
            check(&whole)?;
        }
    }

    #[test]
    fn what_has_no_room_is_counted() {
        let file = include_bytes!("../../../fixtures/reports/friendly.json");
        let mut report = super::super::parse(file).expect("a report");
        let one = report.candidates[1].clone();
        report.candidates = (0..1000)
            .map(|at| {
                let name = format!("candidate {at:04}");
                super::super::CandidateRecord {
                    name,
                    ..one.clone()
                }
            })
            .collect();
        let markdown = render_within(&report, 30_000);
        let rows = markdown
            .lines()
            .filter(|line| line.starts_with("| 1 | "))
            .count();
        let told = markdown.matches(" failed</summary>").count();
        assert!(rows > 100 && told > 3, "{rows} rows, {told} told of");
        for (shown, all, noun) in [(rows, 1000, "candidate"), (told, 4000, "submission")] {
            let left_out = number::count((all - shown) as u64, noun);
            let note = format!("… and {left_out} left out here");
            assert!(markdown.contains(&note), "{note}");
        }
        assert!(markdown.len() > 25_000, "{} bytes", markdown.len());
    }
}
