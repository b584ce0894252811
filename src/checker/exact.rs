//! The `exact` checker: byte for byte.

use super::near::{self, Text};
use super::place::{boundary, column, line, line_from};
use super::text::{count, first_difference};
use super::visible::{Spaces, around, character};
use super::{Difference, Finding};

/// Right if answer and output are the same bytes.
pub fn check(answer: &[u8], output: &[u8]) -> Finding {
    match first_difference(answer, output) {
        None => Finding::Right,
        Some(at) => Finding::Wrong(difference(answer, at, output, at, Text::Exact)),
    }
}

/// What there is to say when the bytes at these two places are the first that must not differ.
pub fn difference(
    answer: &[u8],
    answer_at: usize,
    output: &[u8],
    output_at: usize,
    text: Text<'_>,
) -> Difference {
    // Both texts have the same bytes before, as far back as one character may reach.
    let back =
        (answer_at - boundary(answer, answer_at)).max(output_at - boundary(output, output_at));
    let (answer_at, output_at) = (
        answer_at.saturating_sub(back),
        output_at.saturating_sub(back),
    );
    let (_, answer_start) = line(answer, answer_at);
    let (number, output_start) = line(output, output_at);
    let expected = line_from(answer, answer_start);
    let found = line_from(output, output_start);
    Difference {
        place: format!(
            "line {number}, column {}",
            column(found, output_at - output_start)
        ),
        expected: around(expected, answer_at - answer_start, Spaces::Marked),
        found: around(found, output_at - output_start, Spaces::Marked),
        message: message(&answer[answer_at..], &output[output_at..]),
        near_misses: near::text(text, answer, output),
    }
}

fn message(answer: &[u8], output: &[u8]) -> String {
    match (answer, output) {
        (b"\n" | b"\r\n", []) => "the newline at the end is missing".to_owned(),
        ([], b"\n" | b"\r\n") => "a newline at the end is not expected".to_owned(),
        (_, []) => format!("the output ends {} too early", count(answer.len(), "byte")),
        ([], _) => format!(
            "the output goes on for {} after its expected end",
            count(output.len(), "byte")
        ),
        (_, [b'\n', ..]) => "the line ends too early".to_owned(),
        ([b'\n', ..], _) => "the line goes on after its expected end".to_owned(),
        _ => format!(
            "{} where {} was expected",
            character(output, 0),
            character(answer, 0)
        ),
    }
}
