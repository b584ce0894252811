use std::io;

fn main() {
    let mut line = String::new();
    io::stdin().read_line(&mut line).unwrap();
    let mut words = line
        .split_whitespace()
        .map(|word| word.parse::<i128>().unwrap());
    let (n, k) = (words.next().unwrap(), words.next().unwrap());

    let steps = if n > 0 { (n + k - 1) / k } else { 0 };
    for i in 0..=2 * steps {
        let depth = if i <= steps { i } else { 2 * steps - i };
        if i > 0 {
            print!(" ");
        }
        print!("{}", n - depth * k);
    }
    println!();
}
