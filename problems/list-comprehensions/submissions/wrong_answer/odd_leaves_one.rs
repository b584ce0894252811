// In Rust, -3 % 2 is -1.
use std::collections::HashSet;

use serde_json::{Value, json};

pub fn comprehend(
    rows: Vec<Vec<i64>>,
    shape: String,
    expression: String,
    conditions: Vec<String>,
    listed: Vec<i64>,
) -> Value {
    let listed: HashSet<i64> = listed.into_iter().collect();
    let kept = |x: i64| {
        conditions.iter().all(|condition| match condition.as_str() {
            "even" => x % 2 == 0,
            "odd" => x % 2 == 1,
            "positive" => x > 0,
            "listed" => listed.contains(&x),
            _ => !listed.contains(&x),
        })
    };
    let mut flat = Vec::new();
    let mut lines = vec![Vec::new(); rows.len()];
    let mut columns = vec![Vec::new(); rows.iter().map(|row| row.len()).max().unwrap_or(0)];
    for (i, row) in rows.iter().enumerate() {
        for (j, &x) in row.iter().enumerate() {
            if kept(x) {
                let made = match expression.as_str() {
                    "same" => x,
                    "square" => x * x,
                    "half" => x.div_euclid(2),
                    _ => j as i64,
                };
                flat.push(made);
                lines[i].push(made);
                columns[j].push(made);
            }
        }
    }
    match shape.as_str() {
        "flat" => json!(flat),
        "rows" => json!(lines),
        _ => json!(columns),
    }
}
