//! Decimal numbers in plain text, and how far two of them may be apart.
//!
//! The grammar is that of the Kattis problem package, version 2025-09:
//! `[+-]? (d*.d+ | d+. | d+) ([eE][+-]?d+)?`. `nan`, `inf` and hexadecimal are no numbers.

/// How far a number may be from the answer's; one of the two bounds has to hold.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Tolerance {
    /// The greatest `|output - answer|`.
    pub absolute: Option<f64>,
    /// The greatest `|output - answer|` as a share of `|answer|`.
    pub relative: Option<f64>,
}

impl Tolerance {
    /// Is the number near enough? Never, if one of them is beyond the range of floats.
    pub fn accepts(self, answer: f64, output: f64) -> bool {
        if !answer.is_finite() || !output.is_finite() {
            return false;
        }
        let distance = (output - answer).abs();
        self.absolute.is_some_and(|bound| distance <= bound)
            || self
                .relative
                .is_some_and(|share| distance <= share * answer.abs())
    }
}

/// How long the number at the beginning of the text is; 0 if there is none.
pub fn literal_length(text: &[u8]) -> usize {
    let sign = usize::from(matches!(text.first(), Some(b'+' | b'-')));
    let whole = digits(text, sign);
    let mut end = sign + whole;
    let mut fraction = 0;
    if text.get(end) == Some(&b'.') {
        fraction = digits(text, end + 1);
        if whole + fraction > 0 {
            end += 1 + fraction;
        }
    }
    if whole + fraction == 0 {
        return 0;
    }
    if matches!(text.get(end), Some(b'e' | b'E')) {
        let sign = usize::from(matches!(text.get(end + 1), Some(b'+' | b'-')));
        let exponent = digits(text, end + 1 + sign);
        if exponent > 0 {
            end += 1 + sign + exponent;
        }
    }
    end
}

/// The value of a text that is a number from end to end; infinite if it is beyond the range of floats.
pub fn parse(text: &[u8]) -> Option<f64> {
    if text.is_empty() || literal_length(text) != text.len() {
        return None;
    }
    std::str::from_utf8(text).ok()?.parse().ok()
}

/// Does this number have a point or an exponent?
pub fn is_float_shaped(literal: &[u8]) -> bool {
    literal
        .iter()
        .any(|byte| matches!(byte, b'.' | b'e' | b'E'))
}

fn digits(text: &[u8], from: usize) -> usize {
    text.get(from..)
        .unwrap_or_default()
        .iter()
        .take_while(|byte| byte.is_ascii_digit())
        .count()
}
