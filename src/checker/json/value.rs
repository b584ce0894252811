//! A JSON value as it was written: borrowed from its text, numbers with all their digits.

use std::borrow::Cow;

use super::number::Number;
use crate::checker::visible::{SHOWN_CHARS_MAX, Spaces, beginning, short};

/// A JSON value.
#[derive(Clone, Debug)]
pub enum Value<'a> {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number.
    Number(Number<'a>),
    /// A string, its escapes resolved.
    Text(Cow<'a, str>),
    /// A list.
    List(Vec<Value<'a>>),
    /// The members of an object, sorted by key, each key once.
    Object(Vec<(Cow<'a, str>, Value<'a>)>),
}

impl Value<'_> {
    /// What a reader calls this: `a string`, `an integer`.
    pub fn kind(&self) -> &'static str {
        match self {
            Value::Null => "null",
            Value::Bool(_) => "a boolean",
            Value::Number(number) if number.is_integer() => "an integer",
            Value::Number(_) => "a float",
            Value::Text(_) => "a string",
            Value::List(_) => "a list",
            Value::Object(_) => "an object",
        }
    }

    /// Is there a float anywhere in it?
    pub fn has_float(&self) -> bool {
        match self {
            Value::Null | Value::Bool(_) | Value::Text(_) => false,
            Value::Number(number) => !number.is_integer(),
            Value::List(items) => items.iter().any(Value::has_float),
            Value::Object(members) => members.iter().any(|(_, value)| value.has_float()),
        }
    }

    /// How many values there are in it, itself among them.
    pub fn count(&self) -> usize {
        1 + match self {
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Text(_) => 0,
            Value::List(items) => items.iter().map(Value::count).sum(),
            Value::Object(members) => members
                .iter()
                .map(|(_, value)| value.count())
                .sum::<usize>(),
        }
    }

    /// The value as JSON on one line, cut and made visible.
    pub fn shown(&self) -> String {
        beginning(self.begun(SHOWN_CHARS_MAX).as_bytes(), Spaces::Plain)
    }

    /// The same for a place inside a sentence, at most `chars_max` characters.
    pub fn shown_short(&self, chars_max: usize) -> String {
        short(self.begun(chars_max).as_bytes(), chars_max)
    }

    /// At least `chars_max + 1` characters of the value as JSON, or all of it.
    fn begun(&self, chars_max: usize) -> String {
        let mut text = String::new();
        self.write(&mut text, 4 * (chars_max + 1));
        text
    }

    /// Writes until the text has `length_max` bytes or more.
    fn write(&self, text: &mut String, length_max: usize) {
        match self {
            Value::Null => text.push_str("null"),
            Value::Bool(bool) => text.push_str(if *bool { "true" } else { "false" }),
            Value::Number(number) => text.extend(number.text().chars().take(length_max)),
            Value::Text(string) => write_string(string, text, length_max),
            Value::List(items) => {
                text.push('[');
                for (index, item) in items.iter().enumerate() {
                    if text.len() >= length_max {
                        return;
                    }
                    text.push_str(if index > 0 { "," } else { "" });
                    item.write(text, length_max);
                }
                text.push(']');
            }
            Value::Object(members) => {
                text.push('{');
                for (index, (key, value)) in members.iter().enumerate() {
                    if text.len() >= length_max {
                        return;
                    }
                    text.push_str(if index > 0 { "," } else { "" });
                    write_string(key, text, length_max);
                    text.push(':');
                    value.write(text, length_max);
                }
                text.push('}');
            }
        }
    }
}

fn write_string(string: &str, text: &mut String, length_max: usize) {
    text.push('"');
    for character in string.chars() {
        if text.len() >= length_max {
            return;
        }
        match character {
            '"' | '\\' => text.extend(['\\', character]),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            '\0'..='\x1f' => text.push_str(&format!("\\u{:04x}", character as u32)),
            _ => text.push(character),
        }
    }
    text.push('"');
}
