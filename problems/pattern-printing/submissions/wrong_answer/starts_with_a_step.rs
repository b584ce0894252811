// Takes a step before it looks: wrong when the walk is at its turning point from the start.
use std::io;

fn main() {
    let mut line = String::new();
    io::stdin().read_line(&mut line).unwrap();
    let words: Vec<i128> = line
        .split_whitespace()
        .map(|word| word.parse().unwrap())
        .collect();
    let (n, k) = (words[0], words[1]);

    let mut walk = vec![n];
    let mut current = n;
    loop {
        current -= k;
        walk.push(current);
        if current <= 0 {
            break;
        }
    }
    while current < n {
        current += k;
        walk.push(current);
    }
    let words: Vec<String> = walk.iter().map(i128::to_string).collect();
    println!("{}", words.join(" "));
}
