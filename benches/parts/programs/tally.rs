//! Counts words, the most frequent first: what `small.py` does.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::io::{Read, stdin};

fn main() {
    let mut text = String::new();
    stdin()
        .read_to_string(&mut text)
        .expect("the input is text");
    let words: Vec<&str> = text.lines().skip(1).collect();
    let mut counts = BTreeMap::new();
    for word in &words {
        *counts.entry(*word).or_insert(0) += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| Reverse(*count));
    for (word, count) in counts {
        println!("{word} {count}");
    }
    println!("total {}", words.len());
}
