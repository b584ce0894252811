//! Random scripts: small numbers and few elements, so that zeros, the ends and empty structures are met often.

use gradebox_support::Choices;

const ARRAY: [&str; 8] = [
    "append", "get", "insert", "remove", "set", "list", "size", "clear",
];
const STACK: [&str; 6] = ["push", "pop", "peek", "list", "size", "clear"];
const QUEUE: [&str; 7] = [
    "enqueue", "dequeue", "front", "rotate", "list", "size", "clear",
];

pub fn generate(choices: &mut Choices) -> String {
    // Several operations in a row with the same structure: so it is full and empty by turns.
    let operations = choices.list(1, 12, |choices| {
        let structure = *choices.pick(&["stack", "queue", "array"]);
        choices.list(1, 8, |choices| operation(choices, structure))
    });
    let operations = operations.concat();
    format!("{}\n{}\n", operations.len(), operations.join("\n"))
}

fn operation(choices: &mut Choices, structure: &str) -> String {
    let names: &[&str] = match structure {
        "stack" => &STACK,
        "queue" => &QUEUE,
        _ => &ARRAY,
    };
    // Without elements, little can go wrong.
    let adds = choices.once_in(3);
    let name = if adds { "range" } else { *choices.pick(names) };
    let arguments = match name {
        "append" | "push" | "enqueue" => format!(" {}", element(choices)),
        "get" | "remove" => format!(" {}", place(choices)),
        "insert" | "set" => format!(" {} {}", place(choices), element(choices)),
        "rotate" => format!(" {}", choices.integer(1, 1_000)),
        "range" => {
            let first = element(choices);
            format!(" {first} {}", first.saturating_add(choices.integer(0, 3)))
        }
        _ => String::new(),
    };
    format!("{structure} {name}{arguments}")
}

fn element(choices: &mut Choices) -> i64 {
    if choices.once_in(8) {
        choices.integer(i64::MIN, i64::MAX)
    } else {
        choices.integer(-3, 3)
    }
}

fn place(choices: &mut Choices) -> i64 {
    if choices.once_in(8) {
        choices.integer(i64::MIN, i64::MAX)
    } else {
        choices.integer(-2, 5)
    }
}
