// The first `insert` takes the key, so the second has none.
use std::collections::BTreeMap;

use serde_json::{Value, json};

pub fn build_dictionary(
    keys: Vec<String>,
    values: Vec<i64>,
    _keep: String,
    form: String,
) -> BTreeMap<String, Value> {
    let mut result = BTreeMap::new();
    for (key, value) in keys.into_iter().zip(values) {
        result.insert(key, json!(value));
        if form == "squares" {
            result.insert(key, json!(value * value));
        }
    }
    result
}
