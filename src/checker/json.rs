//! The `json` checker: values by structure.
//!
//! The keys of an object have no order. Integers compare by their digits and
//! are not floats; but where the answer has a float, an integer of the same
//! value is right. Lists at the `unordered` depths are multisets. How hard the
//! search for their counterparts may be is bounded, see [`multiset`].

mod comparison;
mod loose;
mod matching;
mod mismatch;
mod multiset;
mod number;
mod order;
mod parser;
mod value;

use std::cell::Cell;

pub use comparison::{Comparison, Kinds, Unordered};
pub use mismatch::{Mismatch, Step};
pub use value::Value;

use self::parser::{ParseFault, parse};
use super::float::Tolerance;
use super::near::{NOISE, minimal};
use super::visible::{Spaces, around};
use super::{AnswerFault, Difference, Finding, NearMiss, place};
use crate::problem::definition::JsonOptions;

/// The most values of an answer for which near misses are looked for: each needs a copy of it.
const NEAR_VALUES_MAX: usize = 1 << 20;

/// Right if both are the same value.
///
/// # Errors
///
/// If the answer cannot be read as JSON.
pub fn check(options: &JsonOptions, answer: &[u8], output: &[u8]) -> Result<Finding, AnswerFault> {
    let mut expected = read_answer(answer)?;
    let mut found = match read_output(&expected, output) {
        Ok(found) => found,
        Err(difference) => return Ok(Finding::Wrong(difference)),
    };
    let mut comparison = Comparison::new(
        Unordered::At(options.unordered.clone()),
        Kinds::AnswerDecides,
    );
    comparison.tolerance = options.float_tolerance.map(tolerance);
    comparison.sort(&mut expected);
    comparison.sort(&mut found);
    let Err(mismatch) = comparison.compare(&expected, &found) else {
        return Ok(Finding::Right);
    };
    let told = mismatch.told("element");
    Ok(Finding::Wrong(Difference {
        place: mismatch.place(),
        expected: told.expected,
        found: told.found,
        message: told.message,
        near_misses: near_misses(&comparison, Unordered::Everywhere, &expected, &found),
    }))
}

/// A tolerance that is absolute or relative, whichever allows more.
pub fn tolerance(bound: f64) -> Tolerance {
    Tolerance {
        absolute: Some(bound),
        relative: Some(bound),
    }
}

/// The value of an answer.
///
/// # Errors
///
/// If it is not JSON as [`parser`] reads it.
pub fn read_answer(answer: &[u8]) -> Result<Value<'_>, AnswerFault> {
    parse(answer, usize::MAX).map_err(|ParseFault { at, problem }| AnswerFault::Json {
        place: place::line_and_column(answer, at),
        problem,
    })
}

/// The value of an output, unless that has far more values than the answer and so can only be wrong.
///
/// # Errors
///
/// What there is to say of an output that cannot be read.
pub fn read_output<'o>(answer: &Value<'_>, output: &'o [u8]) -> Result<Value<'o>, Difference> {
    let values_max = answer.count().saturating_mul(2).saturating_add(1000);
    parse(output, values_max).map_err(|ParseFault { at, problem }| {
        let (_, start) = place::line(output, at);
        let is_empty = output.iter().all(|byte| super::text::is_space(*byte));
        Difference {
            place: place::line_and_column(output, at),
            expected: answer.shown(),
            found: around(place::line_from(output, start), at - start, Spaces::Plain),
            message: if is_empty {
                "the output is empty".to_owned()
            } else {
                format!("the output cannot be read as JSON: {problem}")
            },
            near_misses: Vec::new(),
        }
    })
}

/// What alone would make these values the same; `order` says where lists lose their order if order is forgiven.
///
/// Nothing is looked for in an answer of more than [`NEAR_VALUES_MAX`] values.
pub fn near_misses(
    comparison: &Comparison,
    order: Unordered,
    answer: &Value<'_>,
    output: &Value<'_>,
) -> Vec<NearMiss> {
    if answer.count() > NEAR_VALUES_MAX {
        return Vec::new();
    }
    let anew = || Comparison {
        tested: Cell::new(0),
        ..comparison.clone()
    };
    minimal(|miss| match miss {
        NearMiss::FinalNewline => false,
        NearMiss::WhiteSpace => {
            anew().accepts(loose::without_spaces(answer), loose::without_spaces(output))
        }
        NearMiss::Case => {
            anew().accepts(loose::in_lower_case(answer), loose::in_lower_case(output))
        }
        NearMiss::Order => {
            let comparison = Comparison {
                unordered: order.clone(),
                ..anew()
            };
            comparison.accepts(answer.clone(), output.clone())
        }
        NearMiss::FloatNoise => {
            let given = comparison.tolerance.unwrap_or_default();
            let larger = |one: Option<f64>, other: Option<f64>| match (one, other) {
                (Some(one), Some(other)) => Some(one.max(other)),
                (one, other) => one.or(other),
            };
            let noise = Tolerance {
                absolute: larger(given.absolute, NOISE.absolute),
                relative: larger(given.relative, NOISE.relative),
            };
            let comparison = Comparison {
                tolerance: Some(noise),
                kinds: Kinds::Same,
                ..anew()
            };
            comparison.accepts(answer.clone(), output.clone())
        }
        NearMiss::Type => {
            let comparison = Comparison {
                kinds: Kinds::Same,
                ..anew()
            };
            comparison.accepts(loose::without_kinds(answer), loose::without_kinds(output))
        }
    })
}
