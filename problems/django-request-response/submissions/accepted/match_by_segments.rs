use std::collections::{BTreeMap, HashMap};

use serde_json::{Value, json};

struct Project {
    views: HashMap<String, Value>,
    tables: HashMap<String, Vec<Value>>,
    trace: Vec<String>,
}

type Captured = BTreeMap<String, Value>;

fn convert(converter: &str, segment: &str) -> Option<Value> {
    if segment.is_empty() {
        return None;
    }
    match converter {
        "int" if segment.bytes().all(|b| b.is_ascii_digit()) => {
            segment.parse::<i64>().ok().map(Value::from)
        }
        "slug"
            if segment
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b)) =>
        {
            Some(json!(segment))
        }
        "str" | "path" => Some(json!(segment)),
        _ => None,
    }
}

/// Compares the patterns one after the other; an include adds its own to what is in front.
fn resolve(urls: &Value, front: &str, path: &str) -> Option<(String, Captured)> {
    for url in urls.as_array()? {
        let route = format!("{front}{}", url[0].as_str()?);
        let found = match &url[1] {
            Value::String(view) => capture(&route, path).map(|captured| (view.clone(), captured)),
            included => resolve(included, &route, path),
        };
        if found.is_some() {
            return found;
        }
    }
    None
}

fn capture(route: &str, path: &str) -> Option<Captured> {
    let mut captured = Captured::new();
    let mut left = Some(path);
    for part in route.split('/') {
        let whole = left?;
        let (segment, rest) = match whole.split_once('/') {
            Some((segment, rest)) if !part.starts_with("<path:") => (segment, Some(rest)),
            _ => (whole, None),
        };
        left = rest;
        match part.strip_prefix('<').and_then(|part| part.split_once(':')) {
            Some((converter, name)) => {
                let value = convert(converter, segment)?;
                captured.insert(name.trim_end_matches('>').to_string(), value);
            }
            None if part != segment => return None,
            None => {}
        }
    }
    left.is_none().then_some(captured)
}

impl Project {
    fn serialize(&mut self, record: &Value, view: &Value) -> Value {
        let mut shown = json!({});
        for name in view["fields"].as_object().unwrap().keys() {
            shown[name] = record[name].clone();
        }
        shown
    }

    fn call(&mut self, name: &str, captured: Captured, method: &str, data: &Value) -> (i64, Value) {
        self.trace.push(format!("view {name}"));
        let view = self.views[name].clone();
        let model = view["model"].as_str().unwrap();
        let table = self.tables[model].clone();
        let matches = |record: &&Value| captured.iter().all(|(name, value)| &record[name] == value);
        match view["handlers"][method].as_str().unwrap_or("") {
            "" => (405, json!(null)),
            "list" => {
                self.trace.push(format!("model {model}"));
                self.trace.push("serialize".to_string());
                let mut all = vec![];
                for record in table.iter().filter(matches) {
                    all.push(self.serialize(record, &view));
                }
                (200, json!(all))
            }
            "detail" => {
                self.trace.push(format!("model {model}"));
                match table.iter().find(matches) {
                    Some(record) => {
                        self.trace.push("serialize".to_string());
                        (200, self.serialize(record, &view))
                    }
                    None => (404, json!(null)),
                }
            }
            "create" => {
                self.trace.push("validate".to_string());
                let mut record = json!({});
                let mut errors = json!({});
                for (name, kind) in view["fields"].as_object().unwrap() {
                    if name == "id" {
                        continue;
                    }
                    let Some(value) = data.get(name) else {
                        errors[name] = json!("required");
                        continue;
                    };
                    let fits = if kind == "int" {
                        value.is_i64()
                    } else {
                        value.is_string()
                    };
                    if fits {
                        record[name] = value.clone();
                    } else {
                        errors[name] = json!("invalid");
                    }
                }
                if errors != json!({}) {
                    return (400, errors);
                }
                self.trace.push(format!("model {model}"));
                let mut next = 1;
                for other in &table {
                    next = next.max(other["id"].as_i64().unwrap() + 1);
                }
                record["id"] = json!(next);
                for (name, value) in captured {
                    record[name] = value;
                }
                self.trace.push("serialize".to_string());
                (201, self.serialize(&record, &view))
            }
            "raise Http404" => (404, json!(null)),
            "raise PermissionDenied" => (403, json!(null)),
            _ => (500, json!(null)),
        }
    }
}

pub fn respond(
    middleware: Vec<(String, Option<(String, i64)>)>,
    urls: Value,
    views: HashMap<String, Value>,
    tables: HashMap<String, Vec<Value>>,
    request: (String, String, Value),
) -> (i64, Value, Vec<String>) {
    let (method, path, data) = request;
    let mut project = Project {
        views,
        tables,
        trace: vec![],
    };
    let mut response = None;
    let mut depth = 0;
    while response.is_none() && depth < middleware.len() {
        let (name, block) = &middleware[depth];
        project.trace.push(format!("request {name}"));
        match block {
            Some((prefix, status)) if path.starts_with(prefix.as_str()) => {
                response = Some((*status, Value::Null));
            }
            _ => depth += 1,
        }
    }
    let (status, body) = match response {
        Some(blocked) => blocked,
        None => match resolve(&urls, "", &path[1..]) {
            Some((name, captured)) => project.call(&name, captured, &method, &data),
            None => (404, Value::Null),
        },
    };
    while depth > 0 {
        depth -= 1;
        project
            .trace
            .push(format!("response {}", middleware[depth].0));
    }
    (status, body, project.trace)
}
