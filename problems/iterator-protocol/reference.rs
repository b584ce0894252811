//! Prints the transcript that a right `CountUpTo` gives for a script.

use std::collections::HashMap;
use std::io::{Read, stdin};

/// The numbers that one object has not given yet: `next..=last`.
struct CountUpTo {
    next: i64,
    last: i64,
}

impl Iterator for CountUpTo {
    type Item = i64;

    fn next(&mut self) -> Option<i64> {
        (self.next <= self.last).then(|| {
            self.next += 1;
            self.next - 1
        })
    }
}

/// The objects of a script, and which of them each name means.
#[derive(Default)]
struct Objects {
    made: Vec<CountUpTo>,
    names: HashMap<String, usize>,
}

impl Objects {
    fn get(&mut self, name: &str) -> &mut CountUpTo {
        &mut self.made[self.names[name]]
    }

    fn play(&mut self, words: &[&str]) -> String {
        match *words {
            ["make", name, max] => {
                self.names.insert(name.to_owned(), self.made.len());
                self.made.push(CountUpTo {
                    next: 0,
                    last: integer(max),
                });
                "CountUpTo".to_owned()
            }
            ["next", name] => self
                .get(name)
                .next()
                .map_or("StopIteration".to_owned(), |value| value.to_string()),
            ["iter", name, other] => {
                self.names.insert(other.to_owned(), self.names[name]);
                "same".to_owned()
            }
            ["for", name, limit] => {
                let limit = usize::try_from(integer(limit)).expect("a limit is positive");
                list(self.get(name).take(limit))
            }
            ["list", name] => list(self.get(name)),
            ["in", name, wanted] => {
                let wanted = integer(wanted);
                let met = self.get(name).any(|value| value == wanted);
                if met { "True" } else { "False" }.to_owned()
            }
            ["zip", left, right] => {
                let mut pairs = Vec::new();
                // The left one is asked first, and what it gave is lost if the right one has ended.
                while let Some(a) = self.get(left).next()
                    && let Some(b) = self.get(right).next()
                {
                    pairs.push(format!("({a}, {b})"));
                }
                list(pairs.into_iter())
            }
            _ => panic!("unknown operation in the script: {words:?}"),
        }
    }
}

/// A list as Python writes it.
fn list(values: impl Iterator<Item = impl ToString>) -> String {
    let values: Vec<String> = values.map(|value| value.to_string()).collect();
    format!("[{}]", values.join(", "))
}

fn integer(word: &str) -> i64 {
    word.parse().expect("an integer")
}

fn main() {
    let mut script = String::new();
    stdin()
        .read_to_string(&mut script)
        .expect("the script is UTF-8");
    let mut objects = Objects::default();
    for line in script.lines() {
        let words: Vec<&str> = line.split(' ').collect();
        println!("{line} -> {}", objects.play(&words));
    }
}
