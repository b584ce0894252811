//! Random tables: India, names that are like it, NULLs, and counts that are often equal.

use gradebox_support::Choices;
use serde_json::{Value, json};

/// So many rows at most, so that the largest counts cannot add up to more than 64 bits.
const ROWS_MAX: usize = 8;
const COUNT_MAX: i64 = 1_000_000_000_000_000_000;

pub fn generate(choices: &mut Choices) -> Value {
    let rows = choices.list(0, ROWS_MAX, |choices| {
        json!([country(choices), language(choices), count(choices)])
    });
    json!({
        "developer_stats": {
            "columns": [
                ["Country", "VARCHAR"],
                ["Coding_Language", "VARCHAR"],
                ["Num_Developers", "INTEGER"]
            ],
            "rows": rows
        }
    })
}

fn country(choices: &mut Choices) -> Option<&'static str> {
    if choices.boolean() {
        return Some("India");
    }
    *choices.pick(&[
        None,
        Some("Chad"),
        Some("INDIA"),
        Some("Indiana"),
        Some("India "),
        Some(""),
    ])
}

fn language(choices: &mut Choices) -> Option<&'static str> {
    *choices.pick(&[Some("Python"), Some("India"), None])
}

fn count(choices: &mut Choices) -> Option<i64> {
    match choices.index(8) {
        0 | 1 => None,
        2 => Some(choices.integer(-COUNT_MAX, COUNT_MAX)),
        _ => Some(choices.integer(-2, 5)),
    }
}
