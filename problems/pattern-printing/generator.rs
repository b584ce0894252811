//! Random walks: short ones of small numbers, and some of huge numbers in a few steps.

use gradebox_support::Choices;

const STEPS_MAX: i64 = 1_001;

pub fn generate(choices: &mut Choices) -> String {
    let (n, k) = if choices.once_in(4) {
        let n = choices.integer(i64::MIN, i64::MAX);
        let steps = choices.integer(1, STEPS_MAX);
        // With this much for each step, or more, the walk is down after so many steps.
        let least = (n.max(1) - 1) / steps + 1;
        (n, choices.integer(least, i64::MAX))
    } else {
        (choices.integer(-9, 30), choices.integer(1, 12))
    };
    format!("{n} {k}\n")
}
