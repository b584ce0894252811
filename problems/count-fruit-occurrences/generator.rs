//! Random lists of few names, most of which differ from each other in one character.

use gradebox_support::Choices;

pub fn generate(choices: &mut Choices) -> (Vec<String>,) {
    (choices.list(0, 12, name),)
}

fn name(choices: &mut Choices) -> String {
    const NAMES: [&str; 8] = ["fig", "Fig", "", " fig", "fig ", "fíg", "梨", "\"fig\""];
    if choices.once_in(4) {
        choices.text(0, 3, "aAé \n'")
    } else {
        (*choices.pick(&NAMES)).to_owned()
    }
}
