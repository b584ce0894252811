// A `BTreeMap` goes through its keys in the order of the alphabet, not in that of the list.
use std::collections::BTreeMap;

use serde_json::{Value, json};

pub fn build_dictionary(
    keys: Vec<String>,
    values: Vec<i64>,
    keep: String,
    form: String,
) -> BTreeMap<String, Value> {
    let mut dictionary: BTreeMap<String, i64> = keys.into_iter().zip(values).collect();
    dictionary.retain(|key, value| match keep.as_str() {
        "even" => *value % 2 == 0,
        "positive" => *value > 0,
        "short" => key.chars().count() <= 3,
        _ => true,
    });
    let mut groups: BTreeMap<i64, Vec<&String>> = BTreeMap::new();
    for (key, value) in &dictionary {
        groups.entry(*value).or_default().push(key);
    }
    match form.as_str() {
        "plain" => dictionary
            .iter()
            .map(|(k, v)| (k.clone(), json!(v)))
            .collect(),
        "squares" => dictionary
            .iter()
            .map(|(k, v)| (k.clone(), json!(v * v)))
            .collect(),
        "swapped" => groups
            .iter()
            .map(|(v, names)| (v.to_string(), json!(names.last())))
            .collect(),
        _ => groups
            .iter()
            .map(|(v, names)| (v.to_string(), json!(names)))
            .collect(),
    }
}
