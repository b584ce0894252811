// `as_u64` gives nothing for a negative number, so corrections are lost.
use std::collections::BTreeMap;

use serde_json::Value;

pub fn sum_developers(records: Vec<BTreeMap<String, Value>>, country: String) -> u64 {
    records
        .iter()
        .filter(|record| record.get("Country").and_then(Value::as_str) == Some(country.as_str()))
        .filter_map(|record| record.get("Num_Developers").and_then(Value::as_u64))
        .sum()
}
