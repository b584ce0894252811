//! Few downloads and few workers. Short durations, zero among them, make workers free at the same time.

use gradebox_support::Choices;

pub fn generate(choices: &mut Choices) -> (Vec<i64>, i64) {
    let durations = choices.list(0, 9, |choices| {
        if choices.once_in(10) {
            choices.integer(0, 1_000_000_000_000)
        } else {
            choices.integer(0, 4)
        }
    });
    let workers = if choices.once_in(10) {
        choices.integer(1, 50_000)
    } else {
        choices.integer(1, 4)
    };
    (durations, workers)
}
