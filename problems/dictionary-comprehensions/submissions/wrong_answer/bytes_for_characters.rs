// `len` counts bytes, and a character may have up to four.
use std::collections::{BTreeMap, HashMap};

use serde_json::{Value, json};

pub fn build_dictionary(
    keys: Vec<String>,
    values: Vec<i64>,
    keep: String,
    form: String,
) -> BTreeMap<String, Value> {
    let mut order = Vec::new();
    let mut dictionary = HashMap::new();
    for (key, value) in keys.iter().zip(values) {
        if dictionary.insert(key, value).is_none() {
            order.push(key);
        }
    }
    let mut result: BTreeMap<String, Value> = BTreeMap::new();
    for key in order {
        let value = dictionary[key];
        let kept = match keep.as_str() {
            "even" => value % 2 == 0,
            "positive" => value > 0,
            "short" => key.len() <= 3,
            _ => true,
        };
        if !kept {
            continue;
        }
        match form.as_str() {
            "plain" => result.insert(key.clone(), json!(value)),
            "squares" => result.insert(key.clone(), json!(value * value)),
            "swapped" => result.insert(value.to_string(), json!(key)),
            _ => {
                let mut names = match result.remove(&value.to_string()) {
                    Some(Value::Array(names)) => names,
                    _ => Vec::new(),
                };
                names.push(json!(key));
                result.insert(value.to_string(), json!(names))
            }
        };
    }
    result
}
