//! Walks down from `n` in steps of `k` to the first number that is not positive, and back.

use std::io::{Read, stdin};

fn main() {
    let mut input = String::new();
    stdin()
        .read_to_string(&mut input)
        .expect("the input is UTF-8");
    let mut numbers = input
        .split_ascii_whitespace()
        .map(|word| word.parse::<i64>().expect("an integer"));
    let n = numbers.next().expect("n");
    let k = numbers.next().expect("k");

    // Going up repeats the numbers of the way down, so nothing is added beyond `n`,
    // which might be next to the largest integer.
    let mut down = vec![n];
    let mut current = n;
    while current > 0 {
        current -= k;
        down.push(current);
    }
    let walk: Vec<String> = down
        .iter()
        .chain(down.iter().rev().skip(1))
        .map(i64::to_string)
        .collect();
    println!("{}", walk.join(" "));
}
