//! Prints the transcript that right generators give for a script.

use std::cell::RefCell;
use std::collections::HashMap;
use std::io::{Read, stdin};
use std::iter;
use std::rc::Rc;

/// Values as Python writes them. The script and a batch generator may pull from the same object.
#[derive(Clone)]
struct Generator(Rc<RefCell<Box<dyn Iterator<Item = String>>>>);

impl Generator {
    fn new(values: impl Iterator<Item = String> + 'static) -> Self {
        Self(Rc::new(RefCell::new(Box::new(values))))
    }

    fn close(&self) {
        *self.0.borrow_mut() = Box::new(iter::empty());
    }
}

impl Iterator for Generator {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        self.0.borrow_mut().next()
    }
}

fn even_numbers(limit: i64) -> Generator {
    Generator::new((0..=limit).step_by(2).map(|number| number.to_string()))
}

fn batches(values: Generator, size: usize) -> Generator {
    Generator::new(iter::from_fn(move || {
        let batch: Vec<String> = values.clone().take(size).collect();
        (!batch.is_empty()).then(|| list(batch))
    }))
}

/// A list as Python writes it.
fn list(values: Vec<String>) -> String {
    format!("[{}]", values.join(", "))
}

fn play(objects: &mut HashMap<String, Generator>, words: &[&str]) -> String {
    let get = |name: &str| objects[name].clone();
    match *words {
        ["even", name, limit] => {
            let limit = limit.parse().expect("an integer");
            objects.insert(name.to_owned(), even_numbers(limit));
            "generator".to_owned()
        }
        ["batch", name, source, size] => {
            let values = match source.strip_prefix('[') {
                Some(rest) => {
                    let values: Vec<String> = rest
                        .trim_end_matches(']')
                        .split_terminator(',')
                        .map(str::to_owned)
                        .collect();
                    Generator::new(values.into_iter())
                }
                None => get(source),
            };
            objects.insert(name.to_owned(), batches(values, count(size)));
            "generator".to_owned()
        }
        ["next", name] => get(name).next().unwrap_or("StopIteration".to_owned()),
        ["take", name, most] => list(get(name).take(count(most)).collect()),
        ["list", name] => list(get(name).collect()),
        ["sum", name] => {
            let numbers = get(name).map(|value| value.parse::<i64>().expect("a number"));
            numbers.sum::<i64>().to_string()
        }
        ["close", name] => {
            get(name).close();
            "None".to_owned()
        }
        _ => panic!("unknown operation in the script: {words:?}"),
    }
}

fn count(word: &str) -> usize {
    word.parse().expect("a count")
}

fn main() {
    let mut script = String::new();
    stdin()
        .read_to_string(&mut script)
        .expect("the script is UTF-8");
    let mut objects = HashMap::new();
    for line in script.lines() {
        let words: Vec<&str> = line.split(' ').collect();
        println!("{line} -> {}", play(&mut objects, &words));
    }
}
