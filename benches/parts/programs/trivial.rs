//! Two integers in, their sum out.

use std::io::{Read, stdin};

fn main() {
    let mut text = String::new();
    stdin()
        .read_to_string(&mut text)
        .expect("the input is text");
    let sum: i64 = text
        .split_whitespace()
        .map(|word| word.parse::<i64>().expect("an integer"))
        .sum();
    println!("{sum}");
}
