//! Random scripts: a few objects of any class, and questions about them.

use gradebox_support::Choices;

const CLASSES: [&str; 7] = [
    "Animal", "Dog", "Cat", "Puppy", "Loud", "LoudDog", "LoudCat",
];
const NAMES: [&str; 3] = ["a", "b", "c"];

fn class(choices: &mut Choices) -> &'static str {
    *choices.pick(&CLASSES)
}

fn word(choices: &mut Choices) -> String {
    let mut word = choices.text(1, 2, "abAB");
    if choices.once_in(4) {
        word += "_x";
    }
    word
}

fn make(choices: &mut Choices, name: &str) -> String {
    format!(
        "make {name} {} {} {}",
        class(choices),
        word(choices),
        word(choices)
    )
}

fn operation(choices: &mut Choices) -> String {
    let name = *choices.pick(&NAMES);
    match choices.index(11) {
        0 | 1 => format!("speak {name}"),
        2 => format!("fetch {name} {}", word(choices)),
        3 => format!("purr {name}"),
        4 => format!(
            "get {name} {}",
            choices.pick(&["name", "sound", "breed", "color"])
        ),
        5 => format!(
            "set {name} {} {}",
            choices.pick(&["name", "sound"]),
            word(choices)
        ),
        6 => format!("isinstance {name} {}", class(choices)),
        7 => format!("issubclass {} {}", class(choices), class(choices)),
        8 => format!("mro {}", class(choices)),
        9 => format!(
            "where {} {}",
            class(choices),
            choices.pick(&["speak", "fetch", "purr"])
        ),
        _ => format!("super {name} {}", class(choices)),
    }
}

pub fn generate(choices: &mut Choices) -> String {
    let mut lines: Vec<String> = NAMES.iter().map(|name| make(choices, name)).collect();
    lines.extend(choices.list(1, 12, |choices| {
        if choices.once_in(6) {
            let name = *choices.pick(&NAMES);
            make(choices, name)
        } else {
            operation(choices)
        }
    }));
    // What all that has done to the objects.
    lines.extend(NAMES.map(|name| format!("speak {name}")));
    lines.join("\n") + "\n"
}
