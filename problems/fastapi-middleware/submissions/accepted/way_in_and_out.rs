use std::collections::{BTreeMap, HashMap};

use serde_json::Value;

enum Outcome {
    Response(i64, BTreeMap<String, String>),
    Error(String),
}

use Outcome::{Error, Response};

fn answer(status: &Value) -> Outcome {
    Response(status.as_i64().unwrap(), BTreeMap::new())
}

fn steps(middleware: &Value, part: &str) -> Vec<Vec<Value>> {
    let none = vec![];
    let steps = middleware[part].as_array().unwrap_or(&none);
    steps
        .iter()
        .map(|step| step.as_array().unwrap().clone())
        .collect()
}

/// Walks to the endpoint, or as far as the middleware lets it, and back over those it has passed.
pub fn respond(
    listed: Vec<Value>,
    added: Vec<Value>,
    handlers: HashMap<String, Value>,
    routes: HashMap<String, (String, Value)>,
    request: (String, HashMap<String, String>),
) -> (i64, BTreeMap<String, String>, Vec<String>) {
    let mut layers = listed;
    for middleware in added {
        layers.insert(0, middleware);
    }
    let (path, sent) = request;
    let mut headers: HashMap<String, String> = HashMap::new();
    for (name, value) in sent {
        headers.insert(name.to_ascii_lowercase(), value);
    }
    let mut trace = Vec::new();
    let mut passed = Vec::new();
    let mut outcome = None;
    'layers: for middleware in &layers {
        trace.push(format!("before {}", middleware["name"].as_str().unwrap()));
        for step in steps(middleware, "before") {
            let word = step[1].as_str().unwrap().to_string();
            match step[0].as_str().unwrap() {
                "set" => {
                    let value = step[2].as_str().unwrap().to_string();
                    headers.insert(word.to_ascii_lowercase(), value);
                }
                "require" => {
                    let sent = headers.get(&word.to_ascii_lowercase());
                    if sent.map(String::as_str) != step[2].as_str() {
                        outcome = Some(answer(&step[3]));
                        break 'layers;
                    }
                }
                _ => {
                    outcome = Some(Error(word));
                    break 'layers;
                }
            }
        }
        passed.push(middleware);
    }
    let mut outcome = outcome.unwrap_or_else(|| match routes.get(&path) {
        None => Response(404, BTreeMap::new()),
        Some((endpoint, result)) => {
            trace.push(format!("endpoint {endpoint}"));
            match result.as_str() {
                None => answer(result),
                Some(error) => match (error.split_once(' '), handlers.get(error)) {
                    (Some((_, status)), _) => Response(status.parse().unwrap(), BTreeMap::new()),
                    (None, Some(status)) => {
                        trace.push(format!("handler {error}"));
                        answer(status)
                    }
                    (None, None) => Error(error.to_string()),
                },
            }
        }
    });
    while let Some(middleware) = passed.pop() {
        let name = middleware["name"].as_str().unwrap();
        if let Error(error) = &outcome {
            let catches = &middleware["catches"];
            let mut status = &catches[error.split(' ').next().unwrap()];
            if status.is_null() {
                status = &catches["Exception"];
            }
            if status.is_null() {
                continue;
            }
            trace.push(format!("catch {name}"));
            outcome = answer(status);
        }
        trace.push(format!("after {name}"));
        for step in steps(middleware, "after") {
            let word = step[1].as_str().unwrap();
            if step[0] == "raise" {
                outcome = Error(word.to_string());
                break;
            }
            if let Response(_, headers) = &mut outcome {
                let value = step[2].as_str().unwrap().to_string();
                headers.insert(word.to_ascii_lowercase(), value);
            }
        }
    }
    match outcome {
        Response(status, headers) => (status, headers, trace),
        Error(_) => {
            let mut status = 500;
            if let Some(handled) = handlers.get("Exception") {
                trace.push("handler Exception".to_string());
                status = handled.as_i64().unwrap();
            }
            (status, BTreeMap::new(), trace)
        }
    }
}
