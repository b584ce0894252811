//! Few different numbers, short words of few letters, and values to leave out that are often given.
use gradebox_support::Choices;

/// The numbers, the words, the expression, and the numbers and the texts to leave out.
pub fn generate(
    choices: &mut Choices,
) -> (Vec<i64>, Vec<String>, &'static str, Vec<i64>, Vec<String>) {
    let numbers = choices.list(0, 6, number);
    let words = choices.list(0, 5, word);
    let expression = *choices.pick(&["same", "square", "letters", "length"]);
    let without_numbers = choices.list(0, 4, number);
    let without_texts = choices.list(0, 4, word);
    (numbers, words, expression, without_numbers, without_texts)
}

/// Mostly a small number; sometimes one of the largest.
fn number(choices: &mut Choices) -> i64 {
    if choices.once_in(12) {
        choices.integer(-3_000_000_000, 3_000_000_000)
    } else {
        choices.integer(-3, 4)
    }
}

fn word(choices: &mut Choices) -> String {
    choices.text(0, 4, "aA1bé日")
}
