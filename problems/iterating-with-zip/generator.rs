//! Random lists of a few names and ages, of any two lengths, with and without a fill.

use gradebox_support::Choices;

type Arguments = (Vec<String>, Vec<i64>, Option<String>);

pub fn generate(choices: &mut Choices) -> Arguments {
    let names = choices.list(0, 5, |choices| choices.text(0, 2, "abÖ' "));
    let ages = choices.list(0, 5, |choices| {
        if choices.once_in(6) {
            choices.integer(i64::MIN, i64::MAX)
        } else {
            choices.integer(-1, 99)
        }
    });
    let fill = choices.boolean().then(|| choices.text(0, 2, "a?0"));
    (names, ages, fill)
}
