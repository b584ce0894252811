//! Words are counted, turned round, tried as palindromes, and written with the length of each run.

use std::collections::HashMap;
use std::fmt::Write;
use std::io::stdin;

fn text(words: u64) -> String {
    let mut seed = 88_172_645_463_325_252u64;
    let mut below = |end: u64| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        seed % end
    };
    let mut text = String::new();
    for _ in 0..words {
        for _ in 0..=below(7) {
            text.push(char::from(b"aabcdeeiou"[below(10) as usize]));
        }
        text.push_str([" ", ", ", ".\n", " "][below(4) as usize]);
    }
    text
}

fn runs(word: &str) -> String {
    let mut written = String::new();
    let mut letters = word.chars().peekable();
    while let Some(letter) = letters.next() {
        let mut count = 1;
        while letters.next_if_eq(&letter).is_some() {
            count += 1;
        }
        write!(written, "{letter}{count}").expect("a string takes everything");
    }
    written
}

fn is_palindrome(word: &str) -> bool {
    word.chars().eq(word.chars().rev())
}

fn main() {
    let mut line = String::new();
    stdin().read_line(&mut line).expect("the input is text");
    let count: u64 = line.trim().parse().expect("how many");
    let text = text(count);

    let mut counts: HashMap<String, usize> = HashMap::new();
    let (mut palindromes, mut written, mut turned) = (0, 0, String::new());
    for line in text.lines() {
        let words: Vec<&str> = line
            .split(|letter: char| !letter.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .collect();
        for word in &words {
            *counts.entry(word.to_uppercase()).or_default() += 1;
            palindromes += usize::from(is_palindrome(word));
            written += runs(word).len();
        }
        let mut back = words.clone();
        back.reverse();
        turned.push_str(&back.join(" "));
        turned.push('\n');
    }
    let mut common: Vec<_> = counts.iter().collect();
    common.sort_by(|one, other| other.1.cmp(one.1).then(one.0.cmp(other.0)));
    for (word, count) in common.iter().take(10) {
        println!("{word} {count}");
    }
    println!("{palindromes} {written} {}", turned.replace("ea", "").len());
}
