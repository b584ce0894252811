//! The `rows` checker: what a query returns, as a JSON list of lists.
//!
//! Columns have an order and no names; rows have an order only if the problem
//! asks for it. NULL is `null`, and equal to itself. Numbers compare by value,
//! so `1` and `1.0` are equal, and text is never equal to a number.

use super::json::{Comparison, Kinds, Mismatch, Step, Unordered, Value};
use super::{AnswerFault, Difference, Finding, json};
use crate::problem::definition::RowOptions;

/// Right if the rows are the same.
///
/// # Errors
///
/// If the answer is not JSON, or not a list of equally long lists of plain values.
pub fn check(options: &RowOptions, answer: &[u8], output: &[u8]) -> Result<Finding, AnswerFault> {
    let mut expected = json::read_answer(answer)?;
    let columns = shape(&expected).map_err(|fault| AnswerFault::Rows {
        place: fault
            .row
            .map_or_else(|| "$".to_owned(), |row| format!("row {}", row + 1)),
        problem: fault.problem,
    })?;
    let mut found = match json::read_output(&expected, output) {
        Ok(found) => found,
        Err(difference) => return Ok(Finding::Wrong(difference)),
    };
    if let Some(difference) = wrong_shape(&expected, &found, columns) {
        return Ok(Finding::Wrong(difference));
    }

    let unordered = if options.ordered { Vec::new() } else { vec![0] };
    let mut comparison = Comparison::new(Unordered::At(unordered), Kinds::Same);
    comparison.tolerance = options.float_tolerance.map(json::tolerance);
    comparison.sort(&mut expected);
    comparison.sort(&mut found);
    let Err(mismatch) = comparison.compare(&expected, &found) else {
        return Ok(Finding::Right);
    };
    let told = mismatch.told("row");
    Ok(Finding::Wrong(Difference {
        place: place(&mismatch),
        expected: told.expected,
        found: told.found,
        message: told.message,
        near_misses: json::near_misses(&comparison, Unordered::At(vec![0]), &expected, &found),
    }))
}

struct ShapeFault {
    row: Option<usize>,
    problem: String,
}

/// The number of columns of an answer that has rows.
fn shape(answer: &Value<'_>) -> Result<Option<usize>, ShapeFault> {
    let Value::List(rows) = answer else {
        return Err(ShapeFault {
            row: None,
            problem: format!("{} where a list was expected", answer.kind()),
        });
    };
    let mut columns = None;
    for (index, row) in rows.iter().enumerate() {
        let fault = |problem| {
            Err(ShapeFault {
                row: Some(index),
                problem,
            })
        };
        let Value::List(values) = row else {
            return fault(format!("{} where a list was expected", row.kind()));
        };
        if let Some(value) = values
            .iter()
            .find(|value| matches!(value, Value::List(_) | Value::Object(_)))
        {
            return fault(format!("{} where a plain value was expected", value.kind()));
        }
        let expected = *columns.get_or_insert(values.len());
        if values.len() != expected {
            return fault(columns_message(values.len(), expected));
        }
    }
    Ok(columns)
}

/// What there is to say of an output that is not a list of lists, or whose rows are too short or too long.
fn wrong_shape(
    answer: &Value<'_>,
    output: &Value<'_>,
    columns: Option<usize>,
) -> Option<Difference> {
    let difference = |place, expected: &Value<'_>, found: &Value<'_>, message| Difference {
        place,
        expected: expected.shown(),
        found: found.shown(),
        message,
        near_misses: Vec::new(),
    };
    let (Value::List(expected), Value::List(found)) = (answer, output) else {
        let message = format!("{} where a list of rows was expected", output.kind());
        return Some(difference("$".to_owned(), answer, output, message));
    };
    found.iter().enumerate().find_map(|(index, row)| {
        let message = match (row, columns) {
            (Value::List(values), Some(columns)) if values.len() != columns => {
                columns_message(values.len(), columns)
            }
            (Value::List(_), _) => return None,
            _ => format!("{} where a row was expected", row.kind()),
        };
        let expected = expected.get(index).or(expected.first()).unwrap_or(answer);
        Some(difference(
            format!("row {}", index + 1),
            expected,
            row,
            message,
        ))
    })
}

fn columns_message(found: usize, expected: usize) -> String {
    let ending = if found == 1 { "" } else { "s" };
    format!(
        "{found} column{ending} where {expected} {} expected",
        if expected == 1 { "was" } else { "were" }
    )
}

/// `row 4, column 1`, or `the rows` where they have no order.
fn place(mismatch: &Mismatch<'_>) -> String {
    let words: Vec<String> = mismatch
        .steps()
        .zip(["row", "column"])
        .filter_map(|(step, word)| match step {
            Step::Index(index) => Some(format!("{word} {}", index + 1)),
            Step::Key(_) => None,
        })
        .collect();
    if words.is_empty() {
        "the rows".to_owned()
    } else {
        words.join(", ")
    }
}
