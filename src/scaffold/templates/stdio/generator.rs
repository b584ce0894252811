//! A few lines of a few numbers.

use gradebox_support::Choices;

pub fn generate(choices: &mut Choices) -> String {
    let lines = choices.list(0, 5, |choices| {
        let numbers = choices.list(0, 5, |choices| choices.integer(-1_000_000, 1_000_000));
        let words: Vec<String> = numbers.iter().map(i64::to_string).collect();
        words.join(" ") + "\n"
    });
    lines.concat()
}
