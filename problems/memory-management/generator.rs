//! Scripts that make a few objects, put them into each other's lists, and let go of most of them in the end.

use gradebox_support::Choices;

const NAMES: [&str; 5] = ["a", "b", "c", "d", "e"];

pub fn generate(choices: &mut Choices) -> (Vec<String>,) {
    let mut script = Script::default();
    let count = *choices.pick(&[0, 1, 2, 3, 4, 5, 5, 5]);
    for place in 0..count {
        script.create(place);
    }
    if count > 1 {
        // Objects that hold later ones: all of this falls when the names go.
        for _ in 0..choices.index(12) {
            let other = 1 + choices.index(count - 1);
            let place = choices.index(other);
            script.append(place, other);
        }
    }
    // Then anything, cycles among it.
    choices.list(0, 9, |choices| script.step(choices));
    // The first name goes last, so that much may hang on it.
    let all = choices.boolean();
    for place in (0..NAMES.len()).rev() {
        if script.bound[place].is_some() && (all || choices.boolean()) {
            script.delete(place);
        }
    }
    if choices.boolean() {
        script.lines.push("collect".to_string());
    }
    (script.lines,)
}

#[derive(Default)]
struct Script {
    lines: Vec<String>,
    /// The object of each name.
    bound: [Option<usize>; NAMES.len()],
    /// How many references each object holds.
    lengths: Vec<usize>,
}

impl Script {
    /// Most often one line. What is not possible becomes a new object.
    fn step(&mut self, choices: &mut Choices) {
        let operation = *choices.pick(&[
            "append", "append", "append", "new", "bind", "pop", "del", "leave", "collect",
            "collect",
        ]);
        let place = choices.index(NAMES.len());
        let other = choices.index(NAMES.len());
        let (name, other_name) = (NAMES[place], NAMES[other]);
        match (operation, self.bound[place], self.bound[other]) {
            ("append", Some(_), Some(_)) => self.append(place, other),
            ("bind", _, Some(object)) => {
                self.bound[place] = Some(object);
                self.lines.push(format!("bind {name} {other_name}"));
            }
            ("pop", Some(list), _) if self.lengths[list] > 0 => {
                self.lengths[list] -= 1;
                self.lines.push(format!("pop {name}"));
            }
            ("del", Some(_), _) => self.delete(place),
            // An object that holds itself and another one, and has a name less.
            ("leave", Some(_), Some(_)) => {
                self.append(place, place);
                self.append(place, other);
                self.delete(place);
            }
            ("collect", _, _) => self.lines.push("collect".to_string()),
            _ => self.create(place),
        }
    }

    fn create(&mut self, place: usize) {
        self.bound[place] = Some(self.lengths.len());
        self.lengths.push(0);
        self.lines.push(format!("new {}", NAMES[place]));
    }

    /// Both names are bound.
    fn append(&mut self, place: usize, other: usize) {
        let list = self.bound[place].expect("the name is bound");
        self.lengths[list] += 1;
        self.lines
            .push(format!("append {} {}", NAMES[place], NAMES[other]));
    }

    fn delete(&mut self, place: usize) {
        self.bound[place] = None;
        self.lines.push(format!("del {}", NAMES[place]));
    }
}
