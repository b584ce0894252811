//! Near misses: what alone would have to be forgiven for the whole output to be right.
//!
//! A near miss that is named is always true. Float noise in lines without an
//! order is looked for in the sorted lines alone, so a rare one goes unnamed.

use super::float::{Tolerance, is_float_shaped, literal_length, parse};
use super::text::{is_space, lines, tokens, trim_newlines};
use super::{NearMiss, tokens as token_checker};
use crate::problem::definition::TokenOptions;

/// Differences up to this size are noise: relative ones, and absolute ones where the answer is about zero.
pub const NOISE: Tolerance = Tolerance {
    absolute: Some(1e-9),
    relative: Some(1e-6),
};

/// What a checker of plain text compares.
#[derive(Clone, Copy, Debug)]
pub enum Text<'a> {
    /// All the bytes.
    Exact,
    /// The lines in order.
    Lines,
    /// The lines that are not empty, in any order.
    UnorderedLines,
    /// The tokens.
    Tokens(&'a TokenOptions),
}

/// How a number in the output may differ from the answer's.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Numbers {
    /// By noise, if one of the two is a float.
    Noise,
    /// By being an integer where the other is a float of the same value.
    Kind,
}

/// The near misses of a wrong output.
pub fn text(text: Text<'_>, answer: &[u8], output: &[u8]) -> Vec<NearMiss> {
    minimal(|miss| match miss {
        NearMiss::FinalNewline => final_newline(text, answer, output),
        NearMiss::WhiteSpace => white_space(text, answer, output),
        NearMiss::Case => case(text, answer, output),
        NearMiss::Order => order(text, answer, output),
        NearMiss::FloatNoise => numbers(text, answer, output, Numbers::Noise),
        NearMiss::Type => numbers(text, answer, output, Numbers::Kind),
    })
}

/// The near misses that would do, without those that only do because they forgive more than another one.
pub fn minimal(would_do: impl Fn(NearMiss) -> bool) -> Vec<NearMiss> {
    let mut misses = Vec::new();
    let pairs = [
        (NearMiss::FinalNewline, Some(NearMiss::WhiteSpace)),
        (NearMiss::Case, None),
        (NearMiss::Order, None),
        (NearMiss::Type, Some(NearMiss::FloatNoise)),
    ];
    for (least, more) in pairs {
        if would_do(least) {
            misses.push(least);
        } else if let Some(more) = more
            && would_do(more)
        {
            misses.push(more);
        }
    }
    misses.sort_unstable();
    misses
}

fn final_newline(text: Text<'_>, answer: &[u8], output: &[u8]) -> bool {
    let (answer, output) = (trim_newlines(answer), trim_newlines(output));
    match text {
        Text::Exact => answer == output,
        Text::Tokens(options) => {
            options.space_sensitive && token_checker::accepts(options, answer, output)
        }
        Text::Lines | Text::UnorderedLines => false,
    }
}

fn white_space(text: Text<'_>, answer: &[u8], output: &[u8]) -> bool {
    match text {
        Text::Exact | Text::Lines => without_spaces(answer).eq(without_spaces(output)),
        Text::UnorderedLines => {
            let squeezed = |text: &[u8]| -> Vec<u8> {
                let text = text.iter().copied();
                text.filter(|byte| *byte == b'\n' || !is_space(*byte))
                    .collect()
            };
            let (answer, output) = (squeezed(answer), squeezed(output));
            is_permutation(filled_lines(&answer), filled_lines(&output))
        }
        Text::Tokens(options) => {
            let fold = |byte: u8| {
                if options.case_sensitive {
                    byte
                } else {
                    byte.to_ascii_lowercase()
                }
            };
            let loose = TokenOptions {
                space_sensitive: false,
                ..options.clone()
            };
            without_spaces(answer)
                .map(fold)
                .eq(without_spaces(output).map(fold))
                || token_checker::accepts(&loose, answer, output)
        }
    }
}

fn case(text: Text<'_>, answer: &[u8], output: &[u8]) -> bool {
    match text {
        Text::Exact => answer.eq_ignore_ascii_case(output),
        Text::Lines => all_pairs(lines(answer), lines(output), <[u8]>::eq_ignore_ascii_case),
        Text::UnorderedLines => {
            let (answer, output) = (answer.to_ascii_lowercase(), output.to_ascii_lowercase());
            is_permutation(filled_lines(&answer), filled_lines(&output))
        }
        Text::Tokens(options) => {
            let loose = TokenOptions {
                case_sensitive: false,
                ..options.clone()
            };
            token_checker::accepts(&loose, answer, output)
        }
    }
}

fn order(text: Text<'_>, answer: &[u8], output: &[u8]) -> bool {
    let is_newline = |byte: &u8| *byte == b'\n';
    match text {
        Text::Exact => is_permutation(answer.split(is_newline), output.split(is_newline)),
        Text::Lines => is_permutation(lines(answer), lines(output)),
        Text::UnorderedLines => false,
        Text::Tokens(options) if options.space_sensitive => false,
        Text::Tokens(options) if options.case_sensitive => {
            is_permutation(tokens(answer), tokens(output))
        }
        Text::Tokens(_) => {
            let (answer, output) = (answer.to_ascii_lowercase(), output.to_ascii_lowercase());
            is_permutation(tokens(&answer), tokens(&output))
        }
    }
}

fn numbers(text: Text<'_>, answer: &[u8], output: &[u8], numbers: Numbers) -> bool {
    let close = |answer: &[u8], output: &[u8]| is_close(answer, output, true, numbers);
    match text {
        Text::Exact => close(answer, output),
        Text::Lines => all_pairs(lines(answer), lines(output), close),
        Text::UnorderedLines => {
            let sorted = |text| {
                let mut lines: Vec<&[u8]> = filled_lines(text).collect();
                lines.sort_unstable();
                lines
            };
            filled_lines(answer).count() == filled_lines(output).count()
                && all_pairs(sorted(answer), sorted(output), close)
        }
        Text::Tokens(options) if options.space_sensitive => {
            is_close(answer, output, options.case_sensitive, numbers)
        }
        Text::Tokens(options) => all_pairs(tokens(answer), tokens(output), |answer, output| {
            token_checker::accepts_token(options, answer, output)
                || is_close(answer, output, options.case_sensitive, numbers)
        }),
    }
}

/// Are these texts the same but for their numbers?
fn is_close(mut answer: &[u8], mut output: &[u8], case_sensitive: bool, numbers: Numbers) -> bool {
    loop {
        let (number, other) = (literal_length(answer), literal_length(output));
        if number > 0 && other > 0 {
            if !is_close_number(&answer[..number], &output[..other], numbers) {
                return false;
            }
            (answer, output) = (&answer[number..], &output[other..]);
            continue;
        }
        match (answer, output) {
            ([], []) => return true,
            ([one, answer_rest @ ..], [two, output_rest @ ..])
                if one == two || (!case_sensitive && one.eq_ignore_ascii_case(two)) =>
            {
                (answer, output) = (answer_rest, output_rest);
            }
            _ => return false,
        }
    }
}

fn is_close_number(answer: &[u8], output: &[u8], numbers: Numbers) -> bool {
    if answer == output {
        return true;
    }
    let (Some(one), Some(two)) = (parse(answer), parse(output)) else {
        return false;
    };
    match (numbers, is_float_shaped(answer), is_float_shaped(output)) {
        (Numbers::Noise, false, false) => false,
        (Numbers::Noise, _, _) => NOISE.accepts(one, two),
        (Numbers::Kind, is_float, other) => is_float != other && one.is_finite() && one == two,
    }
}

fn without_spaces(text: &[u8]) -> impl Iterator<Item = u8> {
    text.iter().copied().filter(|byte| !is_space(*byte))
}

/// The lines that the checkers without an order compare.
fn filled_lines(text: &[u8]) -> impl Iterator<Item = &[u8]> + Clone {
    lines(text).filter(|line| !line.is_empty())
}

/// Do both have the same items, each as often?
fn is_permutation<'a>(
    answer: impl Iterator<Item = &'a [u8]> + Clone,
    output: impl Iterator<Item = &'a [u8]> + Clone,
) -> bool {
    // Counted first, so that an output far longer than its answer is never held as a list.
    if answer.clone().count() != output.clone().count() {
        return false;
    }
    let (mut answer, mut output): (Vec<_>, Vec<_>) = (answer.collect(), output.collect());
    answer.sort_unstable();
    output.sort_unstable();
    answer == output
}

fn all_pairs<'a>(
    answer: impl IntoIterator<Item = &'a [u8]>,
    output: impl IntoIterator<Item = &'a [u8]>,
    same: impl Fn(&[u8], &[u8]) -> bool,
) -> bool {
    let (mut answer, mut output) = (answer.into_iter(), output.into_iter());
    loop {
        match (answer.next(), output.next()) {
            (None, None) => return true,
            (Some(answer), Some(output)) if same(answer, output) => {}
            _ => return false,
        }
    }
}
