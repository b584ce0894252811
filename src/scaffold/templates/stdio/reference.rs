//! Prints the sum of all the numbers of the input.

use std::io::{read_to_string, stdin};

fn main() {
    let input = read_to_string(stdin()).expect("the input is UTF-8");
    let numbers = input
        .split_whitespace()
        .map(|word| word.parse::<i64>().expect("a whole number"));
    println!("{}", numbers.sum::<i64>());
}
