use std::collections::BTreeMap;

use serde_json::{Map, Value};

/// The status and the body of the response, and what ran on the way.
pub fn respond(
    _middleware: Vec<(String, Option<(String, i64)>)>,
    _urls: Vec<(String, Value)>,
    _views: BTreeMap<String, Value>,
    _tables: BTreeMap<String, Vec<Map<String, Value>>>,
    _request: (String, String, Map<String, Value>),
) -> (i64, Value, Vec<String>) {
    unimplemented!("write your solution here")
}
