//! Prints the sum of all the numbers of the input.

use std::io::{read_to_string, stdin};

fn main() {
    let input = read_to_string(stdin()).expect("the input is UTF-8");
    let mut sum = 0;
    for word in input.split_whitespace() {
        sum += word.parse::<i64>().expect("a whole number");
    }
    println!("{sum}");
}
