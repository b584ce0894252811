// Indexing a map panics where the key is missing.
use std::collections::BTreeMap;

use serde_json::Value;

pub fn sum_developers(records: Vec<BTreeMap<String, Value>>, country: String) -> i64 {
    let mut total = 0;
    for record in records {
        if record["Country"] == country {
            total += record["Num_Developers"].as_i64().unwrap();
        }
    }
    total
}
