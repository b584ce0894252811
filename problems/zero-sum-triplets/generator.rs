//! Random lists: small numbers, so that values occur again and again, and a few huge ones.

use gradebox_support::Choices;

const HUGE: i64 = 3_000_000_000_000_000_000;

pub fn generate(choices: &mut Choices) -> (Vec<i64>, i64) {
    let nums = choices.list(0, 12, element);
    let target = if choices.once_in(20) {
        choices.integer(i64::MIN, i64::MAX)
    } else if choices.boolean() && !nums.is_empty() {
        // The sum of three elements, which may be the same one.
        *choices.pick(&nums) + *choices.pick(&nums) + *choices.pick(&nums)
    } else {
        choices.integer(-9, 9)
    };
    (nums, target)
}

fn element(choices: &mut Choices) -> i64 {
    if choices.once_in(5) {
        choices.integer(-HUGE, HUGE)
    } else {
        choices.integer(-4, 4)
    }
}
