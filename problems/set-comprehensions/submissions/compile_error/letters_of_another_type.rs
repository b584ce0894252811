// The letters are `char`, and the result is promised to have `String`.
use std::collections::HashSet;

pub fn unique(
    numbers: Vec<i64>,
    words: Vec<String>,
    _expression: String,
    _without_numbers: Vec<i64>,
    _without_texts: Vec<String>,
) -> (HashSet<i64>, HashSet<String>) {
    let texts = words.iter().flat_map(|word| word.chars()).collect();
    (numbers.into_iter().collect(), texts)
}
