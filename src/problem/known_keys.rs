//! The keys of `problem.json`: what each expects, and what stands in for a value that is wrong.

use std::ops::RangeInclusive;

use serde_json::{Value, json};

use super::key_path::{KeyPath, Segment};

/// The smallest and the largest whole number that a key takes.
pub(super) fn bounds(key: &str) -> Option<RangeInclusive<u64>> {
    let bounds = match key {
        "fixed" => 1_000..=1_000_000_000_000,
        "floor" => 10_000..=1_000_000_000_000,
        "memory_mib" => 16..=1024,
        "multiplier" => 1..=1000,
        "output_kib" => 1..=65_536,
        "points" => 0..=1_000_000,
        "source_kib" => 1..=16_384,
        "weight" => 0..=1000,
        _ => return None,
    };
    Some(bounds)
}

/// What is expected at a path, as the object of "expected …".
pub(super) fn expected(path: &KeyPath) -> Option<String> {
    let key = path.last_key()?;
    if let (false, Some(bounds)) = (is_element(path), bounds(key)) {
        return Some(format!(
            "a whole number from {} to {}",
            bounds.start(),
            bounds.end()
        ));
    }
    described(path, key).map(str::to_owned)
}

fn described(path: &KeyPath, key: &str) -> Option<&'static str> {
    if is_element(path) {
        return match key {
            "groups" => Some("an object such as {\"name\": \"sample\"}"),
            "parameters" => Some("an object such as {\"name\": \"number\", \"type\": \"int\"}"),
            "range" => Some("a whole number of 64 bits"),
            "length" | "inner_length" | "text_length" => Some("a whole number, 0 or more"),
            "texts" => Some("a text"),
            "requires" => Some("the name of a group"),
            "unordered" => Some("a whole number, 0 or more"),
            _ => None,
        };
    }
    let expected = match key {
        "$schema" | "title" | "name" => "a text",
        "interface" => "\"stdio\", \"driver\", \"sql\" or {\"function\": {…}}",
        "checker" => "a name such as \"lines\", or an object such as {\"json\": {}}",
        "limits" => "an object such as {\"memory_mib\": 256}",
        "json" => "its options, as in {\"json\": {}}",
        "rows" => "its options, as in {\"rows\": {}}",
        "tokens" => "its options, as in {\"tokens\": {}}",
        "function" => "an object with the keys name, parameters, returns",
        "groups" | "parameters" => "a list of objects",
        "returns" | "type" => "a type such as \"list<int>\"",
        "constraints" => "an object such as {\"range\": [0, 100]}",
        "range" => "two whole numbers such as [-100, 100]",
        "length" | "inner_length" | "text_length" => "two whole numbers such as [0, 20]",
        "characters" => "a text such as \"abc\"",
        "texts" => "a list of texts",
        "case_sensitive" | "space_sensitive" | "ordered" | "distinct" | "sorted" => "true or false",
        "float_absolute" | "float_relative" | "float_tolerance" => "a number, 0 or more",
        "unordered" => "a list of depths such as [0]",
        "instructions" => "{\"fixed\": …} or {\"from_reference\": {…}}",
        "from_reference" => "an object such as {\"multiplier\": 10, \"floor\": 20000000}",
        "aggregation" => "\"all\", \"sum\" or \"min\"",
        "requires" => "a list of names of groups such as [\"small\"]",
        "on_failure" => "\"continue\" or \"stop\"",
        "stdio" | "driver" | "sql" | "exact" | "lines" | "unordered_lines" => {
            "the bare name, as a text"
        }
        _ => return None,
    };
    Some(expected)
}

/// A value that can be read at a path; nothing where the key can be left out.
pub(super) fn stand_in(path: &KeyPath) -> Option<Value> {
    let value = match (path.last_key()?, is_element(path)) {
        ("groups", true) => json!({"name": "x"}),
        ("parameters", true) => json!({"name": "x", "type": "int"}),
        ("requires", true) => json!("x"),
        ("unordered" | "range" | "length" | "inner_length" | "text_length", true) => json!(0),
        ("texts", true) => json!("x"),
        ("title" | "name", false) => json!("x"),
        ("interface", false) => json!("stdio"),
        ("function", false) => json!({"name": "x", "parameters": [], "returns": "int"}),
        ("groups" | "parameters", false) => json!([]),
        ("returns" | "type", false) => json!("int"),
        ("json" | "rows" | "tokens", false) => json!({}),
        ("fixed" | "floor", false) => json!(20_000_000),
        ("multiplier", false) => json!(10),
        ("from_reference", false) => json!({"multiplier": 10, "floor": 20_000_000}),
        _ => return None,
    };
    Some(value)
}

/// Whether the value at a path is a list.
pub(super) fn is_list(path: &KeyPath) -> bool {
    let keys = [
        "groups",
        "parameters",
        "requires",
        "unordered",
        "range",
        "length",
        "inner_length",
        "text_length",
        "texts",
    ];
    !is_element(path) && path.last_key().is_some_and(|key| keys.contains(&key))
}

fn is_element(path: &KeyPath) -> bool {
    matches!(path.segments().last(), Some(Segment::Index(_)))
}
