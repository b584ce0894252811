//! A few records of small numbers, so that keys are often equal, and up to four steps.
use gradebox_support::Choices;

/// The records and the steps.
///
/// Four squares of a number of one digit still fit 64 bits, with what is added between them.
pub fn generate(
    choices: &mut Choices,
) -> (Vec<Vec<i64>>, Vec<(&'static str, i64, &'static str, i64)>) {
    let width = choices.integer(1, 3);
    let records = choices.list(0, 7, |choices| {
        (0..width).map(|_| choices.integer(-9, 9)).collect()
    });
    let steps = choices.list(0, 4, |choices| step(choices, width));
    (records, steps)
}

fn step(choices: &mut Choices, width: i64) -> (&'static str, i64, &'static str, i64) {
    let action = *choices.pick(&["map", "filter", "sort_ascending", "sort_descending"]);
    let field = choices.integer(0, width - 1);
    let name = *choices.pick(if action == "filter" {
        &["less", "greater", "equal", "multiple"][..]
    } else {
        &["same", "square", "add", "times", "modulo", "distance"][..]
    });
    let n = match name {
        "modulo" | "multiple" => choices.integer(1, 4),
        "times" => choices.integer(-3, 3),
        _ => choices.integer(-9, 9),
    };
    (action, field, name, n)
}
