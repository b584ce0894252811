//! Random applications: few header names and few errors, so that layers meddle with each other.

use std::collections::BTreeMap;

use gradebox_support::Choices;
use serde_json::{Map, Value, json};

const HEADERS: [&str; 4] = ["x-a", "X-A", "x-b", "X-b"];
const VALUES: [&str; 3] = ["1", "2", "One"];
const ERRORS: [&str; 4] = [
    "ValueError",
    "HTTPException 404",
    "KeyError",
    "HTTPException 418",
];

pub fn generate(
    choices: &mut Choices,
) -> (
    Vec<Map<String, Value>>,
    Vec<Map<String, Value>>,
    BTreeMap<&'static str, i64>,
    BTreeMap<&'static str, (&'static str, Value)>,
    (&'static str, BTreeMap<&'static str, &'static str>),
) {
    let mut number = 0;
    let mut middleware = |choices: &mut Choices| {
        number += 1;
        layer(choices, number)
    };
    let listed = choices.list(0, 2, &mut middleware);
    let added = choices.list(0, 3, &mut middleware);
    let mut handlers = BTreeMap::new();
    for error in ["ValueError", "Exception"] {
        if choices.once_in(3) {
            handlers.insert(error, *choices.pick(&[422, 503]));
        }
    }
    let outcome = if choices.boolean() {
        json!(choices.pick(&ERRORS))
    } else {
        json!(choices.pick(&[200, 201, 304]))
    };
    let routes = BTreeMap::from([("/", ("root", outcome)), ("/items", ("items", json!(200)))]);
    let path = if choices.once_in(6) { "/nowhere" } else { "/" };
    let mut headers = BTreeMap::new();
    for name in ["X-A", "x-b"] {
        if choices.boolean() {
            headers.insert(name, *choices.pick(&VALUES));
        }
    }
    (listed, added, handlers, routes, (path, headers))
}

fn layer(choices: &mut Choices, number: usize) -> Map<String, Value> {
    let mut layer = Map::from_iter([("name".to_owned(), json!(format!("m{number}")))]);
    let before = choices.list(0, 2, |choices| match choices.index(5) {
        0..2 => set(choices),
        2 => json!(["raise", choices.pick(&ERRORS)]),
        _ => json!([
            "require",
            choices.pick(&HEADERS),
            choices.pick(&VALUES),
            choices.pick(&[401, 429]),
        ]),
    });
    let after = choices.list(0, 2, |choices| {
        if choices.once_in(5) {
            json!(["raise", choices.pick(&ERRORS)])
        } else {
            set(choices)
        }
    });
    let mut catches = Map::new();
    for (error, status) in [
        ("ValueError", 400),
        ("HTTPException", 409),
        ("Exception", 502),
    ] {
        if choices.once_in(4) {
            catches.insert(error.to_owned(), json!(status));
        }
    }
    if !before.is_empty() {
        layer.insert("before".to_owned(), json!(before));
    }
    if !after.is_empty() {
        layer.insert("after".to_owned(), json!(after));
    }
    if !catches.is_empty() {
        layer.insert("catches".to_owned(), json!(catches));
    }
    layer
}

fn set(choices: &mut Choices) -> Value {
    json!(["set", choices.pick(&HEADERS), choices.pick(&VALUES)])
}
