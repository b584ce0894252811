// Cuts a name behind its first byte, which panics in the middle of a character or in an empty name.
use std::collections::BTreeMap;

pub fn count_fruits(fruits: Vec<String>) -> BTreeMap<String, i64> {
    let mut counts = BTreeMap::new();
    for fruit in fruits {
        let name = format!("{}{}", &fruit[..1], &fruit[1..]);
        *counts.entry(name).or_insert(0) += 1;
    }
    counts
}
