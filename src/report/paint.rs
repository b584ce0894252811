//! Colour on a terminal: the one place that writes escape codes.

use unicode_width::UnicodeWidthStr;

use crate::judge::Verdict;

/// How a report for people looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// Whether there is colour.
    pub color: bool,
    /// How many columns a line may have; less than 40 counts as 40, more than 200 as 200.
    pub width: usize,
}

impl Style {
    /// The columns of a line, within what is readable.
    pub(super) fn columns(self) -> usize {
        self.width.clamp(40, 200)
    }

    /// `text` in a colour, or as it is where there is none. `text` holds no colour of its own.
    pub(super) fn paint(self, paint: Paint, text: &str) -> String {
        if self.color && paint != Paint::Plain && !text.is_empty() {
            format!("\x1b[{}m{text}\x1b[0m", paint.code())
        } else {
            text.to_string()
        }
    }

    /// As [`Style::paint`], with characters of no width that [`resolve`] turns into colour,
    /// for text that somebody else is going to measure.
    pub(super) fn mark(self, paint: Paint, text: &str) -> String {
        if self.color {
            format!("{}{text}{MARK_END}", paint.mark())
        } else {
            text.to_string()
        }
    }
}

/// A colour or weight of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Paint {
    /// As all other text.
    Plain,
    Bold,
    Dim,
    Green,
    Red,
    Yellow,
    Magenta,
    /// Removed, and the very part that differs.
    RedStrong,
    /// Added, and the very part that differs.
    GreenStrong,
}

/// Ends a mark. Marks are characters that [`super::escape`] never lets through.
const MARK_END: char = '\u{e0080}';

impl Paint {
    const ALL: [Paint; 9] = [
        Paint::Plain,
        Paint::Bold,
        Paint::Dim,
        Paint::Green,
        Paint::Red,
        Paint::Yellow,
        Paint::Magenta,
        Paint::RedStrong,
        Paint::GreenStrong,
    ];

    /// The colour of a verdict.
    pub(super) const fn of(verdict: Verdict) -> Paint {
        match verdict {
            Verdict::Accepted => Paint::Green,
            Verdict::Skipped => Paint::Dim,
            Verdict::WrongAnswer | Verdict::RunTimeError | Verdict::CompileError => Paint::Red,
            Verdict::TimeLimitExceeded
            | Verdict::MemoryLimitExceeded
            | Verdict::OutputLimitExceeded => Paint::Yellow,
            Verdict::JudgeError => Paint::Magenta,
        }
    }

    /// The code of "select graphic rendition".
    const fn code(self) -> &'static str {
        match self {
            Paint::Plain => "0",
            Paint::Bold => "1",
            Paint::Dim => "2",
            Paint::Green => "32",
            Paint::Red => "31",
            Paint::Yellow => "33",
            Paint::Magenta => "35",
            Paint::RedStrong => "1;4;31",
            Paint::GreenStrong => "1;4;32",
        }
    }

    const fn mark(self) -> char {
        match self {
            Paint::Plain => '\u{e0089}',
            Paint::Bold => '\u{e0081}',
            Paint::Dim => '\u{e0082}',
            Paint::Green => '\u{e0083}',
            Paint::Red => '\u{e0084}',
            Paint::Yellow => '\u{e0085}',
            Paint::Magenta => '\u{e0086}',
            Paint::RedStrong => '\u{e0087}',
            Paint::GreenStrong => '\u{e0088}',
        }
    }
}

/// Turns the marks of [`Style::mark`] into colour.
pub(super) fn resolve(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match Paint::ALL.into_iter().find(|paint| paint.mark() == c) {
            Some(paint) => out.push_str(&format!("\x1b[{}m", paint.code())),
            None if c == MARK_END => out.push_str("\x1b[0m"),
            None => out.push(c),
        }
    }
    out
}

/// How many columns `text` takes, which holds no colour.
pub(super) fn columns(text: &str) -> usize {
    text.width()
}

/// `text` with spaces behind it, `columns_min` columns at least.
pub(super) fn pad(text: &str, columns_min: usize) -> String {
    format!(
        "{text}{}",
        " ".repeat(columns_min.saturating_sub(columns(text)))
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLOR: Style = Style {
        color: true,
        width: 80,
    };
    const PLAIN: Style = Style {
        color: false,
        width: 80,
    };

    #[test]
    fn without_colour_nothing_is_written() {
        assert_eq!(PLAIN.paint(Paint::Red, "x"), "x");
        assert_eq!(PLAIN.mark(Paint::Red, "x"), "x");
        assert_eq!(COLOR.paint(Paint::Red, "x"), "\x1b[31mx\x1b[0m");
    }

    #[test]
    fn marks_take_no_width_and_become_colour() {
        for paint in Paint::ALL
            .into_iter()
            .filter(|paint| *paint != Paint::Plain)
        {
            let marked = COLOR.mark(paint, "AC");
            assert_eq!(columns(&marked), 2);
            assert_eq!(resolve(&marked), COLOR.paint(paint, "AC"));
        }
    }
}
