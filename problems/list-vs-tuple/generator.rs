//! Random scripts: few names, small numbers, and all operations.
//! So objects are shared, and keys meet again.

use gradebox_support::Choices;
use std::collections::BTreeMap;

const NAMES: [&str; 4] = ["a", "b", "c", "d"];

/// A name that is bound already. All are, after the first lines of a script.
fn bound(choices: &mut Choices) -> &'static str {
    *choices.pick(&NAMES)
}

fn number(choices: &mut Choices) -> i64 {
    if choices.once_in(20) {
        *choices.pick(&[i64::MIN, i64::MAX])
    } else {
        choices.integer(-1, 2)
    }
}

/// `list` or `tuple` with up to three elements, and how deep it is.
/// Only names that are less than three deep go inside, so that nothing grows without bound.
fn make(choices: &mut Choices, name: &str, depths: &BTreeMap<&str, usize>) -> (String, usize) {
    let mut depth = 1;
    let least = if choices.once_in(4) { 0 } else { 1 };
    let items = choices.list(least, 3, |choices| {
        let inner = bound(choices);
        match depths.get(inner) {
            Some(&inside) if inside < 3 && choices.boolean() => {
                depth = depth.max(inside + 1);
                format!(" {inner}")
            }
            _ => format!(" {}", number(choices)),
        }
    });
    let kind = kind(choices);
    (format!("{kind} {name}{}", items.concat()), depth)
}

fn kind(choices: &mut Choices) -> &'static str {
    *choices.pick(&["list", "tuple"])
}

fn operation(choices: &mut Choices, depths: &mut BTreeMap<&'static str, usize>) -> String {
    let name = bound(choices);
    match choices.index(18) {
        0 => format!("show {name}"),
        1 => {
            let (line, depth) = make(choices, name, depths);
            depths.insert(name, depth);
            line
        }
        2 | 3 => {
            let other = bound(choices);
            depths.insert(name, depths[other]);
            let how = choices.pick(&["alias", "thaw", "freeze"]);
            format!("{how} {name} {other}")
        }
        4 => format!("get {name} {}", choices.integer(-3, 3)),
        5 => format!("index {name} {}", number(choices)),
        6 => format!("equal {name} {}", bound(choices)),
        7 => format!("append {name} {}", number(choices)),
        8 => format!("pop {name}"),
        9 => format!("set {name} {} {}", choices.integer(-3, 3), number(choices)),
        10 => {
            let kind = kind(choices);
            let items = choices.list(0, 2, |choices| format!(" {}", number(choices)));
            format!("plus {name} {kind}{}", items.concat())
        }
        11..=13 => format!("grow {name} {} {}", choices.integer(-2, 1), number(choices)),
        14..=16 => format!("key {name} {}", number(choices)),
        _ => format!("lookup {name}"),
    }
}

pub fn generate(choices: &mut Choices) -> (Vec<String>,) {
    let mut depths = BTreeMap::new();
    let mut script = Vec::new();
    for name in NAMES {
        let (line, depth) = make(choices, name, &depths);
        script.push(line);
        depths.insert(name, depth);
    }
    script.extend(choices.list(0, 16, |choices| operation(choices, &mut depths)));
    // What the operations left behind.
    script.extend(NAMES.map(|name| format!("show {name}")));
    script.extend(NAMES.map(|name| format!("lookup {name}")));
    (script,)
}
