//! Random integers of every length, of both signs, some with zeros at the end.

use gradebox_support::Choices;

pub fn generate(choices: &mut Choices) -> (i64,) {
    let mut number = if choices.once_in(3) {
        choices.integer(-99, 99) * 10_i64.pow(choices.index(4) as u32)
    } else {
        choices.integer(i64::MIN, i64::MAX)
    };
    // One digit less, and the result is sure to fit.
    if !reversed_fits(number) {
        number /= 10;
    }
    (number,)
}

fn reversed_fits(number: i64) -> bool {
    let digits: String = number.unsigned_abs().to_string().chars().rev().collect();
    let sign = if number < 0 { "-" } else { "" };
    format!("{sign}{digits}").parse::<i64>().is_ok()
}
