//! The table of a cohort: candidates by problems.

use std::collections::HashMap;
use std::ops::Range;

use comfy_table::presets::UTF8_FULL_CONDENSED;
use comfy_table::{Cell, CellAlignment, ContentArrangement, ContentLineStyle, Table, TableStyle};

use super::escape;
use super::number;
use super::page::Page;
use super::paint::{Paint, Style, columns, resolve};
use super::record::{CandidateRecord, Report, SubmissionRecord};
use super::words;
use crate::judge::Verdict;

/// Padding and border of a column.
const COLUMN_EXTRA: usize = 3;
/// The score column: `100.0`, and its padding and border.
const SCORE_COLUMNS: usize = 5 + COLUMN_EXTRA;
/// Lines between the columns and none between the rows.
const BORDERS: TableStyle = UTF8_FULL_CONDENSED
    .header_lines(ContentLineStyle::new('│', '│', '│'))
    .content_lines(ContentLineStyle::new('│', '│', '│'));
/// Stands where a candidate has no submission.
const NONE: &str = "–";

/// Shows the candidates, by name, and what became of their submissions.
///
/// Problems whose names do not fit get numbers; problems that do not fit beside
/// each other get tables below each other.
pub(super) fn table(page: &mut Page, report: &Report) {
    let style = page.style;
    let width = style.columns();
    let mut candidates: Vec<&CandidateRecord> = report.candidates.iter().collect();
    candidates.sort_by(|a, b| a.name.cmp(&b.name));
    let names: Vec<String> = candidates
        .iter()
        .map(|one| escape::clipped(&one.name, width / 3))
        .collect();
    let name_columns = names
        .iter()
        .map(|name| columns(name))
        .max()
        .unwrap_or(0)
        .max(9);
    let room = width - 1 - SCORE_COLUMNS - (name_columns + COLUMN_EXTRA);

    let titles: Vec<String> = report
        .problems
        .iter()
        .map(|one| escape::line(&one.id))
        .collect();
    let rows: Vec<Vec<Content>> = candidates
        .iter()
        .map(|one| contents(one, report.problems.iter().map(|p| &*p.id)))
        .collect();
    let widths: Vec<usize> = (0..titles.len())
        .map(|at| {
            rows.iter()
                .map(|row| columns(&row[at].text))
                .max()
                .unwrap_or(0)
        })
        .collect();
    let titled = titles
        .iter()
        .zip(&widths)
        .map(|(title, width)| columns(title).max(*width));
    let fits = titled.map(|columns| columns + COLUMN_EXTRA).sum::<usize>() <= room;
    let heads: Vec<String> = match fits {
        true => titles.clone(),
        false => (1..=titles.len())
            .map(|number| number.to_string())
            .collect(),
    };

    for band in bands(&heads, &widths, room) {
        let mut table = Table::new();
        table.load_style(BORDERS);
        table.set_content_arrangement(ContentArrangement::Disabled);
        let mut header = vec![Cell::new("candidate")];
        header.extend(heads[band.clone()].iter().map(Cell::new));
        header.push(Cell::new("score").set_alignment(CellAlignment::Right));
        table.set_header(header);
        for ((candidate, name), row) in candidates.iter().zip(&names).zip(&rows) {
            let mut cells = vec![Cell::new(name)];
            cells.extend(row[band.clone()].iter().map(|content| content.cell(style)));
            let score = Cell::new_owned(number::score_aligned(candidate.score));
            cells.push(score.set_alignment(CellAlignment::Right));
            table.add_row(cells);
        }
        page.gap();
        for line in table.lines() {
            page.line(&resolve(&line));
        }
    }
    if !fits {
        let items = titles.iter().enumerate();
        let items = items.map(|(at, title)| (format!("{} {title}", at + 1), Paint::Plain));
        page.flow("  ", "   ", items);
    }
    page.flow(
        "  ",
        "   ",
        abbreviations(&rows).map(|text| (text, Paint::Dim)),
    );
}

/// What a cell says, and what it is about.
struct Content {
    text: String,
    verdict: Option<Verdict>,
}

impl Content {
    fn of(submission: Option<&&SubmissionRecord>) -> Content {
        let Some(submission) = submission else {
            return Content {
                text: NONE.to_string(),
                verdict: None,
            };
        };
        let short = submission.verdict.short();
        let text = match submission.verdict {
            Verdict::Accepted => short.to_string(),
            _ => format!("{short} {}", number::score_whole(submission.score)),
        };
        Content {
            text,
            verdict: Some(submission.verdict),
        }
    }

    fn cell(&self, style: Style) -> Cell {
        let paint = self.verdict.map_or(Paint::Dim, Paint::of);
        Cell::new_owned(style.mark(paint, &self.text))
    }
}

/// One candidate's row.
fn contents<'a>(
    candidate: &CandidateRecord,
    problems: impl Iterator<Item = &'a str>,
) -> Vec<Content> {
    let submissions: HashMap<&str, &SubmissionRecord> = candidate
        .submissions
        .iter()
        .map(|one| (&*one.problem, one))
        .collect();
    problems
        .map(|problem| Content::of(submissions.get(problem)))
        .collect()
}

/// The problems that stand beside each other, table by table; one empty band where there are none.
fn bands(heads: &[String], widths: &[usize], room: usize) -> Vec<Range<usize>> {
    let mut bands: Vec<Range<usize>> = Vec::new();
    let mut used = 0;
    for (at, (head, width)) in heads.iter().zip(widths).enumerate() {
        let columns = columns(head).max(*width) + COLUMN_EXTRA;
        match bands.last_mut() {
            Some(band) if used + columns <= room => {
                band.end = at + 1;
                used += columns;
            }
            _ => {
                bands.push(at..at + 1);
                used = columns;
            }
        }
    }
    if bands.is_empty() {
        bands.push(0..0);
    }
    bands
}

/// What the abbreviations in the table mean, those that occur.
fn abbreviations(rows: &[Vec<Content>]) -> impl Iterator<Item = String> {
    let contents = || rows.iter().flatten();
    let occurring = Verdict::ALL
        .into_iter()
        .filter(move |verdict| contents().any(|content| content.verdict == Some(*verdict)))
        .map(|verdict| format!("{} {}", verdict.short(), words::verdict(verdict)));
    let none = contents().any(|content| content.verdict.is_none());
    occurring.chain(none.then(|| format!("{NONE} no submission")))
}
