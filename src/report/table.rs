//! The table of a cohort: candidates, in ranked order, by problems.

use std::collections::HashMap;
use std::ops::Range;

use comfy_table::presets::UTF8_FULL_CONDENSED;
use comfy_table::{Cell, CellAlignment, ContentArrangement, ContentLineStyle, Table, TableStyle};

use super::escape;
use super::number;
use super::page::Page;
use super::paint::{Paint, Style, columns, resolve};
use super::ranking::ranking;
use super::record::{CandidateRecord, Report, SubmissionRecord};
use super::words;
use crate::judge::Verdict;

/// Padding and border of a column.
pub(super) const COLUMN_EXTRA: usize = 3;
/// The score column: `100.0`, and its padding and border.
const SCORE_COLUMNS: usize = 5 + COLUMN_EXTRA;
/// Lines between the columns and none between the rows.
const BORDERS: TableStyle = UTF8_FULL_CONDENSED
    .header_lines(ContentLineStyle::new('│', '│', '│'))
    .content_lines(ContentLineStyle::new('│', '│', '│'));
/// Stands where a candidate has no submission.
const NONE: &str = "–";

/// Shows the candidates, from the best, and what became of their submissions.
///
/// Problems whose names do not fit get numbers; problems that do not fit beside
/// each other get tables below each other.
pub(super) fn table(page: &mut Page, report: &Report) {
    let style = page.style;
    let width = style.columns();
    let ranks = ranking(report);
    let candidates = ranks.iter().map(|rank| &report.candidates[rank.candidate]);
    let candidates: Vec<&CandidateRecord> = candidates.collect();
    let places: Vec<String> = ranks.iter().map(|rank| rank.place.to_string()).collect();
    let place_columns = places.iter().map(String::len).max().unwrap_or(0).max(4);
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
    let room = width - 1 - SCORE_COLUMNS - (name_columns + place_columns + 2 * COLUMN_EXTRA);

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
        let mut table = new_table();
        let right = |text: &str| Cell::new(text).set_alignment(CellAlignment::Right);
        let mut header = vec![right("rank"), Cell::new("candidate")];
        header.extend(heads[band.clone()].iter().map(Cell::new));
        header.push(right("score"));
        table.set_header(header);
        let named = places.iter().zip(&names);
        for ((candidate, (place, name)), row) in candidates.iter().zip(named).zip(&rows) {
            let mut cells = vec![right(place), Cell::new(name)];
            cells.extend(row[band.clone()].iter().map(|content| content.cell(style)));
            cells.push(right(&number::score_aligned(candidate.score)));
            table.add_row(cells);
        }
        page.gap();
        lines(page, &table);
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

/// An empty table that looks as all of them do.
pub(super) fn new_table() -> Table {
    let mut table = Table::new();
    table.load_style(BORDERS);
    table.set_content_arrangement(ContentArrangement::Disabled);
    table
}

/// Writes a table down.
pub(super) fn lines(page: &mut Page, table: &Table) {
    for line in table.lines() {
        page.line(&resolve(&line));
    }
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
