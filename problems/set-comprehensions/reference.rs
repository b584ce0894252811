use std::collections::HashSet;

/// The different numbers and texts that `numbers` and `words` give, without those to leave out.
pub fn unique(
    numbers: Vec<i64>,
    words: Vec<String>,
    expression: String,
    without_numbers: HashSet<i64>,
    without_texts: HashSet<String>,
) -> (HashSet<i64>, HashSet<String>) {
    let mut found = (HashSet::new(), HashSet::new());
    match expression.as_str() {
        "same" => {
            found.0.extend(numbers);
            found.1.extend(words);
        }
        "square" => found.0.extend(numbers.iter().map(|number| number * number)),
        "letters" => found
            .1
            .extend(words.iter().flat_map(|word| word.chars()).map(String::from)),
        _ => found
            .0
            .extend(words.iter().map(|word| word.chars().count() as i64)),
    }
    found.0.retain(|number| !without_numbers.contains(number));
    found.1.retain(|text| !without_texts.contains(text));
    found
}
