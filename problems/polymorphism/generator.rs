//! Random scripts: a few objects of any class, animals or not, that speak alone and together.

use gradebox_support::Choices;

const CLASSES: [&str; 12] = [
    "Dog", "Cat", "Duck", "Animal", "Puppy", "Fish", "Robot", "Parrot", "Radio", "Mimic", "Toy",
    "Rock",
];
const NAMES: [&str; 4] = ["a", "b", "c", "d"];

fn make(choices: &mut Choices, name: &str) -> String {
    let class = *choices.pick(&CLASSES);
    let mut line = format!("make {name} {class}");
    if class == "Parrot" {
        let words = choices.list(0, 3, |choices| choices.text(1, 1, "abc"));
        for word in words {
            line += " ";
            line += &word;
        }
    }
    line
}

fn operation(choices: &mut Choices) -> String {
    let name = *choices.pick(&NAMES);
    match choices.index(8) {
        0 => make(choices, name),
        1 | 2 => format!("speak {name}"),
        3 => format!("introduce {name}"),
        4 => format!("isinstance {name}"),
        _ => {
            let operation = *choices.pick(&["chorus", "stream"]);
            let names = choices.list(1, 4, |choices| *choices.pick(&NAMES));
            format!("{operation} {}", names.join(" "))
        }
    }
}

pub fn generate(choices: &mut Choices) -> String {
    let mut lines: Vec<String> = NAMES.iter().map(|name| make(choices, name)).collect();
    lines.extend(choices.list(1, 12, operation));
    lines.join("\n") + "\n"
}
