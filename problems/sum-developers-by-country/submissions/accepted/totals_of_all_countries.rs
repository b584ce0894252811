use std::collections::HashMap;

use serde_json::Value;

pub fn sum_developers(records: Vec<HashMap<String, Value>>, country: String) -> i64 {
    let mut totals: HashMap<&str, i64> = HashMap::new();
    for record in &records {
        if let Some(Value::String(name)) = record.get("Country") {
            let count = record
                .get("Num_Developers")
                .map_or(0, |count| count.as_i64().unwrap());
            // Another country may have more developers than fit, which is not our business.
            let total = totals.entry(name).or_default();
            *total = total.wrapping_add(count);
        }
    }
    totals.get(country.as_str()).copied().unwrap_or(0)
}
