use std::collections::{BTreeMap, HashMap};

use serde_json::{Value, json};

/// The dictionary of `keys` and `values`, less what is not kept, in the form asked for.
pub fn build_dictionary(
    keys: Vec<String>,
    values: Vec<i64>,
    keep: String,
    form: String,
) -> BTreeMap<String, Value> {
    let mut result = BTreeMap::new();
    for (key, value) in entries(keys, values) {
        let kept = match keep.as_str() {
            "all" => true,
            "even" => value % 2 == 0,
            "positive" => value > 0,
            _ => key.chars().count() <= 3,
        };
        if kept {
            match form.as_str() {
                "plain" => {
                    result.insert(key, json!(value));
                }
                "squares" => {
                    result.insert(key, json!(value * value));
                }
                "swapped" => {
                    result.insert(value.to_string(), json!(key));
                }
                _ => {
                    let group = result.entry(value.to_string()).or_insert(json!([]));
                    if let Value::Array(names) = group {
                        names.push(json!(key));
                    }
                }
            }
        }
    }
    result
}

/// Every key once, where it occurs first, with the last of its values.
fn entries(keys: Vec<String>, values: Vec<i64>) -> Vec<(String, i64)> {
    let mut places = HashMap::new();
    let mut entries: Vec<(String, i64)> = Vec::new();
    for (key, value) in keys.into_iter().zip(values) {
        let place = *places.entry(key.clone()).or_insert(entries.len());
        if place == entries.len() {
            entries.push((key, value));
        } else {
            entries[place].1 = value;
        }
    }
    entries
}
