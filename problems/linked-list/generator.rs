//! Random scripts: two short lists of few values, and small chains with and without a cycle.

use gradebox_support::Choices;

const NAMES: [&str; 2] = ["a", "b"];

fn value(choices: &mut Choices) -> i64 {
    if choices.once_in(30) {
        *choices.pick(&[i64::MIN, i64::MAX])
    } else {
        choices.integer(0, 3)
    }
}

fn cycle(choices: &mut Choices) -> String {
    let length = choices.integer(0, 12);
    if length == 0 || choices.boolean() {
        format!("cycle {length} -")
    } else {
        format!("cycle {length} {}", choices.integer(0, length - 1))
    }
}

fn operation(choices: &mut Choices) -> String {
    let name = *choices.pick(&NAMES);
    match choices.index(16) {
        0 => format!("show {name}"),
        1 => format!("front {name} {}", value(choices)),
        2 | 3 => format!("back {name} {}", value(choices)),
        4 | 5 => format!("pop {name}"),
        6 => format!("find {name} {}", value(choices)),
        7 | 8 => format!("delete {name} {}", value(choices)),
        9 => format!("insert {name} {} {}", value(choices), value(choices)),
        10 => format!("grow {name} {} {}", value(choices), choices.integer(0, 4)),
        11 => format!("reverse {name}"),
        12 => format!("fill {name} {}", choices.integer(0, 4)),
        13 => format!("stack {name} {}", choices.integer(0, 4)),
        14 => format!("rotate {name} {}", choices.integer(0, 4)),
        _ => cycle(choices),
    }
}

pub fn generate(choices: &mut Choices) -> String {
    let mut lines: Vec<String> = NAMES.map(|name| format!("new {name}")).to_vec();
    if choices.once_in(5) {
        // Too long for recursion, one call for each node.
        lines.push("fill a 1100".to_owned());
    }
    lines.extend(choices.list(1, 14, operation));
    for name in NAMES {
        // Whether the end of the list is where it should be.
        lines.push(format!("back {name} 9"));
        lines.push(format!("show {name}"));
    }
    lines.join("\n") + "\n"
}
