//! Random scripts with up to three names. Most objects are short; an endless one is asked for its first numbers only.

use gradebox_support::Choices;

const NAMES: [&str; 3] = ["a", "b", "c"];

/// What a name stands for. A name may also stand for nothing yet.
#[derive(Clone, Copy, PartialEq)]
enum Object {
    Short,
    Endless,
}

pub fn generate(choices: &mut Choices) -> String {
    let mut objects = [None; NAMES.len()];
    let first = make(choices, 0, &mut objects);
    let more = choices.list(0, 20, |choices| operation(choices, &mut objects));
    format!("{first}\n{}", more.concat())
}

fn make(choices: &mut Choices, name: usize, objects: &mut [Option<Object>]) -> String {
    let (object, last) = match choices.index(10) {
        0..=7 => (Object::Short, choices.integer(-1, 6)),
        8 => (Object::Short, choices.integer(i64::MIN, -1)),
        _ => (
            Object::Endless,
            choices.integer(100_000_000, 1_000_000_000_000_000_000),
        ),
    };
    objects[name] = Some(object);
    format!("make {} {last}", NAMES[name])
}

/// One line, with its newline.
fn operation(choices: &mut Choices, objects: &mut [Option<Object>]) -> String {
    let made: Vec<usize> = (0..NAMES.len())
        .filter(|&name| objects[name].is_some())
        .collect();
    let name = *choices.pick(&made);
    let is_short = |name: usize| objects[name] == Some(Object::Short);
    let line = match choices.index(8) {
        2 => format!("for {} {}", NAMES[name], choices.integer(1, 5)),
        3 => {
            let other = choices.index(NAMES.len());
            objects[other] = objects[name];
            format!("iter {} {}", NAMES[name], NAMES[other])
        }
        4 => {
            let other = choices.index(NAMES.len());
            make(choices, other, objects)
        }
        5 if is_short(name) => format!("list {}", NAMES[name]),
        6 if is_short(name) => format!("in {} {}", NAMES[name], choices.integer(-1, 7)),
        // Ends with the shorter one.
        7 if is_short(name) => format!("zip {} {}", NAMES[name], NAMES[*choices.pick(&made)]),
        _ => format!("next {}", NAMES[name]),
    };
    line + "\n"
}
