//! A JSON text together with the lines that its values stand on.

use std::collections::BTreeSet;

use jsonc_parser::ast;
use jsonc_parser::common::Ranged;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};
use serde_json::Value;

use super::excerpt;
use super::key_path::{KeyPath, Segment};

/// Lists and objects may stand inside one another so deep: what `serde_json` reads.
pub(super) const DEPTH_MAX: usize = 127;

/// So many repeated keys of a text are told; finding the line of each takes a pass.
const REPEATED_KEYS_MAX: usize = 100;

/// With this beginning, `serde_json` would take an object for a number.
const RESERVED_KEY: &str = "$serde_json::private::";

/// A text that is JSON in the strict sense: no comments, no trailing commas.
pub(crate) struct JsonSource<'a> {
    text: &'a str,
    tree: ast::Value<'a>,
    value: Value,
}

/// What is wrong in a JSON text.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Flaw {
    /// Counted from 1.
    pub(crate) line: u32,
    /// Where, if what is wrong is a key.
    pub(crate) path: KeyPath,
    /// What was found, and what was expected.
    pub(crate) message: String,
}

impl<'a> JsonSource<'a> {
    /// Reads a text.
    ///
    /// # Errors
    ///
    /// The first place where it is not JSON, or nests deeper than [`DEPTH_MAX`].
    pub(crate) fn parse(text: &'a str) -> Result<Self, Flaw> {
        let flaw = |line, message| Flaw {
            line,
            path: KeyPath::root(),
            message,
        };
        if text.starts_with('\u{feff}') {
            let message = "starts with a byte order mark; save the file as UTF-8 without one";
            return Err(flaw(1, message.to_owned()));
        }
        if let Some(offset) = too_deep(text) {
            let message = format!("lists and objects may nest {DEPTH_MAX} deep, these go deeper");
            return Err(flaw(line_at(text, offset), message));
        }
        let options = ParseOptions {
            allow_comments: false,
            allow_loose_object_property_names: false,
            allow_trailing_commas: false,
            allow_missing_commas: false,
            allow_single_quoted_strings: false,
            allow_hexadecimal_numbers: false,
            allow_unary_plus_numbers: false,
            allow_bare_decimal_point_numbers: false,
            allow_non_finite_numbers: false,
            allow_extended_string_escapes: false,
        };
        let parsed = parse_to_ast(text, &CollectOptions::default(), &options).map_err(|error| {
            let line = line_at(text, error.range().start);
            flaw(
                line,
                format!("not JSON: {}", uncapitalised(&error.kind().to_string())),
            )
        })?;
        let Some(tree) = parsed.value else {
            return Err(flaw(1, "not JSON: there is no value".to_owned()));
        };
        if let Some((path, line)) = reserved_key(text, &tree, &KeyPath::root()) {
            let message = format!("a key cannot begin with `{RESERVED_KEY}`");
            return Err(Flaw {
                line,
                path,
                message,
            });
        }
        // The stricter reader of the two: control characters, lone surrogates.
        let value = serde_json::from_str(text).map_err(|error| {
            let (line, message) = place(&error);
            flaw(line, format!("not JSON: {message}"))
        })?;
        Ok(JsonSource { text, tree, value })
    }

    /// The value; of a key that stands twice, the last.
    pub(crate) fn value(&self) -> &Value {
        &self.value
    }

    /// Every key that stands more than once in its object, the first hundred of them.
    pub(crate) fn repeated_keys(&self) -> Vec<Flaw> {
        let mut flaws = Vec::new();
        repeated_keys(self.text, &self.tree, &KeyPath::root(), &mut flaws);
        flaws
    }

    /// The line of the value at a path, or of the innermost one around it.
    pub(crate) fn line(&self, path: &KeyPath) -> u32 {
        let mut value = &self.tree;
        let mut start = value.start();
        for segment in path.segments() {
            let inner = match (segment, value) {
                (Segment::Key(key), ast::Value::Object(object)) => {
                    let same = |member: &&ast::ObjectProp| member.name.as_str() == key;
                    let member = object.properties.iter().rev().find(same);
                    member.map(|member| (member.start(), &member.value))
                }
                (Segment::Index(index), ast::Value::Array(array)) => array
                    .elements
                    .get(*index)
                    .map(|element| (element.start(), element)),
                _ => None,
            };
            let Some((inner_start, inner_value)) = inner else {
                break;
            };
            (start, value) = (inner_start, inner_value);
        }
        line_at(self.text, start)
    }
}

/// The line that an error of `serde_json` is on, and its words without their place.
pub(super) fn place(error: &serde_json::Error) -> (u32, String) {
    // What a line break breaks off is told of column 0 of the line behind it.
    let line = error.line() - usize::from(error.column() == 0 && error.line() > 1);
    let line = u32::try_from(line).unwrap_or(u32::MAX);
    let place = format!(" at line {} column {}", error.line(), error.column());
    let message = error.to_string();
    let message = message.strip_suffix(&place).unwrap_or(&message);
    (line, message.to_owned())
}

/// Where the text first nests deeper than allowed, before any recursive reader sees it.
fn too_deep(text: &str) -> Option<usize> {
    let (mut depth, mut in_string, mut escaped) = (0_usize, false, false);
    for (offset, byte) in text.bytes().enumerate() {
        if in_string {
            in_string = escaped || byte != b'"';
            escaped = !escaped && byte == b'\\';
            continue;
        }
        match byte {
            b'"' => in_string = true,
            b'[' | b'{' if depth == DEPTH_MAX => return Some(offset),
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}

fn reserved_key(text: &str, value: &ast::Value, path: &KeyPath) -> Option<(KeyPath, u32)> {
    match value {
        ast::Value::Object(object) => object.properties.iter().find_map(|member| {
            let inner = path.key(member.name.as_str());
            if member.name.as_str().starts_with(RESERVED_KEY) {
                return Some((inner, line_at(text, member.start())));
            }
            reserved_key(text, &member.value, &inner)
        }),
        ast::Value::Array(array) => containers(array)
            .find_map(|(index, element)| reserved_key(text, element, &path.index(index))),
        _ => None,
    }
}

fn repeated_keys(text: &str, value: &ast::Value, path: &KeyPath, flaws: &mut Vec<Flaw>) {
    match value {
        ast::Value::Object(object) => {
            let mut seen = BTreeSet::new();
            for member in &object.properties {
                let name = member.name.as_str();
                if !seen.insert(name) && flaws.len() < REPEATED_KEYS_MAX {
                    let quoted = excerpt::quoted(name);
                    let message = format!("the key {quoted} stands more than once; keep one");
                    let line = line_at(text, member.start());
                    flaws.push(Flaw {
                        line,
                        path: path.key(name),
                        message,
                    });
                }
                repeated_keys(text, &member.value, &path.key(name), flaws);
            }
        }
        ast::Value::Array(array) => {
            for (index, element) in containers(array) {
                repeated_keys(text, element, &path.index(index), flaws);
            }
        }
        _ => {}
    }
}

/// The elements that hold keys, however deep: a path is made for these alone,
/// and not for each of a million numbers.
fn containers<'a, 'b>(
    array: &'b ast::Array<'a>,
) -> impl Iterator<Item = (usize, &'b ast::Value<'a>)> {
    let holds = |value: &ast::Value| matches!(value, ast::Value::Object(_) | ast::Value::Array(_));
    array
        .elements
        .iter()
        .enumerate()
        .filter(move |(_, element)| holds(element))
}

/// The line of a byte, counted from 1.
fn line_at(text: &str, offset: usize) -> u32 {
    let before = &text.as_bytes()[..offset.min(text.len())];
    let newlines = before.iter().filter(|byte| **byte == b'\n').count();
    u32::try_from(newlines + 1).unwrap_or(u32::MAX)
}

fn uncapitalised(sentence: &str) -> String {
    let mut characters = sentence.chars();
    characters.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(characters).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flaw(text: &str) -> Flaw {
        JsonSource::parse(text)
            .err()
            .expect("no JSON in the strict sense")
    }

    #[test]
    fn only_strict_json_is_read_and_a_flaw_has_its_line() {
        for (text, line, message) in [
            ("", 1, "there is no value"),
            ("{\n  \"a\": 1,\n}", 2, "trailing commas"),
            ("[1\n2]", 1, "expected comma"),
            ("[1,\n// x\n2]", 2, "comments are not allowed"),
            ("[\n\nNaN]", 3, "unexpected token"),
            ("[-Infinity]", 1, "infinity and NaN are not allowed"),
            ("[0x10]", 1, "hexadecimal"),
            ("[01]", 1, "expected comma"),
            ("[1.]", 1, "decimal point"),
            ("{a: 1}", 1, "expected string for object property"),
            ("['a']", 1, "single-quoted"),
            ("[1] [2]", 1, "more than one JSON value"),
            ("[\n\"a\nb\"]", 2, "control character"),
            ("[\n\"a\tb\"]", 2, "control character"),
            ("[\n\"\\ud800\"]", 2, "not JSON"),
            ("[1,\u{a0}2]", 1, "not JSON"),
            ("\u{feff}[]", 1, "byte order mark"),
            (
                "[\n{\"$serde_json::private::Number\": \"1\"}]",
                2,
                "a key cannot begin",
            ),
        ] {
            let flaw = flaw(text);
            assert_eq!(flaw.line, line, "{text}: {flaw:?}");
            assert!(flaw.message.contains(message), "{text}: {flaw:?}");
        }
    }

    #[test]
    fn deep_nesting_is_refused_and_never_overflows_the_stack() {
        let nested = |depth: usize| format!("{}1{}", "[".repeat(depth), "]".repeat(depth));
        assert!(JsonSource::parse(&nested(DEPTH_MAX)).is_ok());
        assert!(flaw(&nested(DEPTH_MAX + 1)).message.contains("may nest"));
        assert!(flaw(&"[".repeat(100_000)).message.contains("may nest"));
        assert!(
            flaw(&"{\"a\":\n".repeat(100_000))
                .message
                .contains("may nest")
        );
        // Brackets in a text do not nest.
        assert!(JsonSource::parse(&format!("\"\\\"{}\"", "[".repeat(1000))).is_ok());
    }

    #[test]
    fn paths_lead_to_lines() {
        let text = "{\n \"a\": 1,\n \"b\": [\n  1,\n  {\n   \"c\": 2\n  }\n ]\n}";
        let source = JsonSource::parse(text).unwrap();
        let b = KeyPath::root().key("b");
        assert_eq!(source.line(&KeyPath::root()), 1);
        assert_eq!(source.line(&b), 3);
        assert_eq!(source.line(&b.index(0)), 4);
        assert_eq!(source.line(&b.index(1).key("c")), 6);
        assert_eq!(source.line(&b.index(1).key("missing")), 5);
    }

    #[test]
    fn every_repeated_key_is_found_however_it_is_written() {
        let text = "{\"a\": 1,\n\"\\u0061\": 2,\n\"b\": [{\"c\": 1, \"d\": 1,\n\"c\": 2}]}";
        let flaws = JsonSource::parse(text).unwrap().repeated_keys();
        let found: Vec<_> = flaws
            .iter()
            .map(|flaw| (flaw.line, flaw.path.to_string()))
            .collect();
        assert_eq!(found, [(2, "a".to_owned()), (4, "b[0].c".to_owned())]);
    }
}
