//! The README says what the program does: its tables are those of the code, and
//! every path, link, option and subcommand in it exists.

#[path = "readme/command_line.rs"]
mod command_line;
#[path = "readme/page.rs"]
mod page;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use gradebox::exit::ExitStatus;
use gradebox::judge::Verdict;
use gradebox::language::Language;
use gradebox::problem::{self, Definition, Interface, Signature, ValueType};
use gradebox::report::Format;
use serde_json::Value;

use page::{README, blocks, code, column, spans, table};

const OTHER_PAGES: [&str; 2] = [
    include_str!("../CONTRIBUTING.md"),
    include_str!("../CHANGELOG.md"),
];
/// What stands in a cell that has nothing to say.
const NOTHING: &str = "–";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn the_verdicts_are_those_of_the_code() {
    let table = table("verdict");
    let found: Vec<_> = table
        .iter()
        .map(|row| (code(&row[0]), row[1].as_str()))
        .collect();
    let known = Verdict::ALL.map(|verdict| (verdict.name(), verdict.short()));
    assert_eq!(found, known);
}

#[test]
fn the_exit_codes_are_those_of_the_code() {
    let table = table("code");
    let found: Vec<_> = table
        .iter()
        .map(|row| (row[0].clone(), row[1].as_str()))
        .collect();
    let known = ExitStatus::ALL.map(|status| (status.code().to_string(), status.meaning()));
    assert_eq!(found, known);
}

#[test]
fn the_languages_are_those_of_the_code() {
    let signature = Signature {
        name: "f".to_owned(),
        parameters: Vec::new(),
        returns: ValueType::Int,
    };
    let interfaces = [
        ("stdio", Interface::Stdio),
        ("function", Interface::Function(signature)),
        ("driver", Interface::Driver),
        ("sql", Interface::Sql),
    ];
    let known = Language::ALL.map(|language| {
        let answered = interfaces
            .iter()
            .filter(|(_, interface)| language.answers(interface));
        let answered: Vec<_> = answered.map(|(name, _)| format!("`{name}`")).collect();
        let main = language.main_file();
        vec![
            format!("`{}`", language.name()),
            format!("`.{}`", language.ending()),
            answered.join(", "),
            main.map_or(NOTHING.to_owned(), |main| format!("`{main}`")),
            language.instructions_factor().to_string(),
        ]
    });
    assert_eq!(table("language"), known);
    assert_eq!(
        column(&table("interface"), 0),
        interfaces.each_ref().map(|(name, _)| *name)
    );
}

#[test]
fn the_report_formats_are_those_of_the_code() {
    let table = table("format");
    let found: Vec<_> = table
        .iter()
        .map(|row| (code(&row[0]), row[1].as_str()))
        .collect();
    let known = Format::ALL.map(|format| (format.name(), format.description()));
    assert_eq!(found, known);
}

#[test]
fn the_types_of_values_are_those_of_the_code() {
    let mut shown = BTreeSet::new();
    for row in table("in `problem.json`") {
        let value_type: ValueType = code(&row[0]).parse().unwrap_or_else(|why| panic!("{why}"));
        assert_eq!(code(&row[0]), value_type.to_string());
        assert_eq!(code(&row[2]), value_type.python());
        assert_eq!(code(&row[3]), value_type.rust());
        shown.insert(kind(&value_type));
    }
    assert_eq!(shown, (0..9).collect(), "one row for each kind of type");
}

/// A number for each kind of type, so that a new one is not forgotten here.
fn kind(value_type: &ValueType) -> usize {
    match value_type {
        ValueType::Int => 0,
        ValueType::Float => 1,
        ValueType::Bool => 2,
        ValueType::Str => 3,
        ValueType::List(_) => 4,
        ValueType::Dict(_) => 5,
        ValueType::Tuple(_) => 6,
        ValueType::Optional(_) => 7,
        ValueType::Json => 8,
    }
}

/// The names of an enum's values in the schema, and of the options that each has.
fn variants(schema: &Value, name: &str) -> Vec<(String, BTreeSet<String>)> {
    let variants = schema["$defs"][name]["oneOf"].as_array();
    let variants = variants.unwrap_or_else(|| panic!("the schema has no enum {name}"));
    let variant = |variant: &Value| match variant["const"].as_str() {
        Some(name) => (name.to_owned(), BTreeSet::new()),
        None => {
            let properties = variant["properties"].as_object();
            let (name, inside) = properties.and_then(|all| all.iter().next()).expect("one");
            let reference = inside["$ref"].as_str().unwrap_or_default();
            let inside = &schema["$defs"][reference.rsplit('/').next().unwrap_or_default()];
            let options = inside["properties"].as_object().into_iter().flatten();
            (name.clone(), options.map(|(key, _)| key.clone()).collect())
        }
    };
    variants.iter().map(variant).collect()
}

#[test]
fn the_checkers_and_their_options_are_those_of_the_schema() {
    let table = table("checker");
    let options = |cell: &str| spans(cell).into_iter().map(str::to_owned).collect();
    let found: Vec<(String, BTreeSet<String>)> = table
        .iter()
        .map(|row| (code(&row[0]).to_owned(), options(&row[3])))
        .collect();
    assert_eq!(found, variants(&problem::schema(), "Checker"));
}

/// Every key of `problem.json`, with what it is if it is left out.
fn keys(schema: &Value, found: &mut BTreeMap<String, Option<Value>>) {
    match schema {
        Value::Object(members) => {
            let properties = members.get("properties").and_then(Value::as_object);
            for (key, property) in properties.into_iter().flatten() {
                found.insert(key.clone(), property.get("default").cloned());
            }
            members.values().for_each(|value| keys(value, found));
        }
        Value::Array(elements) => elements.iter().for_each(|value| keys(value, found)),
        _ => {}
    }
}

#[test]
fn every_key_of_a_problem_is_explained_and_the_example_is_valid() {
    let examples = blocks("json");
    let [example] = examples.as_slice() else {
        panic!("one block of JSON expected: the problem.json");
    };
    let example: Definition = serde_json::from_str(example).expect("the example is a problem.json");

    let mut known = BTreeMap::new();
    keys(&problem::schema(), &mut known);
    for key in known.keys() {
        let quoted = [format!("`{key}`"), format!("\"{key}\"")];
        assert!(
            quoted.iter().any(|key| README.contains(key)),
            "no word of the key {key}"
        );
    }
    for row in table("key") {
        let key = code(&row[0]);
        let told: Value = serde_json::from_str(code(&row[2])).expect("JSON");
        // Where the schema has no default, an empty list is what the key stands for.
        let default = known.get(key).unwrap_or_else(|| panic!("no key {key}"));
        let default = default.clone().unwrap_or_else(|| Value::Array(Vec::new()));
        assert_eq!(told, default, "{key}, if left out");
    }
    // The example shows the defaults of the limits, so that nobody has to look them up.
    assert_eq!(example.limits, Default::default());
}

#[test]
fn every_problem_is_listed() {
    let problems = root().join("problems");
    let known: Vec<_> = problem::find(&problems)
        .expect("readable")
        .into_iter()
        .map(|id| {
            let text = fs::read_to_string(problems.join(&id).join("problem.json"));
            let definition: Definition =
                serde_json::from_str(&text.expect("readable")).expect("a definition");
            let interface = match definition.interface {
                Interface::Stdio => "stdio",
                Interface::Function(_) => "function",
                Interface::Driver => "driver",
                Interface::Sql => "sql",
            };
            vec![
                format!("[`{id}`](problems/{id}/statement.md)"),
                definition.title,
                format!("`{interface}`"),
            ]
        })
        .collect();
    assert_eq!(table("problem"), known);
}

#[test]
fn the_two_commands_stand_in_one_block() {
    let commands = [
        "cargo run --release -- grade fixtures/cohorts/interview",
        "cargo test --release",
    ];
    let stands = |block: &String| {
        commands
            .iter()
            .all(|command| block.lines().any(|line| line == *command))
    };
    assert!(blocks("sh").iter().any(stands));
}

#[test]
fn the_map_of_src_is_complete() {
    let table = table("room");
    let mapped: BTreeSet<_> = column(&table, 0).into_iter().map(str::to_owned).collect();
    assert_eq!(mapped.len(), table.len(), "a room stands twice");
    let found: BTreeSet<_> = fs::read_dir(root().join("src"))
        .expect("src is readable")
        .map(|entry| entry.expect("readable").file_name().into_string())
        .map(|name| name.expect("UTF-8"))
        .collect();
    assert_eq!(mapped, found);
}

#[test]
fn every_path_that_is_named_exists() {
    let is_part = |c: char| c.is_ascii_alphanumeric() || "_-./".contains(c);
    for page in [&[README], &OTHER_PAGES[..]].concat() {
        for word in page.split(|c| !is_part(c)) {
            let path = word.trim_end_matches('.');
            let is_ours = ["src/", "tests/", "fixtures/", "problems/"];
            // The README shows how this one is made.
            let is_made = path.starts_with("problems/largest-number");
            if !is_made && is_ours.iter().any(|folder| path.starts_with(folder)) {
                assert!(root().join(path).exists(), "there is no `{path}`");
            }
        }
    }
}

#[test]
fn every_relative_link_leads_somewhere() {
    let headings = README.lines().filter_map(|line| line.strip_prefix('#'));
    let anchors: BTreeSet<String> = headings
        .map(|heading| heading.trim_start_matches('#').trim())
        .map(|heading| format!("#{}", heading.to_lowercase().replace(' ', "-")))
        .collect();
    for page in [&[README], &OTHER_PAGES[..]].concat() {
        for link in page.split("](").skip(1) {
            let (target, _) = link.split_once(')').expect("a link ends");
            let is_far = target.starts_with("https://");
            let is_there = match target.starts_with('#') {
                true => anchors.contains(target),
                false => is_far || root().join(target).exists(),
            };
            assert!(is_there, "nothing is at `{target}`");
        }
    }
}
