use std::collections::HashSet;

use serde_json::{Value, json};

/// What the kept numbers of `rows` become, as one list or as a list for each row or column.
pub fn comprehend(
    rows: Vec<Vec<i64>>,
    shape: String,
    expression: String,
    conditions: Vec<String>,
    listed: Vec<i64>,
) -> Value {
    let listed = HashSet::from_iter(listed);
    let count = match shape.as_str() {
        "rows" => rows.len(),
        "columns" => rows.iter().map(Vec::len).max().unwrap_or(0),
        _ => 1,
    };
    let mut lists = vec![Vec::new(); count];
    for (i, row) in rows.iter().enumerate() {
        for (j, &x) in row.iter().enumerate() {
            if conditions.iter().all(|name| holds(name, x, &listed)) {
                let list = match shape.as_str() {
                    "rows" => i,
                    "columns" => j,
                    _ => 0,
                };
                lists[list].push(match expression.as_str() {
                    "same" => x,
                    "square" => x * x,
                    "half" => x.div_euclid(2),
                    _ => j as i64,
                });
            }
        }
    }
    if shape == "flat" {
        json!(lists[0])
    } else {
        json!(lists)
    }
}

/// Whether the condition of this name holds for `x`.
fn holds(name: &str, x: i64, listed: &HashSet<i64>) -> bool {
    match name {
        "even" => x % 2 == 0,
        "odd" => x % 2 != 0,
        "positive" => x > 0,
        "listed" => listed.contains(&x),
        _ => !listed.contains(&x),
    }
}
