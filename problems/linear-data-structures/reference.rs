//! Plays a script of operations with an array, a stack and a queue.

use std::collections::VecDeque;
use std::io::{Read, stdin};

const OK: &str = "ok";
const EMPTY: &str = "empty";
const BAD_INDEX: &str = "bad index";

/// The top of the stack is the end of its vector: there, nothing has to move.
#[derive(Default)]
struct Structures {
    array: Vec<i64>,
    stack: Vec<i64>,
    queue: VecDeque<i64>,
}

impl Structures {
    fn play(&mut self, words: &[&str]) -> String {
        let Structures {
            array,
            stack,
            queue,
        } = self;
        match *words {
            ["array", "append", x] => {
                array.push(integer(x));
                OK.to_owned()
            }
            ["array", "insert", i, x] => {
                let place = index(i).filter(|&place| place <= array.len());
                done(place.map(|place| array.insert(place, integer(x))))
            }
            ["array", "get", i] => {
                let found = index(i).and_then(|place| array.get(place).copied());
                said(found, BAD_INDEX)
            }
            ["array", "set", i, x] => {
                let element = index(i).and_then(|place| array.get_mut(place));
                done(element.map(|element| *element = integer(x)))
            }
            ["array", "remove", i] => {
                let place = index(i).filter(|&place| place < array.len());
                said(place.map(|place| array.remove(place)), BAD_INDEX)
            }
            ["array", "range", a, b] => {
                array.extend(integer(a)..=integer(b));
                OK.to_owned()
            }
            ["array", "clear"] => {
                array.clear();
                OK.to_owned()
            }
            ["array", "size"] => array.len().to_string(),
            ["array", "list"] => list(array.iter()),

            ["stack", "push", x] => {
                stack.push(integer(x));
                OK.to_owned()
            }
            ["stack", "pop"] => said(stack.pop(), EMPTY),
            ["stack", "peek"] => said(stack.last().copied(), EMPTY),
            ["stack", "range", a, b] => {
                stack.extend(integer(a)..=integer(b));
                OK.to_owned()
            }
            ["stack", "clear"] => {
                stack.clear();
                OK.to_owned()
            }
            ["stack", "size"] => stack.len().to_string(),
            ["stack", "list"] => list(stack.iter().rev()),

            ["queue", "enqueue", x] => {
                queue.push_back(integer(x));
                OK.to_owned()
            }
            ["queue", "dequeue"] => said(queue.pop_front(), EMPTY),
            ["queue", "front"] => said(queue.front().copied(), EMPTY),
            ["queue", "rotate", k] => {
                for _ in 0..integer(k) {
                    if let Some(front) = queue.pop_front() {
                        queue.push_back(front);
                    }
                }
                said(queue.back().copied(), EMPTY)
            }
            ["queue", "range", a, b] => {
                queue.extend(integer(a)..=integer(b));
                OK.to_owned()
            }
            ["queue", "clear"] => {
                queue.clear();
                OK.to_owned()
            }
            ["queue", "size"] => queue.len().to_string(),
            ["queue", "list"] => list(queue.iter()),

            _ => panic!("unknown operation in the script: {words:?}"),
        }
    }
}

fn integer(word: &str) -> i64 {
    word.parse().expect("an integer")
}

/// None where it cannot be a place in any array: a negative or a huge number.
fn index(word: &str) -> Option<usize> {
    word.parse().ok()
}

fn done(change: Option<()>) -> String {
    change.map_or(BAD_INDEX, |()| OK).to_owned()
}

fn said(value: Option<i64>, otherwise: &str) -> String {
    value.map_or(otherwise.to_owned(), |value| value.to_string())
}

fn list<'a>(values: impl Iterator<Item = &'a i64>) -> String {
    let words: Vec<String> = values.map(i64::to_string).collect();
    if words.is_empty() {
        EMPTY.to_owned()
    } else {
        words.join(" ")
    }
}

fn main() {
    let mut script = String::new();
    stdin()
        .read_to_string(&mut script)
        .expect("the script is UTF-8");
    let mut structures = Structures::default();
    let mut transcript = String::new();
    // The first line says how many there are.
    for line in script.lines().skip(1) {
        let words: Vec<&str> = line.split(' ').collect();
        transcript += &structures.play(&words);
        transcript += "\n";
    }
    print!("{transcript}");
}
