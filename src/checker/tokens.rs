//! The `tokens` checker: what the default validator of the Kattis problem package does.
//!
//! White space separates tokens and does not count, unless `space_sensitive`
//! makes it count byte for byte. ASCII letters are the same in both cases,
//! unless `case_sensitive`. If a tolerance is given, a token of the answer that
//! is a number wants a number that is near enough; a token that is the same
//! text is always right.

use std::ops::Range;

use super::near::{self, Text};
use super::text::{count, first_difference, more_than_expected, next_token, tokens};
use super::visible::{Spaces, around, beginning};
use super::{Difference, Finding, exact, float, place};
use crate::problem::definition::TokenOptions;

/// The first thing that is not as it should be; ranges are bytes of the text they are named for.
enum Mismatch {
    /// White space differs at these bytes.
    Space { answer_at: usize, output_at: usize },
    /// The token of this index is another one.
    Token {
        index: usize,
        answer: Range<usize>,
        output: Range<usize>,
    },
    /// The output ends before the token of this index.
    Missing { index: usize, answer: Range<usize> },
    /// The output has a token more.
    Extra { index: usize, output: Range<usize> },
}

/// Right if all tokens are, and white space too where it counts.
pub fn check(options: &TokenOptions, answer: &[u8], output: &[u8]) -> Finding {
    match first_mismatch(options, answer, output) {
        None => Finding::Right,
        Some(mismatch) => Finding::Wrong(difference(options, answer, output, &mismatch)),
    }
}

/// Is the output right?
pub fn accepts(options: &TokenOptions, answer: &[u8], output: &[u8]) -> bool {
    first_mismatch(options, answer, output).is_none()
}

/// Is this token of the output right?
pub fn accepts_token(options: &TokenOptions, answer: &[u8], output: &[u8]) -> bool {
    let is_same = if options.case_sensitive {
        answer == output
    } else {
        answer.eq_ignore_ascii_case(output)
    };
    // A tolerance only accepts more: `1E999`, beyond the range of floats, is `1e999` with it, too.
    if is_same {
        return true;
    }
    let tolerance = tolerance(options);
    if tolerance != float::Tolerance::default()
        && let Some(answer) = float::parse(answer)
    {
        return float::parse(output).is_some_and(|output| tolerance.accepts(answer, output));
    }
    false
}

fn tolerance(options: &TokenOptions) -> float::Tolerance {
    float::Tolerance {
        absolute: options.float_absolute,
        relative: options.float_relative,
    }
}

fn first_mismatch(options: &TokenOptions, answer: &[u8], output: &[u8]) -> Option<Mismatch> {
    let (mut answer_at, mut output_at) = (0, 0);
    for index in 1.. {
        let expected = next_token(answer, answer_at);
        let found = next_token(output, output_at);
        if expected.is_empty() && !found.is_empty() {
            return Some(Mismatch::Extra {
                index,
                output: found,
            });
        }
        if found.is_empty() && !expected.is_empty() {
            return Some(Mismatch::Missing {
                index,
                answer: expected,
            });
        }
        if options.space_sensitive {
            let expected = &answer[answer_at..expected.start];
            let found = &output[output_at..found.start];
            if let Some(at) = first_difference(expected, found) {
                return Some(Mismatch::Space {
                    answer_at: answer_at + at,
                    output_at: output_at + at,
                });
            }
        }
        if expected.is_empty() {
            break;
        }
        if !accepts_token(options, &answer[expected.clone()], &output[found.clone()]) {
            return Some(Mismatch::Token {
                index,
                answer: expected,
                output: found,
            });
        }
        (answer_at, output_at) = (expected.end, found.end);
    }
    None
}

fn difference(
    options: &TokenOptions,
    answer: &[u8],
    output: &[u8],
    mismatch: &Mismatch,
) -> Difference {
    let text = Text::Tokens(options);
    let near_misses = || near::text(text, answer, output);
    let token_place = |index, at| format!("token {index} (line {})", place::line(output, at).0);
    match mismatch {
        Mismatch::Space {
            answer_at,
            output_at,
        } => exact::difference(answer, *answer_at, output, *output_at, text),
        Mismatch::Token {
            index,
            answer: expected,
            output: found,
        } => {
            let expected = &answer[expected.clone()];
            let place = token_place(*index, found.start);
            let found = &output[found.clone()];
            let at = first_difference(expected, found).unwrap_or(0);
            Difference {
                place,
                expected: around(expected, at, Spaces::Plain),
                found: around(found, at, Spaces::Plain),
                message: token_message(options, expected, found),
                near_misses: near_misses(),
            }
        }
        Mismatch::Missing {
            index,
            answer: expected,
        } => {
            let missing = tokens(&answer[expected.start..]).count();
            let message = if *index == 1 {
                "the output has no tokens".to_owned()
            } else {
                format!("the output ends {} too early", count(missing, "token"))
            };
            Difference {
                place: token_place(*index, output.len()),
                expected: beginning(&answer[expected.clone()], Spaces::Plain),
                found: String::new(),
                message,
                near_misses: near_misses(),
            }
        }
        Mismatch::Extra {
            index,
            output: found,
        } => {
            let more = tokens(&output[found.start..]).count();
            Difference {
                place: token_place(*index, found.start),
                expected: String::new(),
                found: beginning(&output[found.clone()], Spaces::Plain),
                message: more_than_expected(more, "token"),
                near_misses: near_misses(),
            }
        }
    }
}

fn token_message(options: &TokenOptions, expected: &[u8], found: &[u8]) -> String {
    let has_tolerance = tolerance(options) != float::Tolerance::default();
    match (float::parse(expected), float::parse(found)) {
        (Some(_), None) if has_tolerance => "no number where a number was expected".to_owned(),
        (Some(answer), Some(output)) if has_tolerance => {
            format!(
                "the number is off by {:.3e}, which is too far",
                (output - answer).abs()
            )
        }
        _ => "the token differs".to_owned(),
    }
}
