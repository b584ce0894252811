//! Is this output right?
//!
//! Everything here is a pure function of the answer and the output: no file,
//! clock, thread or process. An output is hostile until proven otherwise: no
//! bytes make a checker panic, and time grows at most as n log n with their
//! number, apart from one search in `json` that has a bound of its own.

mod exact;
mod finding;
mod float;
mod json;
mod lines;
mod near;
mod place;
mod rows;
mod text;
mod tokens;
mod unordered_lines;
pub mod visible;

#[cfg(test)]
mod tests;

pub use finding::{Difference, Finding, NearMiss};

use crate::problem::Checker;

/// The answer itself cannot be used with its checker: the judge's fault, never the candidate's.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AnswerFault {
    /// The checker compares JSON, and the answer is none that it can read.
    #[error("the answer cannot be read as JSON: {problem}, at {place}")]
    Json {
        /// `line 3, column 5` of the answer.
        place: String,
        /// What is wrong there.
        problem: String,
    },
    /// The checker compares the rows of a query, and the answer is JSON of another shape.
    #[error("the answer is not a list of rows: {problem}, at {place}")]
    Rows {
        /// `row 3`, or `$` for the whole answer.
        place: String,
        /// What is wrong there.
        problem: String,
    },
}

/// Compares an output with the answer as the problem asks for.
///
/// # Errors
///
/// If the answer is malformed for this checker, whatever the output is.
pub fn check(checker: &Checker, answer: &[u8], output: &[u8]) -> Result<Finding, AnswerFault> {
    match checker {
        Checker::Exact => Ok(exact::check(answer, output)),
        Checker::Lines => Ok(lines::check(answer, output)),
        Checker::Tokens(options) => Ok(tokens::check(options, answer, output)),
        Checker::Json(options) => json::check(options, answer, output),
        Checker::UnorderedLines => Ok(unordered_lines::check(answer, output)),
        Checker::Rows(options) => rows::check(options, answer, output),
    }
}
