//! The names of all items that are cheap, or whose price is not known.

use serde_json::Value;

const BOUND: i64 = 100;

pub fn rows(tables: Value) -> Vec<Vec<Value>> {
    let items = tables["items"]["rows"].as_array().expect("a list of rows");
    items
        .iter()
        .filter(|item| item[1].as_i64().is_none_or(|price| price < BOUND))
        .map(|item| vec![item[0].clone()])
        .collect()
}
