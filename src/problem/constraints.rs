//! What is declared of an argument beyond its type: every case keeps to it, and
//! random inputs are made by it.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::excerpt::{brief, counted, few};
use super::key_path::KeyPath;

/// What is promised to candidates about an argument, beyond its type.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Constraints {
    /// Every number is from the first to the second, both included.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range: Option<[i64; 2]>,
    /// The outermost list or dict has so many elements: from the first to the second.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub length: Option<[u32; 2]>,
    /// Lists and dicts inside of it have so many elements.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inner_length: Option<[u32; 2]>,
    /// Every text, and every key of a dict, has so many characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text_length: Option<[u32; 2]>,
    /// Every text, and every key of a dict, is made of these characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub characters: Option<String>,
    /// Every text, and every key of a dict, is one of these.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub texts: Option<Vec<String>>,
    /// No two elements of the outermost list are equal.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub distinct: bool,
    /// The outermost list is sorted in ascending order: numbers, or texts by code points.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub sorted: bool,
}

impl Constraints {
    /// Where a value, which is of its type and stands at `path`, breaks a constraint, and how.
    pub(super) fn breaches(&self, value: &Value, path: &KeyPath) -> Vec<(KeyPath, String)> {
        let mut breaches = Vec::new();
        self.walk(value, path, true, &mut breaches);
        let Value::Array(elements) = value else {
            return breaches;
        };
        if self.distinct {
            let mut seen = BTreeMap::new();
            for (index, element) in elements.iter().enumerate() {
                let first = *seen.entry(by_value(element).to_string()).or_insert(index);
                if first != index {
                    let text = format!(
                        "{} is also at {}, and constraints.distinct forbids that",
                        brief(element),
                        path.index(first)
                    );
                    breaches.push((path.index(index), text));
                }
            }
        }
        if self.sorted {
            for (index, pair) in elements.windows(2).enumerate() {
                if is_above(&pair[0], &pair[1]) {
                    let text = format!(
                        "{} comes after {}, and constraints.sorted wants ascending order",
                        brief(&pair[1]),
                        brief(&pair[0])
                    );
                    breaches.push((path.index(index + 1), text));
                }
            }
        }
        breaches
    }

    fn walk(
        &self,
        value: &Value,
        path: &KeyPath,
        is_outermost: bool,
        into: &mut Vec<(KeyPath, String)>,
    ) {
        let length = if is_outermost {
            self.length
        } else {
            self.inner_length
        };
        let length_key = if is_outermost {
            "length"
        } else {
            "inner_length"
        };
        let mut outside = |what: &str, count: usize, ends: Option<[u32; 2]>, key: &str| {
            if let Some([least, most]) = ends
                && !(least as usize..=most as usize).contains(&count)
            {
                let counted = counted(count, what);
                let text = format!("has {counted}, and constraints.{key} is [{least}, {most}]");
                into.push((path.clone(), text));
            }
        };
        match value {
            Value::Number(number) => {
                if let (Some([low, high]), Some(found)) = (self.range, number.as_f64())
                    && !is_within(number, found, low, high)
                {
                    let text = format!("{number} is outside of constraints.range, [{low}, {high}]");
                    into.push((path.clone(), text));
                }
            }
            Value::String(text) => self.text(text, path, into),
            Value::Array(elements) => {
                outside("element", elements.len(), length, length_key);
                for (index, element) in elements.iter().enumerate() {
                    self.walk(element, &path.index(index), false, into);
                }
            }
            Value::Object(members) => {
                outside("key", members.len(), length, length_key);
                for (key, value) in members {
                    self.text(key, &path.key(key), into);
                    self.walk(value, &path.key(key), false, into);
                }
            }
            Value::Null | Value::Bool(_) => {}
        }
    }

    fn text(&self, text: &str, path: &KeyPath, into: &mut Vec<(KeyPath, String)>) {
        let quoted = brief(&Value::from(text));
        if let Some([least, most]) = self.text_length {
            let count = text.chars().count();
            if !(least as usize..=most as usize).contains(&count) {
                let counted = counted(count, "character");
                let text = format!(
                    "{quoted} has {counted}, and constraints.text_length is [{least}, {most}]"
                );
                into.push((path.clone(), text));
            }
        }
        if let Some(characters) = &self.characters
            && let Some(other) = text.chars().find(|c| !characters.contains(*c))
        {
            let other = brief(&Value::from(other.to_string()));
            into.push((
                path.clone(),
                format!("{quoted} holds {other}, which is not in constraints.characters"),
            ));
        }
        if let Some(texts) = &self.texts
            && !texts.iter().any(|known| known == text)
        {
            let known = few(texts, |text| brief(&Value::from(text.as_str())));
            let text = format!("{quoted} is none of constraints.texts, which are {known}");
            into.push((path.clone(), text));
        }
    }
}

/// Integers exactly, floats as they are.
fn is_within(number: &serde_json::Number, float: f64, low: i64, high: i64) -> bool {
    match number.as_i64() {
        Some(integer) => (low..=high).contains(&integer),
        None => (low as f64..=high as f64).contains(&float),
    }
}

/// A value as it compares: `1`, `1.0` and `1e0` are one number, however they are written.
fn by_value(value: &Value) -> Value {
    match value {
        Value::Number(number) => match (number.as_i64(), number.as_f64()) {
            (Some(whole), _) => Value::from(whole),
            // Below 2^63, where every whole float is an integer of 64 bits.
            (None, Some(float)) if float.fract() == 0.0 && float.abs() < i64::MAX as f64 => {
                Value::from(float as i64)
            }
            (None, Some(float)) => Value::from(float),
            (None, None) => value.clone(),
        },
        Value::Array(elements) => elements.iter().map(by_value).collect(),
        Value::Object(members) => {
            let members = members.iter();
            members
                .map(|(key, value)| (key.clone(), by_value(value)))
                .collect()
        }
        Value::Null | Value::Bool(_) | Value::String(_) => value.clone(),
    }
}

fn is_above(first: &Value, second: &Value) -> bool {
    match (first, second) {
        (Value::String(first), Value::String(second)) => first > second,
        _ => match (first.as_i64(), second.as_i64()) {
            (Some(first), Some(second)) => first > second,
            _ => first.as_f64() > second.as_f64(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn breaches(constraints: Value, value: Value) -> Vec<String> {
        let constraints: Constraints = serde_json::from_value(constraints).unwrap();
        let breaches = constraints.breaches(&value, &KeyPath::root()).into_iter();
        breaches
            .map(|(path, text)| format!("{path}: {text}"))
            .collect()
    }

    #[test]
    fn every_breach_is_told_where_it_is() {
        assert_eq!(
            breaches(
                json!({"range": [0, 9], "length": [0, 2], "inner_length": [1, 1], "text_length": [0, 1],
                       "characters": "ab"}),
                json!([[10], [], ["abc"]])
            ),
            [
                ": has 3 elements, and constraints.length is [0, 2]",
                "[0][0]: 10 is outside of constraints.range, [0, 9]",
                "[1]: has 0 elements, and constraints.inner_length is [1, 1]",
                "[2][0]: \"abc\" has 3 characters, and constraints.text_length is [0, 1]",
                "[2][0]: \"abc\" holds \"c\", which is not in constraints.characters",
            ]
        );
        let order = breaches(json!({"sorted": true, "distinct": true}), json!([1, 1, 0]));
        let expected = [
            "[1]: 1 is also at [0], and constraints.distinct forbids that",
            "[2]: 0 comes after 1, and constraints.sorted wants ascending order",
        ];
        assert_eq!(order, expected);
        let keys = breaches(json!({"texts": ["a"]}), json!({"a": 1, "b": 2}));
        let expected = ["b: \"b\" is none of constraints.texts, which are \"a\""];
        assert_eq!(keys, expected);
        let one = breaches(json!({"length": [2, 3]}), json!([0]));
        assert_eq!(one, [": has 1 element, and constraints.length is [2, 3]"]);
        assert!(
            breaches(
                json!({"range": [i64::MIN, i64::MAX]}),
                json!([i64::MAX, 0.5])
            )
            .is_empty()
        );
    }

    #[test]
    fn numbers_are_distinct_by_their_value() {
        let distinct = |text| {
            let value: Value = serde_json::from_str(text).unwrap();
            breaches(json!({"distinct": true}), value).is_empty()
        };
        for same in [
            "[1, 1.0]",
            "[10, 1e1]",
            "[0, -0.0]",
            "[0.5, 5e-1]",
            "[[1], [1.0]]",
            "[1e30, 1000000000000000000000000000000]",
        ] {
            assert!(!distinct(same), "{same}");
        }
        assert!(distinct(
            "[1, 1.5, \"1\", [1], 9007199254740992, 9007199254740993, -1, 1e30]"
        ));
    }
}
