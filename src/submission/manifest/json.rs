//! A manifest as a list of objects.

use serde_json::Value;

use super::{Entries, Flaw, Rows, checked, mistake};
use crate::problem::{JsonSource, KeyPath, Mistake};

/// The key of the list, where it is not the whole.
const CANDIDATES: &str = "candidates";

pub(super) fn read(text: &str) -> Result<Entries, Vec<Mistake>> {
    let source = JsonSource::parse(text)
        .map_err(|flaw| vec![mistake(Some(flaw.line), None, flaw.message)])?;
    let repeated = source.repeated_keys().into_iter();
    let repeated =
        repeated.map(|flaw| mistake(Some(flaw.line), Some(flaw.path.to_string()), flaw.message));
    let repeated: Vec<_> = repeated.take(super::MISTAKES_MAX).collect();
    if !repeated.is_empty() {
        return Err(repeated);
    }
    let (path, list) = match source.value() {
        Value::Array(list) => (KeyPath::root(), Some(list)),
        Value::Object(members) if members.len() == 1 => (
            KeyPath::root().key(CANDIDATES),
            members.get(CANDIDATES).and_then(Value::as_array),
        ),
        _ => (KeyPath::root(), None),
    };
    let Some(list) = list else {
        let message = format!("expected a list of candidates, or {{\"{CANDIDATES}\": […]}}");
        return Err(vec![mistake(Some(1), None, message)]);
    };
    let mut rows = Rows {
        cells: Vec::new(),
        flaws: Vec::new(),
    };
    for (row, candidate) in list.iter().enumerate() {
        let cells = cells(row, candidate, &mut rows.flaws);
        rows.cells.push(cells);
    }
    checked(rows, |flaw| {
        let place = match (flaw.row, &flaw.column) {
            (Some(row), Some(column)) => path.index(row).key(column),
            (Some(row), None) => path.index(row),
            (None, _) => path.clone(),
        };
        let key = Some(place.to_string()).filter(|key| !key.is_empty());
        (Some(source.line(&place)), key)
    })
}

/// What an object says, as texts.
fn cells(row: usize, candidate: &Value, flaws: &mut Vec<Flaw>) -> Vec<(String, String)> {
    let Value::Object(members) = candidate else {
        let message = "expected an object, such as {\"id\": \"4711\", \"name\": \"Ada\"}";
        flaws.push(Flaw::new(Some(row), None, message));
        return Vec::new();
    };
    let mut cells = Vec::new();
    for (key, value) in members {
        let text = match value {
            Value::Null => continue,
            Value::Bool(value) => value.to_string(),
            Value::Number(number) => number.to_string(),
            Value::String(text) => text.trim().to_owned(),
            Value::Array(_) | Value::Object(_) => {
                let message = "expected a text, a number, true, false or null";
                flaws.push(Flaw::new(Some(row), Some(key), message));
                continue;
            }
        };
        if !text.is_empty() {
            cells.push((key.trim().to_owned(), text));
        }
    }
    cells
}
