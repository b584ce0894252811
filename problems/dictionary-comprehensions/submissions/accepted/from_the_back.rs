use std::collections::{BTreeMap, HashMap, HashSet};

use serde_json::{Value, json};

/// What an entry may become, before it is written as JSON.
fn collect<T, K: Into<String>>(entries: impl Iterator<Item = (K, T)>) -> BTreeMap<String, Value>
where
    Value: From<T>,
{
    entries
        .map(|(key, value)| (key.into(), Value::from(value)))
        .collect()
}

pub fn build_dictionary(
    keys: Vec<String>,
    values: Vec<i64>,
    keep: String,
    form: String,
) -> BTreeMap<String, Value> {
    let last: HashMap<&String, i64> = keys.iter().zip(values.iter().copied()).collect();
    let mut seen = HashSet::new();
    let entries = keys
        .iter()
        .filter_map(|key| Some((key.clone(), *last.get(key)?)))
        .filter(|(key, _)| seen.insert(key.clone()))
        .filter(|(key, value)| match keep.as_str() {
            "even" => value % 2 == 0,
            "positive" => value.is_positive(),
            "short" => key.chars().nth(3).is_none(),
            _ => true,
        });
    match form.as_str() {
        "plain" => collect(entries),
        "squares" => collect(entries.map(|(key, value)| (key, value.pow(2)))),
        "swapped" => collect(entries.map(|(key, value)| (value.to_string(), key))),
        _ => {
            let mut groups: HashMap<i64, Vec<String>> = HashMap::new();
            for (key, value) in entries {
                groups.entry(value).or_default().push(key);
            }
            groups
                .into_iter()
                .map(|(value, keys)| (value.to_string(), json!(keys)))
                .collect()
        }
    }
}
