//! Short, harmless pieces of the user's own text, for messages.

use serde_json::Value;

/// So many of a list are named.
const FEW: usize = 5;

/// At most so many characters of a text are quoted.
pub(super) const CHARS_MAX: usize = 60;

/// A text in quotes; long ones are cut, and what cannot be seen is escaped.
pub(crate) fn quoted(text: &str) -> String {
    format!("\"{}\"", cut(text).escape_debug())
}

/// A JSON value in a few words: scalars as they are written, the others by their size.
pub(super) fn brief(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(bool) => bool.to_string(),
        Value::Number(number) => cut(number.as_str()),
        Value::String(text) => quoted(text),
        Value::Array(elements) if elements.is_empty() => "an empty list".to_owned(),
        Value::Array(elements) => format!("a list of {}", counted(elements.len(), "value")),
        Value::Object(members) if members.is_empty() => "an empty object".to_owned(),
        Value::Object(members) => format!("an object with {}", counted(members.len(), "key")),
    }
}

/// A number with its noun: `1 value`, `2 values`.
pub(super) fn counted(number: usize, noun: &str) -> String {
    if number == 1 {
        format!("1 {noun}")
    } else {
        format!("{number} {noun}s")
    }
}

/// The first few of a list, and how many more there are: `a, b, c, d, e and 2 more`.
pub(super) fn few<T>(list: &[T], named: impl Fn(&T) -> String) -> String {
    let names: Vec<_> = list.iter().take(FEW).map(named).collect();
    let names = names.join(", ");
    match list.len().saturating_sub(FEW) {
        0 => names,
        rest => format!("{names} and {rest} more"),
    }
}

/// A text whose control and direction characters are escaped, so that it stays
/// on its line and shows what it is.
pub(super) fn visible(text: &str) -> String {
    let mut visible = String::with_capacity(text.len());
    for c in text.chars() {
        let turns = matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        let breaks = matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}');
        if c.is_control() || turns || breaks {
            visible.extend(c.escape_default());
        } else {
            visible.push(c);
        }
    }
    visible
}

/// A text that is cut where it is long.
pub(super) fn cut(text: &str) -> String {
    match text.char_indices().nth(CHARS_MAX) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_quoted_is_short_and_can_be_seen() {
        assert_eq!(quoted("a\n\u{1b}[31m"), r#""a\n\u{1b}[31m""#);
        assert_eq!(quoted(&"x".repeat(1000)).chars().count(), CHARS_MAX + 3);
    }

    #[test]
    fn a_text_that_turns_its_direction_or_breaks_its_line_is_escaped() {
        assert_eq!(visible("a\u{202e}b\r\nc é"), r"a\u{202e}b\r\nc é");
    }

    #[test]
    fn a_long_list_is_named_by_its_beginning() {
        let list: Vec<u32> = (0..7).collect();
        assert_eq!(few(&list[..2], u32::to_string), "0, 1");
        assert_eq!(few(&list, u32::to_string), "0, 1, 2, 3, 4 and 2 more");
    }

    #[test]
    fn a_value_is_named_by_what_it_is() {
        let value = |text| serde_json::from_str::<Value>(text).unwrap();
        assert_eq!(
            brief(&value("12345678901234567890123")),
            "12345678901234567890123"
        );
        assert_eq!(brief(&value("[1]")), "a list of 1 value");
        assert_eq!(brief(&value("{}")), "an empty object");
    }
}
