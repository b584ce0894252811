//! JSON numbers, compared by what they say and not by what a float can hold of it.
//!
//! Two integers are equal if their digits are. A float stands for the shortest
//! decimal that reads as the same 64-bit float, so `0.1` and
//! `0.10000000000000001` are equal, and so are `1e2` and `100.0`. An integer
//! and a float are equal if that decimal is the integer.

use std::cmp::Ordering;

/// Below this all integers are floats, and comparing floats is exact.
const EXACT_MAX: f64 = 9_007_199_254_740_992.0;

/// Numbers with more digits than this before their point compare by their text. What is read
/// as a float other than infinity or 0 is nowhere near, and neither are the digits of an integer.
const POINT_MAX: i64 = 1 << 62;

/// A number as it was written.
#[derive(Clone, Copy, Debug)]
pub struct Number<'a> {
    text: &'a str,
    /// What a float can hold of it: for sorting and for tolerances.
    value: f64,
}

impl<'a> Number<'a> {
    /// The number of a text that follows JSON's grammar for numbers.
    pub fn new(text: &'a str) -> Self {
        // The grammar is part of what `f64` reads; were it not, NaN would be equal to itself alone.
        Number {
            text,
            value: text.parse().unwrap_or(f64::NAN),
        }
    }

    /// The number as it was written.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// The nearest float; infinite beyond the range of floats.
    pub fn value(&self) -> f64 {
        self.value
    }

    /// Was it written without a point and without an exponent?
    pub fn is_integer(&self) -> bool {
        !crate::checker::float::is_float_shaped(self.text.as_bytes())
    }

    /// The order of the values; integer or float does not matter.
    pub fn compare(&self, other: &Number<'_>) -> Ordering {
        let by_value = if self.value == other.value {
            Ordering::Equal // total_cmp would tell -0 from 0.
        } else {
            self.value.total_cmp(&other.value)
        };
        if by_value.is_ne() || self.value.abs() < EXACT_MAX || self.text == other.text {
            return by_value;
        }
        if self.is_integer() && other.is_integer() {
            // The sign is the same, for the values are; and no integer begins with a zero.
            let length = self.text.len().cmp(&other.text.len());
            let magnitude = length.then_with(|| self.text.cmp(other.text));
            return if self.value < 0.0 {
                magnitude.reverse()
            } else {
                magnitude
            };
        }
        self.decimal().compare(&other.decimal())
    }

    fn decimal(&self) -> Decimal {
        if self.is_integer() || !self.value.is_finite() {
            Decimal::new(self.text)
        } else {
            Decimal::new(&format!("{:e}", self.value))
        }
    }
}

/// The normal form of a number that is not zero: `±0.digits × 10^point`.
#[derive(Debug)]
struct Decimal {
    is_negative: bool,
    /// At most [`POINT_MAX`].
    point: i64,
    /// Without zeros at either end.
    digits: Vec<u8>,
    text: String,
}

impl Decimal {
    fn new(text: &str) -> Self {
        let (is_negative, magnitude) = text
            .strip_prefix('-')
            .map_or((false, text), |rest| (true, rest));
        let (mantissa, exponent) = magnitude.split_once(['e', 'E']).unwrap_or((magnitude, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let digits = || whole.bytes().chain(fraction.bytes());
        let zeros = digits().take_while(|digit| *digit == b'0').count();
        let mut digits: Vec<u8> = digits().skip(zeros).collect();
        while digits.last() == Some(&b'0') {
            digits.pop();
        }
        let shift =
            i64::try_from(whole.len()).unwrap_or(i64::MAX) - i64::try_from(zeros).unwrap_or(0);
        let exponent = exponent.parse().ok();
        let point = exponent.map_or(POINT_MAX, |exponent: i64| exponent.saturating_add(shift));
        Decimal {
            is_negative,
            point: point.min(POINT_MAX),
            digits,
            text: text.to_owned(),
        }
    }

    fn compare(&self, other: &Decimal) -> Ordering {
        let magnitude = || {
            let by_digits = self
                .point
                .cmp(&other.point)
                .then_with(|| self.digits.cmp(&other.digits));
            if self.point == POINT_MAX {
                by_digits.then_with(|| self.text.cmp(&other.text))
            } else {
                by_digits
            }
        };
        match (self.is_negative, other.is_negative) {
            (false, false) => magnitude(),
            (true, true) => magnitude().reverse(),
            (is_negative, _) => {
                if is_negative {
                    Ordering::Less
                } else {
                    Ordering::Greater
                }
            }
        }
    }
}
