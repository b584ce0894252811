//! A few tasks of which some only wait and some only compute, with costs of the same size as the work.

use gradebox_support::Choices;

pub fn generate(choices: &mut Choices) -> (Vec<(i64, i64, i64)>, i64, i64, i64) {
    let tasks = choices.list(0, 6, |choices| {
        (
            choices.integer(0, 9),
            choices.integer(0, 9),
            choices.integer(0, 3),
        )
    });
    let cores = if choices.once_in(10) {
        choices.integer(1, 50_000)
    } else {
        choices.integer(1, 4)
    };
    (tasks, cores, choices.integer(0, 2), choices.integer(0, 6))
}
