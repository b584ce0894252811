// Keeps only the ASCII characters of a name.
use std::collections::BTreeMap;

pub fn count_fruits(fruits: Vec<String>) -> BTreeMap<String, i64> {
    let mut counts = BTreeMap::new();
    for fruit in fruits {
        let name: String = fruit.chars().filter(char::is_ascii).collect();
        *counts.entry(name).or_insert(0) += 1;
    }
    counts
}
