use std::collections::BTreeMap;

use serde_json::Value;

/// Adds up `Num_Developers` over the records whose `Country` is `country`.
pub fn sum_developers(records: Vec<BTreeMap<String, Value>>, country: String) -> i64 {
    records
        .iter()
        .filter(|record| record.get("Country").and_then(Value::as_str) == Some(country.as_str()))
        .filter_map(|record| record.get("Num_Developers").and_then(Value::as_i64))
        .sum()
}
