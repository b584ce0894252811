use std::io::{read_to_string, stdin};

fn main() {
    let input = read_to_string(stdin()).unwrap();
    let numbers = input.split(|c: char| !c.is_ascii_digit());
    let sum: i64 = numbers.filter_map(|word| word.parse::<i64>().ok()).sum();
    println!("{sum}");
}
