use std::collections::BTreeSet;

/// What is in `given` and not in `without`, in ascending order.
fn difference<T: Ord>(given: BTreeSet<T>, without: Vec<T>) -> Vec<T> {
    let without = BTreeSet::from_iter(without);
    given
        .into_iter()
        .filter(|value| !without.contains(value))
        .collect()
}

pub fn unique(
    numbers: Vec<i64>,
    words: Vec<String>,
    expression: String,
    without_numbers: Vec<i64>,
    without_texts: Vec<String>,
) -> (Vec<i64>, Vec<String>) {
    let letters = || {
        let letters: BTreeSet<char> = words.iter().flat_map(|word| word.chars()).collect();
        letters.into_iter().map(String::from).collect()
    };
    let lengths = || words.iter().map(|word| word.chars().count() as i64);
    let (numbers, texts) = match expression.as_str() {
        "same" => (numbers.into_iter().collect(), words.into_iter().collect()),
        "square" => (numbers.iter().map(|n| n.pow(2)).collect(), BTreeSet::new()),
        "letters" => (BTreeSet::new(), letters()),
        _ => (lengths().collect(), BTreeSet::new()),
    };
    (
        difference(numbers, without_numbers),
        difference(texts, without_texts),
    )
}
