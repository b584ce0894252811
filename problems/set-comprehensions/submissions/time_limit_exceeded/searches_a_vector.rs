// Looks through both vectors for each value.
fn different<T: PartialEq>(values: Vec<T>, without: Vec<T>) -> Vec<T> {
    let mut found = Vec::new();
    for value in values {
        if !without.contains(&value) && !found.contains(&value) {
            found.push(value);
        }
    }
    found
}

pub fn unique(
    numbers: Vec<i64>,
    words: Vec<String>,
    expression: String,
    without_numbers: Vec<i64>,
    without_texts: Vec<String>,
) -> (Vec<i64>, Vec<String>) {
    let mut given = (Vec::new(), Vec::new());
    match expression.as_str() {
        "same" => given = (numbers, words),
        "square" => given.0 = numbers.iter().map(|n| n * n).collect(),
        "letters" => {
            for word in words {
                given.1.extend(word.chars().map(String::from));
            }
        }
        _ => {
            given.0 = words
                .iter()
                .map(|word| word.chars().count() as i64)
                .collect()
        }
    }
    (
        different(given.0, without_numbers),
        different(given.1, without_texts),
    )
}
