// Keeps the entries in a vector, and searches it for every key.
use std::collections::BTreeMap;

use serde_json::{Value, json};

pub fn build_dictionary(
    keys: Vec<String>,
    values: Vec<i64>,
    keep: String,
    form: String,
) -> BTreeMap<String, Value> {
    let mut entries: Vec<(String, i64)> = Vec::new();
    for (key, value) in keys.into_iter().zip(values) {
        match entries.iter_mut().find(|entry| entry.0 == key) {
            Some(entry) => entry.1 = value,
            None => entries.push((key, value)),
        }
    }
    entries.retain(|(key, value)| match keep.as_str() {
        "even" => value % 2 == 0,
        "positive" => *value > 0,
        "short" => key.chars().count() <= 3,
        _ => true,
    });
    let mut groups: BTreeMap<i64, Vec<String>> = BTreeMap::new();
    match form.as_str() {
        "plain" => return entries.into_iter().map(|(k, v)| (k, json!(v))).collect(),
        "squares" => {
            return entries
                .into_iter()
                .map(|(k, v)| (k, json!(v * v)))
                .collect();
        }
        "swapped" => {
            return entries
                .into_iter()
                .map(|(k, v)| (v.to_string(), json!(k)))
                .collect();
        }
        _ => {
            for (key, value) in entries {
                groups.entry(value).or_default().push(key);
            }
        }
    }
    groups
        .into_iter()
        .map(|(v, names)| (v.to_string(), json!(names)))
        .collect()
}
