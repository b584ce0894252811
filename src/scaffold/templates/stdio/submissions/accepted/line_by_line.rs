use std::io::stdin;

fn main() {
    let mut sum = 0i64;
    for line in stdin().lines() {
        let line = line.unwrap();
        for word in line.split_ascii_whitespace() {
            sum += word.parse::<i64>().unwrap();
        }
    }
    println!("{sum}");
}
