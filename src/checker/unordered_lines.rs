//! The `unordered_lines` checker: the same lines as often, in any order.
//!
//! As in `lines`, white space at the end of a line is forgiven. Empty lines do
//! not count: those at the end never do, and without an order nothing tells
//! one at the end from one in the middle.

use super::near::{self, Text};
use super::text::{count, lines, more_than_expected};
use super::visible::{Spaces, beginning, short};
use super::{Difference, Finding};

/// How much of a line stands in the message.
const MESSAGE_CHARS_MAX: usize = 60;

/// A line and its number.
type Line<'a> = (&'a [u8], usize);

/// Right if each line comes as often in the output as in the answer.
pub fn check(answer: &[u8], output: &[u8]) -> Finding {
    let mut expected: Vec<Line<'_>> = numbered(answer).collect();
    let surplus = numbered(output).count().saturating_sub(expected.len());
    // Of one line more than the answer has, one is too many: no need to keep all of a long output.
    let mut found: Vec<Line<'_>> = numbered(output).take(expected.len() + 1).collect();
    expected.sort_unstable();
    found.sort_unstable();
    let (missing, extra) = unmatched(&expected, &found);
    let (place, expected, found, message) = match (first(&missing), first(&extra)) {
        (None, None) => return Finding::Right,
        (_, Some((line, number))) if surplus > 0 => (
            format!("line {number}"),
            None,
            Some(line),
            extra_message(line, surplus),
        ),
        (Some((line, number)), found) => {
            // Where there is no such line in the output, the answer's has to do.
            let place = found.map_or_else(
                || format!("line {number} of the answer"),
                |(_, number)| format!("line {number}"),
            );
            let message = missing_message(line, missing.len());
            (place, Some(line), found.map(|(line, _)| line), message)
        }
        (None, Some((line, number))) => (
            format!("line {number}"),
            None,
            Some(line),
            extra_message(line, extra.len()),
        ),
    };
    let shown =
        |line: Option<&[u8]>| line.map_or_else(String::new, |line| beginning(line, Spaces::Marked));
    Finding::Wrong(Difference {
        place,
        expected: shown(expected),
        found: shown(found),
        message,
        near_misses: near::text(Text::UnorderedLines, answer, output),
    })
}

/// The line that comes first in its text.
fn first<'a>(lines: &[Line<'a>]) -> Option<Line<'a>> {
    lines.iter().copied().min_by_key(|(_, number)| *number)
}

fn extra_message(line: &[u8], number: usize) -> String {
    let line = short(line, MESSAGE_CHARS_MAX);
    match number {
        1 => format!("line \"{line}\" is not expected"),
        _ => format!("{}, such as \"{line}\"", more_than_expected(number, "line")),
    }
}

fn missing_message(line: &[u8], number: usize) -> String {
    let line = short(line, MESSAGE_CHARS_MAX);
    match number {
        1 => format!("line \"{line}\" is missing"),
        _ => format!(
            "line \"{line}\" and {} are missing",
            count(number - 1, "other")
        ),
    }
}

/// The lines that count, with their numbers.
fn numbered(text: &[u8]) -> impl Iterator<Item = Line<'_>> {
    lines(text).zip(1..).filter(|(line, _)| !line.is_empty())
}

/// What is left of two sorted lists when equal lines have taken each other away.
fn unmatched<'a>(expected: &[Line<'a>], found: &[Line<'a>]) -> (Vec<Line<'a>>, Vec<Line<'a>>) {
    let (mut missing, mut extra) = (Vec::new(), Vec::new());
    let (mut at, mut other) = (0, 0);
    loop {
        match (expected.get(at), found.get(other)) {
            (None, None) => return (missing, extra),
            (Some(one), Some(two)) if one.0 == two.0 => {
                at += 1;
                other += 1;
            }
            (None, Some(two)) => {
                extra.push(*two);
                other += 1;
            }
            (Some(one), Some(two)) if two.0 < one.0 => {
                extra.push(*two);
                other += 1;
            }
            (Some(one), _) => {
                missing.push(*one);
                at += 1;
            }
        }
    }
}
