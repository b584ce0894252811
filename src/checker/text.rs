//! What white space, a line and a token are, for every checker of plain text.

use std::ops::Range;

/// White space as the checkers mean it: space, tab, line feed, vertical tab, form feed, carriage return.
pub fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | 0x0b | 0x0c | b'\r')
}

/// The bytes without the white space at their end.
pub fn trim_end(text: &[u8]) -> &[u8] {
    let end = text
        .iter()
        .rposition(|byte| !is_space(*byte))
        .map_or(0, |last| last + 1);
    &text[..end]
}

/// The bytes without the line ends (LF or CRLF) at their end.
pub fn trim_newlines(mut text: &[u8]) -> &[u8] {
    while let Some(shorter) = text.strip_suffix(b"\n") {
        text = shorter.strip_suffix(b"\r").unwrap_or(shorter);
    }
    text
}

/// The lines without the white space at their ends; empty lines at the end of the text do not count.
pub fn lines(text: &[u8]) -> impl Iterator<Item = &[u8]> + Clone {
    let text = trim_end(text);
    let count = if text.is_empty() { 0 } else { usize::MAX };
    text.split(|byte| *byte == b'\n').take(count).map(trim_end)
}

/// The tokens: what stands between white space.
pub fn tokens(text: &[u8]) -> impl Iterator<Item = &[u8]> + Clone {
    text.split(|byte| is_space(*byte))
        .filter(|token| !token.is_empty())
}

/// The token at or behind `from`; empty, at the end of the text, if there is none.
pub fn next_token(text: &[u8], from: usize) -> Range<usize> {
    let rest = &text[from..];
    let start = rest
        .iter()
        .position(|byte| !is_space(*byte))
        .unwrap_or(rest.len());
    let length = rest[start..].iter().position(|byte| is_space(*byte));
    let end = length.map_or(rest.len(), |length| start + length);
    from + start..from + end
}

/// Where two texts first differ; the shorter one's length if it begins the other, none if they are equal.
pub fn first_difference(one: &[u8], other: &[u8]) -> Option<usize> {
    let common = one.iter().zip(other).position(|(one, other)| one != other);
    common.or_else(|| (one.len() != other.len()).then_some(one.len().min(other.len())))
}

/// `1 line`, `2 lines`.
pub fn count(number: usize, noun: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{ending}")
}

/// `1 more line than expected`.
pub fn more_than_expected(number: usize, noun: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{number} more {noun}{ending} than expected")
}
