use std::collections::BTreeSet;

use serde_json::{Value, json};

pub fn comprehend(
    rows: Vec<Vec<i64>>,
    shape: String,
    expression: String,
    conditions: Vec<String>,
    listed: Vec<i64>,
) -> Value {
    let listed: BTreeSet<i64> = listed.into_iter().collect();
    let kept = |x: i64| {
        conditions.iter().all(|condition| match condition.as_str() {
            "even" => x & 1 == 0,
            "odd" => x & 1 == 1,
            "positive" => x.is_positive(),
            "listed" => listed.contains(&x),
            _ => !listed.contains(&x),
        })
    };
    let value = |(position, &x): (usize, &i64)| match expression.as_str() {
        "same" => x,
        "square" => x.pow(2),
        "half" => x >> 1,
        _ => position as i64,
    };
    let made = |row: &Vec<i64>| -> Vec<i64> {
        row.iter()
            .enumerate()
            .filter(|&(_, &x)| kept(x))
            .map(value)
            .collect()
    };
    match shape.as_str() {
        "flat" => json!(rows.iter().flat_map(made).collect::<Vec<i64>>()),
        "rows" => json!(rows.iter().map(made).collect::<Vec<Vec<i64>>>()),
        _ => {
            let mut columns: Vec<Vec<i64>> = Vec::new();
            for row in &rows {
                if row.len() > columns.len() {
                    columns.resize(row.len(), Vec::new());
                }
                for (place, x) in row.iter().enumerate().filter(|&(_, &x)| kept(x)) {
                    columns[place].push(value((place, x)));
                }
            }
            json!(columns)
        }
    }
}
