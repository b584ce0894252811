//! A few items, with prices around the bound.

use gradebox_support::Choices;
use gradebox_support::serde_json::{Value, json};

pub fn generate(choices: &mut Choices) -> Value {
    let rows = choices.list(0, 6, |choices| {
        let name = *choices.pick(&["pen", "lamp", "gift"]);
        let price = if choices.once_in(4) {
            Value::Null
        } else {
            Value::from(choices.integer(98, 102))
        };
        json!([name, price])
    });
    json!({"items": {"columns": [["name", "TEXT"], ["price", "INTEGER"]], "rows": rows}})
}
