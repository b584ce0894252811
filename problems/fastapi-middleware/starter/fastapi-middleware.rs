use std::collections::BTreeMap;

use serde_json::{Map, Value};

/// The status and the headers of the response, and what ran on the way.
pub fn respond(
    _listed: Vec<Map<String, Value>>,
    _added: Vec<Map<String, Value>>,
    _handlers: BTreeMap<String, i64>,
    _routes: BTreeMap<String, (String, Value)>,
    _request: (String, BTreeMap<String, String>),
) -> (i64, BTreeMap<String, String>, Vec<String>) {
    unimplemented!("write your solution here")
}
