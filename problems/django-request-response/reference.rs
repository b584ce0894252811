//! A request on its way through a Django project: middleware, URL patterns, view, and back.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

type Record = Map<String, Value>;

/// The status and the body of the response, and what ran on the way.
pub fn respond(
    middleware: Vec<(String, Option<(String, i64)>)>,
    urls: Vec<Value>,
    views: BTreeMap<String, Value>,
    tables: BTreeMap<String, Vec<Record>>,
    request: (String, String, Record),
) -> (i64, Value, Vec<String>) {
    let (method, path, data) = request;
    let mut trace = Vec::new();
    // Those whose part for the response will run.
    let mut passed = Vec::new();
    let mut blocked = None;
    for (name, block) in &middleware {
        trace.push(format!("request {name}"));
        if let Some((prefix, status)) = block
            && path.starts_with(prefix)
        {
            blocked = Some((*status, Value::Null));
            break;
        }
        passed.push(name);
    }
    let (status, body) = blocked.unwrap_or_else(|| match resolve(&urls, &path[1..]) {
        Some((name, captured)) => {
            trace.push(format!("view {name}"));
            run(&views[name], &tables, &method, captured, &data, &mut trace)
        }
        None => (404, Value::Null),
    });
    trace.extend(passed.iter().rev().map(|name| format!("response {name}")));
    (status, body, trace)
}

/// The view of the first pattern that matches all of `path`, and the captured values.
fn resolve<'a>(urls: &'a [Value], path: &str) -> Option<(&'a str, Record)> {
    urls.iter().find_map(|url| {
        let (mut captured, rest) = matched(url[0].as_str()?, path)?;
        match &url[1] {
            Value::Array(included) => {
                let (name, more) = resolve(included, rest)?;
                captured.extend(more);
                Some((name, captured))
            }
            name => rest.is_empty().then_some((name.as_str()?, captured)),
        }
    })
}

/// The values that `route` captures at the beginning of `path`, and the rest of the path.
fn matched<'a>(mut route: &str, mut path: &'a str) -> Option<(Record, &'a str)> {
    let mut captured = Record::new();
    while let Some((literal, behind)) = route.split_once('<') {
        path = path.strip_prefix(literal)?;
        let (parameter, behind) = behind.split_once('>')?;
        let (converter, name) = parameter.split_once(':')?;
        let end = match converter {
            "path" => path.len(),
            _ => path.find('/').unwrap_or(path.len()),
        };
        captured.insert(name.to_owned(), converted(converter, &path[..end])?);
        (route, path) = (behind, &path[end..]);
    }
    Some((captured, path.strip_prefix(route)?))
}

/// What the view gets for a piece of the path, if the converter accepts it.
fn converted(converter: &str, text: &str) -> Option<Value> {
    let is_slug = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    match converter {
        _ if text.is_empty() => None,
        "int" if !text.chars().all(|c| c.is_ascii_digit()) => None,
        "int" => Some(text.parse::<i64>().ok()?.into()),
        "slug" if !text.chars().all(is_slug) => None,
        _ => Some(text.into()),
    }
}

/// Runs a view: its handler for the method, with the model and the serializer.
fn run(
    view: &Value,
    tables: &BTreeMap<String, Vec<Record>>,
    method: &str,
    captured: Record,
    data: &Record,
    trace: &mut Vec<String>,
) -> (i64, Value) {
    let model = view["model"].as_str().expect("a view has a model");
    let fields = view["fields"].as_object().expect("a view has fields");
    let table = &tables[model];
    let queried = format!("model {model}");
    let is_meant = |record: &&Record| captured.iter().all(|(name, value)| record[name] == *value);
    match view["handlers"][method].as_str() {
        None => (405, Value::Null),
        Some("list") => {
            trace.extend([queried, "serialize".to_owned()]);
            let found = table.iter().filter(is_meant);
            (
                200,
                found.map(|record| serialized(record, fields)).collect(),
            )
        }
        Some("detail") => {
            trace.push(queried);
            let Some(record) = table.iter().find(is_meant) else {
                return (404, Value::Null);
            };
            trace.push("serialize".to_owned());
            (200, serialized(record, fields))
        }
        Some("create") => {
            trace.push("validate".to_owned());
            let writable = || fields.iter().filter(|(name, _)| *name != "id");
            let errors: Record = writable()
                .filter_map(|(name, kind)| {
                    Some((name.clone(), mistake(data.get(name), kind)?.into()))
                })
                .collect();
            if !errors.is_empty() {
                return (400, errors.into());
            }
            trace.extend([queried, "serialize".to_owned()]);
            let largest = table
                .iter()
                .filter_map(|record| record["id"].as_i64())
                .max();
            let mut record: Record = writable()
                .map(|(name, _)| (name.clone(), data[name].clone()))
                .collect();
            record.insert("id".to_owned(), (largest.unwrap_or(0) + 1).into());
            record.extend(captured);
            (201, serialized(&record, fields))
        }
        Some("raise Http404") => (404, Value::Null),
        Some("raise PermissionDenied") => (403, Value::Null),
        Some(_) => (500, Value::Null),
    }
}

/// The fields of the serializer, and no other column.
fn serialized(record: &Record, fields: &Record) -> Value {
    let shown = fields
        .keys()
        .map(|name| (name.clone(), record[name].clone()));
    Value::Object(shown.collect())
}

/// What is wrong with the value that a request brings for a field.
fn mistake(value: Option<&Value>, kind: &Value) -> Option<&'static str> {
    match value {
        None => Some("required"),
        Some(Value::String(_)) if kind == "str" => None,
        Some(Value::Number(number)) if kind == "int" && number.is_i64() => None,
        Some(_) => Some("invalid"),
    }
}
