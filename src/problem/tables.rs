//! A test case of the interface `sql`: tables, their columns and their rows, as JSON.
//!
//! `{"<table>": {"columns": [["name", "TYPE"], …], "rows": [[…], …]}, …}`

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::excerpt::{brief, counted, quoted};
use super::key_path::KeyPath;
use super::names;
use super::spelling;

/// The types that a column can be declared with.
const COLUMN_TYPES: [&str; 6] = ["INTEGER", "REAL", "TEXT", "VARCHAR", "BOOLEAN", "NUMERIC"];

/// The keys of a table.
const TABLE_KEYS: [&str; 2] = ["columns", "rows"];

/// Where, and what is wrong there.
type Flaws = Vec<(KeyPath, String)>;

/// Everything that is wrong in the tables of a case.
pub(super) fn check(tables: &Value) -> Vec<(KeyPath, String)> {
    let root = KeyPath::root();
    let mut flaws = Vec::new();
    let Value::Object(tables) = tables else {
        flaws.push((
            root,
            format!("expected an object of tables, found {}", brief(tables)),
        ));
        return flaws;
    };
    if tables.is_empty() {
        flaws.push((
            root.clone(),
            "expected at least one table, found none".to_owned(),
        ));
    }
    let mut seen = BTreeSet::new();
    for (name, content) in tables {
        let path = root.key(name);
        identifier(name, &path, &mut flaws);
        // SQLite keeps this beginning for itself, and has no upper and lower case in names.
        if name.to_ascii_lowercase().starts_with("sqlite_") {
            flaws.push((
                path.clone(),
                "a table's name cannot begin with `sqlite_`".to_owned(),
            ));
        }
        if !seen.insert(name.to_ascii_lowercase()) {
            flaws.push((
                path.clone(),
                format!("{} differs only in case", quoted(name)),
            ));
        }
        table(content, &path, &mut flaws);
    }
    flaws
}

fn table(content: &Value, path: &KeyPath, flaws: &mut Flaws) {
    let form = "an object such as {\"columns\": [[\"id\", \"INTEGER\"]], \"rows\": [[1]]}";
    let Value::Object(members) = content else {
        flaws.push((
            path.clone(),
            format!("expected {form}, found {}", brief(content)),
        ));
        return;
    };
    for key in members
        .keys()
        .filter(|key| !TABLE_KEYS.contains(&key.as_str()))
    {
        let hint = spelling::hint(key, TABLE_KEYS);
        let message = format!(
            "{} is no key here{hint}; the keys are columns, rows",
            quoted(key)
        );
        flaws.push((path.key(key), message));
    }
    let columns = list(members, "columns", path, flaws);
    let rows = list(members, "rows", path, flaws);
    if let Some(columns) = columns {
        self::columns(columns, &path.key("columns"), flaws);
    }
    for (index, row) in rows.into_iter().flatten().enumerate() {
        self::row(
            row,
            columns.map(Vec::len),
            || path.key("rows").index(index),
            flaws,
        );
    }
}

fn list<'a>(
    members: &'a Map<String, Value>,
    key: &str,
    path: &KeyPath,
    flaws: &mut Flaws,
) -> Option<&'a Vec<Value>> {
    let list = members.get(key);
    match list {
        Some(Value::Array(elements)) => return Some(elements),
        Some(other) => {
            flaws.push((
                path.key(key),
                format!("expected a list, found {}", brief(other)),
            ));
        }
        None => flaws.push((path.key(key), format!("the key `{key}` is missing"))),
    }
    None
}

fn columns(columns: &[Value], path: &KeyPath, flaws: &mut Flaws) {
    if columns.is_empty() {
        flaws.push((
            path.clone(),
            "expected at least one column, found none".to_owned(),
        ));
    }
    let mut seen = BTreeSet::new();
    for (index, column) in columns.iter().enumerate() {
        let path = path.index(index);
        let pair = column.as_array().map(Vec::as_slice);
        let Some([Value::String(name), Value::String(column_type)]) = pair else {
            let form = "a pair such as [\"id\", \"INTEGER\"]";
            flaws.push((path, format!("expected {form}, found {}", brief(column))));
            continue;
        };
        identifier(name, &path.index(0), flaws);
        if !seen.insert(name.to_ascii_lowercase()) {
            let message = format!("{} is the name of an earlier column, too", quoted(name));
            flaws.push((path.index(0), message));
        }
        if !COLUMN_TYPES.contains(&column_type.as_str()) {
            let types = COLUMN_TYPES.join(", ");
            let message = format!("expected one of {types}, found {}", quoted(column_type));
            flaws.push((path.index(1), message));
        }
    }
}

fn row(row: &Value, width: Option<usize>, path: impl Fn() -> KeyPath, flaws: &mut Flaws) {
    let Value::Array(cells) = row else {
        flaws.push((
            path(),
            format!("expected a row, which is a list, found {}", brief(row)),
        ));
        return;
    };
    if let Some(width) = width
        && cells.len() != width
    {
        let expected = counted(width, "value");
        flaws.push((
            path(),
            format!("expected a row of {expected}, found {}", brief(row)),
        ));
    }
    for (index, cell) in cells.iter().enumerate() {
        if let Some(message) = cell_problem(cell) {
            flaws.push((path().index(index), message));
        }
    }
}

/// SQLite holds whole numbers of 64 bits and finite floats.
fn cell_problem(cell: &Value) -> Option<String> {
    let found = brief(cell);
    match cell {
        Value::Null | Value::Bool(_) | Value::String(_) => None,
        Value::Number(number) if number.as_i64().is_some() => None,
        Value::Number(number) if number.as_str().contains(['.', 'e', 'E']) => {
            let finite = number.as_f64().is_some();
            (!finite).then(|| format!("expected a float that 64 bits can hold, found {found}"))
        }
        Value::Number(_) => Some(format!("expected a whole number of 64 bits, found {found}")),
        Value::Array(_) | Value::Object(_) => Some(format!(
            "expected null, a number, a text, true or false, found {found}"
        )),
    }
}

fn identifier(name: &str, path: &KeyPath, flaws: &mut Flaws) {
    if !names::is_sql_identifier(name) {
        let message = format!(
            "{} is no name here: letters, digits and `_`, at most 64, no digit at the beginning",
            quoted(name)
        );
        flaws.push((path.clone(), message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flaws(text: &str) -> Vec<String> {
        let flaws = check(&serde_json::from_str(text).unwrap()).into_iter();
        flaws
            .map(|(path, message)| format!("{path}: {message}"))
            .collect()
    }

    #[test]
    fn tables_in_the_right_form_have_no_flaw() {
        let columns = r#"[["id", "INTEGER"], ["name", "VARCHAR"], ["share", "REAL"]]"#;
        let rows = r#"[[1, "a", 0.5], [null, null, null], [true, "", 1e300]]"#;
        let empty = r#"{"columns": [["id", "TEXT"]], "rows": []}"#;
        let text = format!(r#"{{"a": {{"columns": {columns}, "rows": {rows}}}, "b": {empty}}}"#);
        assert_eq!(flaws(&text), [""; 0]);
    }

    #[test]
    fn every_flaw_is_told_at_its_place() {
        let text = r#"{
            "1a": {"columns": [], "rows": []},
            "T": {
                "columns": [["a", "INT"], ["A", "TEXT"], ["b"], ["c d", "REAL"]],
                "rows": [[1, 2, 3], [99999999999999999999, [1], 1e999, {}], 5]
            },
            "t": {"colums": [], "rows": {}},
            "u": [],
            "sqlite_x": {"columns": [["a", "TEXT"]], "rows": []}
        }"#;
        let found = flaws(text);
        for expected in [
            "1a: \"1a\" is no name here: letters, digits and `_`",
            "1a.columns: expected at least one column, found none",
            "sqlite_x: a table's name cannot begin with `sqlite_`",
            "T.columns[0][1]: expected one of INTEGER, REAL, TEXT, VARCHAR, BOOLEAN, NUMERIC, found \"INT\"",
            "T.columns[1][0]: \"A\" is the name of an earlier column, too",
            "T.columns[2]: expected a pair such as [\"id\", \"INTEGER\"], found a list of 1 value",
            "T.rows[0]: expected a row of 4 values, found a list of 3 values",
            "T.rows[1][0]: expected a whole number of 64 bits, found 99999999999999999999",
            "T.rows[1][1]: expected null, a number, a text, true or false, found a list of 1 value",
            "T.rows[1][2]: expected a float that 64 bits can hold, found 1e+999",
            "T.rows[2]: expected a row, which is a list, found 5",
            "t: \"t\" differs only in case",
            "t.colums: \"colums\" is no key here; did you mean `columns`?; the keys are columns, rows",
            "t.columns: the key `columns` is missing",
            "t.rows: expected a list, found an empty object",
            "u: expected an object such as",
        ] {
            assert!(
                found.iter().any(|flaw| flaw.starts_with(expected)),
                "{expected}\n{found:#?}"
            );
        }
    }

    #[test]
    fn no_table_is_a_flaw() {
        assert_eq!(flaws("{}"), [": expected at least one table, found none"]);
        assert_eq!(
            flaws("[]"),
            [": expected an object of tables, found an empty list"]
        );
    }
}
