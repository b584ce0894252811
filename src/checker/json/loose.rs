//! Values as they look when one difference is forgiven; for near misses.

use std::borrow::Cow;

use super::number::Number;
use super::parser::parse;
use super::value::Value;

/// All strings and keys without white space.
pub fn without_spaces<'a>(value: &Value<'a>) -> Value<'a> {
    with_texts(value, &|text| {
        text.chars()
            .filter(|character| !character.is_whitespace())
            .collect()
    })
}

/// All strings and keys in lower case, as far as ASCII goes.
pub fn in_lower_case<'a>(value: &Value<'a>) -> Value<'a> {
    with_texts(value, &str::to_ascii_lowercase)
}

/// Strings that hold a number, boolean or null become what they hold, and booleans become 0 and 1.
pub fn without_kinds<'v>(value: &'v Value<'_>) -> Value<'v> {
    match value {
        Value::Null => Value::Null,
        Value::Bool(bool) => Value::Number(Number::new(if *bool { "1" } else { "0" })),
        Value::Number(number) => Value::Number(*number),
        Value::Text(text) => match parse(text.as_bytes(), 1) {
            Ok(inner @ (Value::Null | Value::Number(_))) => inner,
            Ok(Value::Bool(bool)) => without_kinds(if bool {
                &Value::Bool(true)
            } else {
                &Value::Bool(false)
            }),
            _ => Value::Text(Cow::Borrowed(text)),
        },
        Value::List(items) => Value::List(items.iter().map(without_kinds).collect()),
        Value::Object(members) => Value::Object(
            members
                .iter()
                .map(|(key, value)| (Cow::Borrowed(&**key), without_kinds(value)))
                .collect(),
        ),
    }
}

fn with_texts<'a>(value: &Value<'a>, change: &impl Fn(&str) -> String) -> Value<'a> {
    match value {
        Value::Null | Value::Bool(_) | Value::Number(_) => value.clone(),
        Value::Text(text) => Value::Text(Cow::Owned(change(text))),
        Value::List(items) => {
            Value::List(items.iter().map(|item| with_texts(item, change)).collect())
        }
        Value::Object(members) => {
            let changed = |(key, value): &(Cow<'a, str>, Value<'a>)| {
                (Cow::<str>::Owned(change(key)), with_texts(value, change))
            };
            let mut members: Vec<_> = members.iter().map(changed).collect();
            members.sort_by(|(one, _), (other, _)| one.cmp(other));
            Value::Object(members)
        }
    }
}
