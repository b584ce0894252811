//! Random scripts: a few generators with small limits, batches of them and of lists, and pulls in any order.
use gradebox_support::Choices;

/// Generators that give numbers, and those that give lists, so that only numbers are added up.
const NUMBERS: [&str; 2] = ["a", "b"];
const LISTS: [&str; 2] = ["p", "q"];
const ALL: [&str; 4] = ["a", "b", "p", "q"];

pub fn generate(choices: &mut Choices) -> String {
    let mut script = String::new();
    for name in NUMBERS {
        script += &even(choices, name);
    }
    for name in LISTS {
        script += &batch(choices, name, &NUMBERS);
    }
    for line in choices.list(1, 12, operation) {
        script += &line;
    }
    script
}

fn even(choices: &mut Choices, name: &str) -> String {
    let limit = choices.integer(-3, 13);
    format!("even {name} {limit}\n")
}

fn batch(choices: &mut Choices, name: &str, sources: &[&str]) -> String {
    let source = if choices.once_in(3) {
        let values = choices.list(0, 7, |choices| choices.integer(-9, 9).to_string());
        format!("[{}]", values.join(","))
    } else {
        choices.pick(sources).to_string()
    };
    let size = choices.integer(1, 4);
    format!("batch {name} {source} {size}\n")
}

fn operation(choices: &mut Choices) -> String {
    match choices.index(10) {
        0 => {
            let name = *choices.pick(&NUMBERS);
            if choices.boolean() {
                return format!("sum {name}\n");
            }
            even(choices, name)
        }
        // Of numbers, of lists, or of itself.
        1 => {
            let name = *choices.pick(&LISTS);
            batch(choices, name, &ALL)
        }
        2 => format!("close {}\n", any(choices)),
        3 | 4 => format!("list {}\n", any(choices)),
        5 | 6 => format!("take {} {}\n", any(choices), choices.integer(0, 3)),
        _ => format!("next {}\n", any(choices)),
    }
}

fn any(choices: &mut Choices) -> &'static str {
    *choices.pick::<&str>(&ALL)
}
