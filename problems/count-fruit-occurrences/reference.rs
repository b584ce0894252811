use std::collections::BTreeMap;

/// Counts how often each name occurs.
pub fn count_fruits(fruits: Vec<String>) -> BTreeMap<String, i64> {
    let mut counts = BTreeMap::new();
    for fruit in fruits {
        *counts.entry(fruit).or_insert(0) += 1;
    }
    counts
}
