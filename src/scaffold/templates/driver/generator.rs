//! Scripts with up to three accounts, all of them opened first.

use gradebox_support::Choices;

pub fn generate(choices: &mut Choices) -> String {
    let names = &["a", "b", "c"][..1 + choices.index(3)];
    let mut script: String = names.iter().map(|name| format!("open {name}\n")).collect();
    let operations = choices.list(0, 12, |choices| {
        let name = choices.pick(names);
        if choices.boolean() {
            format!("add {name} {}\n", choices.integer(-1_000, 1_000))
        } else {
            format!("total {name}\n")
        }
    });
    script.extend(operations);
    script
}
