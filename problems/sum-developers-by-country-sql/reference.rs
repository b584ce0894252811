use serde_json::Value;

/// The one row of the result: the total of India, or NULL where nothing is added up.
pub fn rows(tables: Value) -> Vec<Vec<Value>> {
    let records = tables["developer_stats"]["rows"]
        .as_array()
        .expect("the table has rows");
    let counts: Vec<i64> = records
        .iter()
        .filter(|record| record[0].as_str() == Some("India"))
        .filter_map(|record| record[2].as_i64())
        .collect();
    let total = if counts.is_empty() {
        Value::Null
    } else {
        counts.iter().sum::<i64>().into()
    };
    vec![vec![total]]
}
