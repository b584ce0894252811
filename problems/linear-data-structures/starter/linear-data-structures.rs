//! Linear data structures: play a script of operations with an array, a stack and a queue.

use std::io::{Read, stdin};

/// What a script works with.
#[derive(Default)]
struct Structures {}

impl Structures {
    /// Does one operation, such as `["stack", "push", "7"]`, and returns the line that it prints.
    fn play(&mut self, _words: &[&str]) -> String {
        unimplemented!("write your solution here")
    }
}

fn main() {
    let mut script = String::new();
    stdin()
        .read_to_string(&mut script)
        .expect("the script is UTF-8");
    let mut structures = Structures::default();
    for line in script.lines().skip(1) {
        let words: Vec<&str> = line.split_whitespace().collect();
        println!("{}", structures.play(&words));
    }
}
