// The records are moved into the first loop and used again after it.
use std::collections::BTreeMap;

use serde_json::Value;

pub fn sum_developers(records: Vec<BTreeMap<String, Value>>, country: String) -> i64 {
    let mut total = 0;
    for record in records {
        if record.get("Country") == Some(&Value::String(country.clone())) {
            total += record
                .get("Num_Developers")
                .and_then(Value::as_i64)
                .unwrap_or(0);
        }
    }
    assert!(!records.is_empty());
    total
}
