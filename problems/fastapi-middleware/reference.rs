//! A request on its way through the layers of an application, and the response on its way back.

use std::collections::BTreeMap;

use serde_json::Value;

type Headers = BTreeMap<String, String>;
type Response = (i64, Headers);

struct App {
    /// From the outermost one to the innermost.
    middleware: Vec<Value>,
    handlers: BTreeMap<String, i64>,
    routes: BTreeMap<String, (String, Value)>,
    path: String,
    trace: Vec<String>,
}

/// The status and the headers of the response, and what ran on the way.
pub fn respond(
    listed: Vec<Value>,
    added: Vec<Value>,
    handlers: BTreeMap<String, i64>,
    routes: BTreeMap<String, (String, Value)>,
    request: (String, Headers),
) -> (i64, Headers, Vec<String>) {
    let (path, headers) = request;
    let mut headers = headers
        .into_iter()
        .map(|(name, value)| (name.to_lowercase(), value))
        .collect();
    let mut app = App {
        middleware: added.into_iter().rev().chain(listed).collect(),
        handlers,
        routes,
        path,
        trace: Vec::new(),
    };
    let (status, headers) = app
        .call(0, &mut headers)
        .unwrap_or_else(|_| (app.handled("Exception").unwrap_or(500), Headers::new()));
    (status, headers, app.trace)
}

impl App {
    /// What the middleware at this depth gives back: a response, or an error.
    fn call(&mut self, depth: usize, headers: &mut Headers) -> Result<Response, String> {
        let Some(middleware) = self.middleware.get(depth).cloned() else {
            return self.innermost();
        };
        let name = text(&middleware["name"]);
        self.trace.push(format!("before {name}"));
        for step in steps(&middleware["before"]) {
            match text(&step[0]).as_str() {
                "set" => set(headers, step),
                "require"
                    if headers.get(&text(&step[1]).to_lowercase()) == Some(&text(&step[2])) => {}
                "require" => return Ok((integer(&step[3]), Headers::new())),
                _ => return Err(text(&step[1])),
            }
        }
        let mut response = match self.call(depth + 1, headers) {
            Ok(response) => response,
            Err(error) => {
                let catches = &middleware["catches"];
                let Some(status) = catches
                    .get(kind(&error))
                    .or_else(|| catches.get("Exception"))
                else {
                    return Err(error);
                };
                self.trace.push(format!("catch {name}"));
                (integer(status), Headers::new())
            }
        };
        self.trace.push(format!("after {name}"));
        for step in steps(&middleware["after"]) {
            match text(&step[0]).as_str() {
                "set" => set(&mut response.1, step),
                _ => return Err(text(&step[1])),
            }
        }
        Ok(response)
    }

    /// The endpoint, and the handlers around it.
    fn innermost(&mut self) -> Result<Response, String> {
        let Some((endpoint, outcome)) = self.routes.get(&self.path) else {
            return Ok((404, Headers::new()));
        };
        self.trace.push(format!("endpoint {endpoint}"));
        let status = match outcome {
            Value::String(error) => {
                let error = error.clone();
                match error.strip_prefix("HTTPException ") {
                    Some(status) => status.parse().expect("an exception has a status"),
                    None => self.handled(&error).ok_or(error)?,
                }
            }
            status => integer(status),
        };
        Ok((status, Headers::new()))
    }

    /// The status that the handler for an error gives, if there is one.
    fn handled(&mut self, error: &str) -> Option<i64> {
        let status = *self.handlers.get(error)?;
        self.trace.push(format!("handler {error}"));
        Some(status)
    }
}

fn set(headers: &mut Headers, step: &Value) {
    headers.insert(text(&step[1]).to_lowercase(), text(&step[2]));
}

/// The name of an error; an `HTTPException` has its status behind it.
fn kind(error: &str) -> &str {
    error.split(' ').next().unwrap_or(error)
}

fn steps(list: &Value) -> &[Value] {
    list.as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}

fn integer(value: &Value) -> i64 {
    value.as_i64().expect("an integer")
}
