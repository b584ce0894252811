//! A total order of values, so that lists without an order can be sorted.

use std::cmp::Ordering;

use super::value::Value;

/// How closely two values are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// All but the numbers: any two of them are the same.
    Shape,
    /// Numbers by their value: `2` and `2.0` are the same.
    Value,
    /// All that remains: whether a number is an integer or a float.
    Kind,
}

/// Compares in one detail alone. Lists without an order must have been sorted before.
pub fn compare(one: &Value<'_>, other: &Value<'_>, detail: Detail) -> Ordering {
    match (one, other) {
        (Value::Bool(one), Value::Bool(other)) => one.cmp(other),
        (Value::Number(one), Value::Number(other)) => match detail {
            Detail::Shape => Ordering::Equal,
            Detail::Value => one.compare(other),
            Detail::Kind => one.is_integer().cmp(&other.is_integer()),
        },
        (Value::Text(one), Value::Text(other)) => one.cmp(other),
        (Value::List(one), Value::List(other)) => one.len().cmp(&other.len()).then_with(|| {
            first_unequal(
                one.iter()
                    .zip(other)
                    .map(|(one, other)| compare(one, other, detail)),
            )
        }),
        (Value::Object(one), Value::Object(other)) => one.len().cmp(&other.len()).then_with(|| {
            first_unequal(
                one.iter()
                    .zip(other)
                    .map(|((key, value), (other_key, other))| {
                        key.cmp(other_key)
                            .then_with(|| compare(value, other, detail))
                    }),
            )
        }),
        _ => rank(one).cmp(&rank(other)),
    }
}

fn first_unequal(mut orders: impl Iterator<Item = Ordering>) -> Ordering {
    orders
        .find(|order| order.is_ne())
        .unwrap_or(Ordering::Equal)
}

fn rank(value: &Value<'_>) -> u8 {
    match value {
        Value::Null => 0,
        Value::Bool(_) => 1,
        Value::Number(_) => 2,
        Value::Text(_) => 3,
        Value::List(_) => 4,
        Value::Object(_) => 5,
    }
}
