//! Pattern printing: read `n` and `k` from one line, print the walk on one line.

use std::io::stdin;

/// The numbers from `n` down by `k` to the first one that is not positive, and back up to `n`.
fn walk(_n: i64, _k: i64) -> Vec<i64> {
    unimplemented!("write your solution here")
}

fn main() {
    let mut line = String::new();
    stdin().read_line(&mut line).expect("one line");
    let numbers: Vec<i64> = line
        .split_whitespace()
        .map(|word| word.parse().expect("an integer"))
        .collect();
    let words: Vec<String> = walk(numbers[0], numbers[1])
        .iter()
        .map(i64::to_string)
        .collect();
    println!("{}", words.join(" "));
}
