//! Whether a JSON value is of a [`ValueType`], and if not, where it is not.

use serde_json::Value;

use super::excerpt::{brief, counted};
use super::key_path::{KeyPath, Segment};
use super::value_type::ValueType;

/// The first place where a value is not what its type says.
#[derive(Debug)]
pub(super) struct Misfit {
    /// Where, from the value that was asked about.
    pub(super) path: KeyPath,
    /// What was expected, and what was found.
    pub(super) message: String,
}

impl ValueType {
    /// Whether a JSON value is of this type.
    ///
    /// An `int` is a number without fraction and exponent that fits 64 bits; a
    /// `float` is any number, whole or not, that is finite in 64 bits.
    ///
    /// # Errors
    ///
    /// The place, with `$` for the value itself, what was expected there and
    /// what was found.
    pub fn accepts(&self, value: &Value) -> Result<(), String> {
        self.fit(value).map_err(|misfit| {
            let path = misfit.path.to_string();
            let dot = if path.is_empty() || path.starts_with('[') {
                ""
            } else {
                "."
            };
            format!("${dot}{path}: {}", misfit.message)
        })
    }

    /// As `accepts`, with the place apart.
    pub(super) fn fit(&self, value: &Value) -> Result<(), Misfit> {
        match (self, value) {
            (ValueType::Json, _) | (ValueType::Optional(_), Value::Null) => Ok(()),
            (ValueType::Bool, Value::Bool(_)) | (ValueType::Str, Value::String(_)) => Ok(()),
            (ValueType::Int, Value::Number(number)) if number.as_i64().is_some() => Ok(()),
            (ValueType::Float, Value::Number(number)) if number.as_f64().is_some() => Ok(()),
            (ValueType::Optional(inner), _) => inner.fit(value),
            (ValueType::List(element), Value::Array(elements)) => {
                elements.iter().enumerate().try_for_each(|(index, value)| {
                    element
                        .fit(value)
                        .map_err(|misfit| misfit.behind(Segment::Index(index)))
                })
            }
            (ValueType::Dict(member), Value::Object(members)) => {
                members.iter().try_for_each(|(key, value)| {
                    member
                        .fit(value)
                        .map_err(|misfit| misfit.behind(Segment::Key(key.clone())))
                })
            }
            (ValueType::Tuple(types), Value::Array(elements)) if types.len() == elements.len() => {
                types
                    .iter()
                    .zip(elements)
                    .enumerate()
                    .try_for_each(|(index, (one, value))| {
                        one.fit(value)
                            .map_err(|misfit| misfit.behind(Segment::Index(index)))
                    })
            }
            _ => Err(self.misfit(value)),
        }
    }

    fn misfit(&self, value: &Value) -> Misfit {
        let expected = match (self, value) {
            (ValueType::Int, Value::Number(_)) => {
                "an int (a whole number of 64 bits, without point and exponent)".to_owned()
            }
            (ValueType::Float, Value::Number(_)) => "a float that 64 bits can hold".to_owned(),
            (ValueType::Tuple(types), Value::Array(_)) => {
                format!(
                    "{self}, a list of exactly {}",
                    counted(types.len(), "value")
                )
            }
            _ => self.to_string(),
        };
        let message = format!("expected {expected}, found {}", brief(value));
        Misfit {
            path: KeyPath::root(),
            message,
        }
    }
}

impl Misfit {
    /// The path is made on the way out, so that a value that fits costs none.
    fn behind(self, segment: Segment) -> Self {
        Misfit {
            path: self.path.behind(segment),
            message: self.message,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accepts(value_type: &str, json: &str) -> Result<(), String> {
        let value = serde_json::from_str(json).unwrap();
        value_type.parse::<ValueType>().unwrap().accepts(&value)
    }

    #[test]
    fn values_of_a_type_are_accepted() {
        for (value_type, json) in [
            ("int", "-9223372036854775808"),
            ("int", "9223372036854775807"),
            ("int", "-0"),
            ("float", "3"),
            ("float", "123456789012345678901234567890"),
            ("float", "-1.5e-300"),
            ("bool", "false"),
            ("str", "\"\""),
            ("list<int>", "[]"),
            ("dict<str,int>", "{\"\": 1}"),
            ("tuple<int,str>", "[1, \"a\"]"),
            ("optional<int>", "null"),
            ("optional<int>", "1"),
            ("json", "{\"a\": [null, 1e999]}"),
        ] {
            assert_eq!(accepts(value_type, json), Ok(()), "{value_type} {json}");
        }
    }

    #[test]
    fn other_values_are_refused_with_the_place() {
        for (value_type, json, expected) in [
            (
                "int",
                "9223372036854775808",
                "$: expected an int (a whole number of 64 bits",
            ),
            ("int", "1.0", "$: expected an int"),
            ("int", "1e3", "$: expected an int"),
            ("int", "true", "$: expected int, found true"),
            (
                "float",
                "1e400",
                "$: expected a float that 64 bits can hold, found 1e+400",
            ),
            ("float", "\"1\"", "$: expected float, found \"1\""),
            ("bool", "0", "$: expected bool, found 0"),
            ("str", "null", "$: expected str, found null"),
            ("list<int>", "[1, \"2\"]", "$[1]: expected int, found \"2\""),
            (
                "list<int>",
                "{}",
                "$: expected list<int>, found an empty object",
            ),
            (
                "dict<str,list<int>>",
                "{\"k\": [1, null]}",
                "$.k[1]: expected int, found null",
            ),
            (
                "dict<str,int>",
                "{\"a b\": []}",
                "$[\"a b\"]: expected int, found an empty list",
            ),
            (
                "tuple<int,str>",
                "[1]",
                "a list of exactly 2 values, found a list of 1 value",
            ),
            ("optional<int>", "\"x\"", "$: expected int, found \"x\""),
        ] {
            let error = accepts(value_type, json).unwrap_err();
            assert!(error.contains(expected), "{value_type} {json}: {error}");
        }
    }
}
