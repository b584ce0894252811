// `len` counts bytes, and a character may have up to four.
use std::collections::HashSet;

pub fn unique(
    numbers: Vec<i64>,
    words: Vec<String>,
    expression: String,
    without_numbers: Vec<i64>,
    without_texts: Vec<String>,
) -> (HashSet<i64>, HashSet<String>) {
    let mut found = HashSet::new();
    let mut texts = HashSet::new();
    match expression.as_str() {
        "same" => {
            found.extend(numbers);
            texts.extend(words);
        }
        "square" => found.extend(numbers.iter().map(|n| n * n)),
        "letters" => texts.extend(words.iter().flat_map(|word| word.chars()).map(String::from)),
        _ => found.extend(words.iter().map(|word| word.len() as i64)),
    }
    for number in without_numbers {
        found.remove(&number);
    }
    for text in without_texts {
        texts.remove(&text);
    }
    (found, texts)
}
