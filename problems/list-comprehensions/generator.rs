//! A few short rows of small numbers, often of different lengths, and up to three conditions.
use gradebox_support::Choices;

/// The rows, the shape, the expression, the conditions and the listed numbers.
pub fn generate(
    choices: &mut Choices,
) -> (
    Vec<Vec<i64>>,
    &'static str,
    &'static str,
    Vec<&'static str>,
    Vec<i64>,
) {
    let rows = choices.list(0, 4, |choices| choices.list(0, 5, number));
    let shape = *choices.pick(&["flat", "rows", "columns"]);
    let expression = *choices.pick(&["same", "square", "half", "position"]);
    let conditions = choices.list(0, 3, |choices| {
        *choices.pick(&["even", "odd", "positive", "listed", "unlisted"])
    });
    let listed = choices.list(0, 4, number);
    (rows, shape, expression, conditions, listed)
}

/// Mostly a small number; sometimes one of the largest.
fn number(choices: &mut Choices) -> i64 {
    if choices.once_in(12) {
        choices.integer(-3_000_000_000, 3_000_000_000)
    } else {
        choices.integer(-5, 5)
    }
}
