//! The checkers as their callers see them: by what they promise.

mod exact;
mod hostile;
mod json;
mod json_unordered;
mod lines;
mod near;
mod properties;
mod rows;
mod tokens;
mod unordered_lines;
mod visible;

use super::{AnswerFault, Difference, Finding, NearMiss, check};
use crate::problem::Checker;
use crate::problem::definition::{JsonOptions, RowOptions, TokenOptions};

/// The finding for an answer that has no fault.
fn finding(checker: &Checker, answer: impl AsRef<[u8]>, output: impl AsRef<[u8]>) -> Finding {
    check(checker, answer.as_ref(), output.as_ref()).expect("the answer has no fault")
}

fn is_right(checker: &Checker, answer: impl AsRef<[u8]>, output: impl AsRef<[u8]>) -> bool {
    finding(checker, answer, output) == Finding::Right
}

/// What is said of an output that must be wrong.
fn difference(checker: &Checker, answer: impl AsRef<[u8]>, output: impl AsRef<[u8]>) -> Difference {
    match finding(checker, answer, output) {
        Finding::Wrong(difference) => difference,
        Finding::Right => panic!("the output is right"),
    }
}

/// Place, expected, found and message, which a table has in this order.
fn told(
    checker: &Checker,
    answer: impl AsRef<[u8]>,
    output: impl AsRef<[u8]>,
) -> (String, String, String, String) {
    let Difference {
        place,
        expected,
        found,
        message,
        ..
    } = difference(checker, answer, output);
    (place, expected, found, message)
}

/// Fails unless the difference reads exactly so.
fn expect_told(checker: &Checker, answer: &str, output: &str, expected: [&str; 4]) {
    let (place, shown, found, message) = told(checker, answer, output);
    let actual = [&*place, &*shown, &*found, &*message];
    assert_eq!(actual, expected, "answer {answer:?}, output {output:?}");
}

fn near_misses(
    checker: &Checker,
    answer: impl AsRef<[u8]>,
    output: impl AsRef<[u8]>,
) -> Vec<NearMiss> {
    difference(checker, answer, output).near_misses
}

fn json_checker() -> Checker {
    Checker::Json(JsonOptions::default())
}

fn json_unordered(depths: &[u32], float_tolerance: Option<f64>) -> Checker {
    Checker::Json(JsonOptions {
        float_tolerance,
        unordered: depths.to_vec(),
    })
}

fn token_checker() -> Checker {
    Checker::Tokens(TokenOptions::default())
}

fn row_checker(ordered: bool) -> Checker {
    Checker::Rows(RowOptions {
        ordered,
        float_tolerance: None,
    })
}

/// Every checker with options that differ in what they forgive.
fn all_checkers() -> Vec<Checker> {
    let strict = TokenOptions {
        case_sensitive: true,
        space_sensitive: true,
        ..TokenOptions::default()
    };
    let near = TokenOptions {
        float_absolute: Some(1e-3),
        float_relative: Some(1e-6),
        ..TokenOptions::default()
    };
    let near_rows = RowOptions {
        ordered: false,
        float_tolerance: Some(1e-6),
    };
    vec![
        Checker::Exact,
        Checker::Lines,
        Checker::UnorderedLines,
        token_checker(),
        Checker::Tokens(TokenOptions {
            space_sensitive: true,
            ..near.clone()
        }),
        Checker::Tokens(strict),
        Checker::Tokens(near),
        json_checker(),
        json_unordered(&[], Some(1e-6)),
        json_unordered(&[0, 1, 2], None),
        json_unordered(&[0, 1, 2], Some(1e-6)),
        row_checker(false),
        row_checker(true),
        Checker::Rows(near_rows),
    ]
}
