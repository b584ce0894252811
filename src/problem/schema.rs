//! The JSON Schema of `problem.json`, made from the types that it is read into.

use serde_json::Value;

use super::Definition;

/// The schema that is published as `problems/problem.schema.json`.
pub fn schema() -> Value {
    schemars::schema_for!(Definition).to_value()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::known_keys;

    #[test]
    fn the_published_schema_is_that_of_the_types() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/problems/problem.schema.json");
        let mut expected = serde_json::to_string_pretty(&schema()).unwrap();
        expected.push('\n');
        if std::env::var_os("BLESS").is_some_and(|value| value == "1") {
            std::fs::write(path, &expected).unwrap();
        }
        let published = std::fs::read_to_string(path).unwrap_or_default();
        assert!(
            published == expected,
            "problems/problem.schema.json is stale: run with BLESS=1"
        );
    }

    #[test]
    fn the_schema_has_the_bounds_that_the_rules_have() {
        let mut bounded = 0;
        compare_bounds("", &schema(), &mut bounded);
        assert_eq!(bounded, 8, "every key with bounds");
    }

    fn compare_bounds(key: &str, value: &Value, bounded: &mut usize) {
        match value {
            Value::Object(members) => {
                if let Some(bounds) = known_keys::bounds(key) {
                    let found = |name: &str| members.get(name).and_then(Value::as_u64);
                    assert_eq!(found("minimum"), Some(*bounds.start()), "{key}: {value}");
                    assert_eq!(found("maximum"), Some(*bounds.end()), "{key}: {value}");
                    *bounded += 1;
                }
                members
                    .iter()
                    .for_each(|(key, value)| compare_bounds(key, value, bounded));
            }
            Value::Array(elements) => {
                elements
                    .iter()
                    .for_each(|value| compare_bounds("", value, bounded));
            }
            _ => {}
        }
    }
}
