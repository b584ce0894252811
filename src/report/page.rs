//! A page of text for people: lines, labels, blocks of a candidate's text, diffs.
//!
//! Every line starts with a sign of ours before it shows text of a candidate,
//! so that no such text can pose as a heading, or as an order to a CI service.

use super::diff::{Diff, Row};
use super::diff_inline::Span;
use super::escape;
use super::number;
use super::paint::{Paint, Style, columns, pad};
use super::record::Excerpt;

/// Labels stand in a column of this width.
const LABEL_COLUMNS: usize = 10;

/// A sentence is cut when it would take about so many lines.
const WRAPPED_LINES_MAX: usize = 4;

/// What is written so far.
pub(super) struct Page {
    /// The text, every line with its newline.
    pub(super) text: String,
    /// Colour and width.
    pub(super) style: Style,
}

/// How much of a text is shown.
#[derive(Clone, Copy)]
pub(super) struct Room {
    /// Lines of a block, rows of a diff.
    pub(super) lines_max: usize,
    /// Columns of one line of a candidate's text.
    pub(super) columns_max: usize,
}

/// Which lines stay when there are too many.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Keep {
    /// The first ones.
    Beginning,
    /// The first one, and the last ones: where a traceback says what happened.
    Ends,
}

impl Page {
    pub(super) fn new(style: Style) -> Page {
        Page {
            text: String::new(),
            style,
        }
    }

    /// A line that holds nothing of a candidate, or only what was escaped.
    pub(super) fn line(&mut self, text: &str) {
        let text = text.trim_end();
        let order = without_colour(text);
        if order.starts_with("::") {
            // CI services take a line that starts so for an order.
            self.text.push_str(&text[..text.len() - order.len()]);
            self.text.push_str("⟨U+003A⟩");
            self.text.push_str(&order[1..]);
        } else {
            self.text.push_str(text);
        }
        self.text.push('\n');
    }

    /// An empty line, unless there is one or the page is empty.
    pub(super) fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// A sentence, unescaped, over as many lines as it takes, up to a bound.
    ///
    /// The lines after the first are indented by as much as `start` takes.
    pub(super) fn wrapped(&mut self, start: &str, text: &str, paint: Paint) {
        let columns_max = self.style.columns() - columns(start);
        let text = escape::clipped(text, columns_max * WRAPPED_LINES_MAX);
        self.flow(
            start,
            " ",
            text.split(' ').map(|word| (word.to_string(), paint)),
        );
    }

    /// Short texts, escaped, behind each other on as many lines as they take.
    pub(super) fn flow(
        &mut self,
        start: &str,
        separator: &str,
        items: impl Iterator<Item = (String, Paint)>,
    ) {
        let (columns_max, indent) = (self.style.columns(), columns(start));
        // Neighbours of one colour, so that it is switched on once.
        let mut runs: Vec<(String, Paint)> = Vec::new();
        let mut used = indent;
        let mut start = start.to_string();
        for (item, paint) in items {
            let item = escape::clipped(&item, columns_max - indent);
            let wanted = columns(separator) + columns(&item);
            if !runs.is_empty() && used + wanted > columns_max {
                self.runs(&start, &std::mem::take(&mut runs));
                (start, used) = (" ".repeat(indent), indent);
            }
            used += if runs.is_empty() {
                columns(&item)
            } else {
                wanted
            };
            match runs.last_mut() {
                Some((text, last)) if *last == paint => *text += &format!("{separator}{item}"),
                Some((text, _)) => {
                    text.push_str(separator);
                    runs.push((item, paint));
                }
                None => runs.push((item, paint)),
            }
        }
        if !runs.is_empty() {
            self.runs(&start, &runs);
        }
    }

    fn runs(&mut self, start: &str, runs: &[(String, Paint)]) {
        let painted = runs
            .iter()
            .map(|(text, paint)| self.style.paint(*paint, text));
        let line = painted.fold(start.to_string(), |line, run| line + &run);
        self.line(&line);
    }

    /// `label` and one line beside it, which was escaped.
    pub(super) fn labelled(&mut self, label: &str, text: &str) {
        let label = self.label(label);
        self.line(&format!("    {label}{text}"));
    }

    /// The beginning of a text under its label; one short line beside it.
    pub(super) fn block(&mut self, label: &str, excerpt: &Excerpt, keep: Keep, room: Room) {
        if excerpt.is_empty() {
            let nothing = self.style.paint(Paint::Dim, "(empty)");
            return self.labelled(label, &nothing);
        }
        let lines: Vec<&str> = excerpt.text.split_terminator('\n').collect();
        if let [only] = lines[..]
            && !excerpt.cut
            && !only.is_empty()
        {
            return self.labelled(label, &shown_line(only, room.columns_max));
        }
        let label = self.label(label);
        self.line(&format!("    {label}"));
        let shown = lines.len().min(room.lines_max);
        // A line that says "1 more line" takes as much room as the line.
        let shown = if lines.len() == shown + 1 {
            lines.len()
        } else {
            shown
        };
        let head = if keep == Keep::Ends && shown < lines.len() {
            1
        } else {
            shown
        };
        self.bars(&lines[..head], room.columns_max);
        if shown < lines.len() {
            let skipped = number::count((lines.len() - shown) as u64, "more line");
            self.aside(&skipped);
            self.bars(&lines[lines.len() - (shown - head)..], room.columns_max);
        }
        if excerpt.cut {
            let all = number::size(excerpt.bytes);
            self.aside(&format!("cut here: this is the beginning of {all}"));
        }
    }

    /// A diff under its label, with its notes.
    pub(super) fn diff(&mut self, diff: &Diff, room: Room) {
        let label = self.label("diff");
        self.line(&format!("    {label}"));
        let rows = &diff.rows[..diff.rows.len().min(room.lines_max)];
        let digits = match diff.numbered {
            true => rows
                .iter()
                .filter_map(Row::number)
                .max()
                .unwrap_or(0)
                .to_string()
                .len(),
            false => 0,
        };
        for (at, row) in rows.iter().enumerate() {
            self.row(row, digits);
            // Without colour, carets say what differs; under the answer only where the output lacks it.
            let carets = match row {
                Row::Output(_, spans) => carets(spans),
                Row::Answer(_, spans) => match rows.get(at + 1) {
                    Some(Row::Output(_, other)) if other.iter().any(|span| span.changed) => None,
                    _ => carets(spans),
                },
                Row::Same(..) | Row::Gap(_) => None,
            };
            if let Some(carets) = carets.filter(|_| !self.style.color) {
                let margin = " ".repeat(6 + digits + usize::from(digits > 0));
                self.line(&format!("{margin}  {carets}"));
            }
        }
        if rows.len() < diff.rows.len() {
            self.aside(&number::count(
                (diff.rows.len() - rows.len()) as u64,
                "more line",
            ));
        }
        for note in &diff.notes {
            self.aside(note);
        }
    }

    fn row(&mut self, row: &Row, digits: usize) {
        let style = self.style;
        let number = |number: usize| match digits {
            0 => String::new(),
            _ => style.paint(Paint::Dim, &format!("{number:>digits$} ")),
        };
        let spans = |spans: &[Span], calm: Paint, strong: Paint| -> String {
            let paint =
                |span: &Span| style.paint(if span.changed { strong } else { calm }, &span.text);
            spans.iter().map(paint).collect()
        };
        let text = match row {
            Row::Same(at, line) => {
                format!("{}  {}", number(*at), spans(line, Paint::Dim, Paint::Dim))
            }
            Row::Answer(at, line) => {
                let sign = style.paint(Paint::Green, "-");
                format!(
                    "{}{sign} {}",
                    number(*at),
                    spans(line, Paint::Green, Paint::GreenStrong)
                )
            }
            Row::Output(at, line) => {
                let sign = style.paint(Paint::Red, "+");
                format!(
                    "{}{sign} {}",
                    number(*at),
                    spans(line, Paint::Red, Paint::RedStrong)
                )
            }
            Row::Gap(lines) => return self.aside(&number::count(*lines as u64, "equal line")),
        };
        self.line(&format!("      {text}"));
    }

    fn bars(&mut self, lines: &[&str], columns_max: usize) {
        let bar = self.style.paint(Paint::Dim, "│");
        for line in lines {
            self.line(&format!("      {bar} {}", shown_line(line, columns_max)));
        }
    }

    /// A word of ours within a block.
    pub(super) fn aside(&mut self, text: &str) {
        let text = self.style.paint(Paint::Dim, &format!("… {text}"));
        self.line(&format!("      {text}"));
    }

    fn label(&self, label: &str) -> String {
        self.style.paint(Paint::Bold, label) + &pad("", LABEL_COLUMNS.saturating_sub(label.len()))
    }
}

impl Row {
    fn number(&self) -> Option<usize> {
        match self {
            Row::Same(at, _) | Row::Answer(at, _) | Row::Output(at, _) => Some(*at),
            Row::Gap(_) => None,
        }
    }
}

/// A line of a text, with the spaces at its end visible.
fn shown_line(line: &str, columns_max: usize) -> String {
    let trimmed = line.trim_end_matches(' ');
    let mut shown = escape::clipped(trimmed, columns_max);
    let room = columns_max.saturating_sub(columns(&shown));
    shown.push_str(&"·".repeat(room.min(line.len() - trimmed.len())));
    shown
}

/// A line of carets under what differs.
fn carets(spans: &[Span]) -> Option<String> {
    if !spans.iter().any(|span| span.changed) {
        return None;
    }
    let under = |span: &Span| (if span.changed { "^" } else { " " }).repeat(columns(&span.text));
    Some(spans.iter().map(under).collect())
}

/// What is left of a line behind white space and our own colours: a CI service may look past both.
fn without_colour(mut text: &str) -> &str {
    loop {
        text = text.trim_start();
        match text
            .strip_prefix("\u{1b}[")
            .and_then(|rest| rest.split_once('m'))
        {
            Some((_, rest)) => text = rest,
            None => return text,
        }
    }
}
