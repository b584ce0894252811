//! The `lines` checker: line by line, as people compare texts.
//!
//! White space at the end of a line is forgiven, so CRLF is; so are newlines
//! at the end of the output, too many or too few of them.

use super::near::{self, Text};
use super::place::{boundary, column};
use super::text::{count, first_difference, lines, more_than_expected};
use super::visible::{Spaces, around, beginning, character};
use super::{Difference, Finding};

/// Right if the lines are the same.
pub fn check(answer: &[u8], output: &[u8]) -> Finding {
    let mut expected = lines(answer);
    let mut found = lines(output);
    let mut number = 0;
    let (place, expected, found, message) = loop {
        number += 1;
        match (expected.next(), found.next()) {
            (None, None) => return Finding::Right,
            (Some(expected), Some(found)) => {
                if let Some(at) = first_difference(expected, found) {
                    break differing(number, expected, found, at);
                }
            }
            (Some(line), None) => {
                let missing = count(expected.count() + 1, "line");
                let message = if number == 1 {
                    "the output is empty".to_owned()
                } else {
                    format!("the output ends {missing} too early")
                };
                break (
                    format!("line {number}"),
                    beginning(line, Spaces::Marked),
                    String::new(),
                    message,
                );
            }
            (None, Some(line)) => {
                let message = more_than_expected(found.count() + 1, "line");
                break (
                    format!("line {number}"),
                    String::new(),
                    beginning(line, Spaces::Marked),
                    message,
                );
            }
        }
    };
    let near_misses = near::text(Text::Lines, answer, output);
    Finding::Wrong(Difference {
        place,
        expected,
        found,
        message,
        near_misses,
    })
}

fn differing(
    number: usize,
    expected: &[u8],
    found: &[u8],
    at: usize,
) -> (String, String, String, String) {
    let at = boundary(expected, at).min(boundary(found, at));
    let message = match (expected.len() > at, found.len() > at) {
        (true, false) => "the line ends too early".to_owned(),
        (false, true) => "the line goes on after its expected end".to_owned(),
        _ => format!(
            "{} where {} was expected",
            character(found, at),
            character(expected, at)
        ),
    };
    let place = format!("line {number}, column {}", column(found, at));
    (
        place,
        around(expected, at, Spaces::Marked),
        around(found, at, Spaces::Marked),
        message,
    )
}
