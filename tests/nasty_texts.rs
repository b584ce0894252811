//! Whatever a candidate writes is only text, wherever it comes out.

mod common;

use std::ffi::OsStr;
use std::fs;
use std::path::Path;

use common::{gradebox, root, said};
use gradebox::report::{Format, Style, escape, explanation, parse, render};
use serde_json::Value;

/// What somebody who means harm would write: names and texts.
fn texts() -> Vec<(String, String)> {
    let file = root().join("fixtures/hostile/texts.json");
    let list: Value = serde_json::from_slice(&fs::read(file).expect("readable")).expect("JSON");
    let list = list.as_array().expect("a list").iter();
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    list.map(|one| (text(&one["name"]), text(&one["text"])))
        .collect()
}

/// Takes our own colours away.
fn without_colours(text: &str) -> String {
    let mut parts = text.split("\u{1b}[");
    let mut plain = parts.next().unwrap_or("").to_owned();
    for part in parts {
        let end = part.find(|c: char| !c.is_ascii_digit() && c != ';');
        match end.map(|end| part.split_at(end)) {
            Some((_, rest)) if rest.starts_with('m') => plain.push_str(&rest[1..]),
            _ => plain.push_str("\u{1b}["),
        }
    }
    plain
}

/// How the lines begin that are for GitHub's workflow runner.
const OWN_ORDERS: [&str; 3] = ["::error ", "::warning ", "::notice "];

fn check(what: &str, shown: &str) {
    for line in without_colours(shown).split('\n') {
        let hidden = line
            .chars()
            .find(|c| c.is_control() || escape::is_hidden(*c));
        assert_eq!(hidden, None, "{what}: {line:?}");
        // Orders of our own, where they are what is asked for.
        let line = match what.contains("github") {
            true => OWN_ORDERS
                .iter()
                .find_map(|own| line.strip_prefix(own))
                .unwrap_or(line),
            false => line,
        };
        let order = line.trim_start().starts_with("::")
            || ["##[", "##vso[", "##teamcity["]
                .iter()
                .any(|order| line.contains(order));
        assert!(!order, "{what}: {line:?}");
    }
}

/// Puts a text wherever a candidate could have written one.
fn poison(value: &mut Value, text: &str) {
    const THEIRS: [&str; 8] = [
        "name", "file", "reason", "text", "place", "expected", "found", "message",
    ];
    match value {
        Value::Array(list) => list.iter_mut().for_each(|value| poison(value, text)),
        Value::Object(fields) => {
            for (key, value) in fields {
                match value {
                    Value::String(old) if THEIRS.contains(&key.as_str()) => text.clone_into(old),
                    other => poison(other, text),
                }
            }
        }
        _ => {}
    }
}

#[test]
fn in_every_format_of_a_report_and_in_its_explanation() {
    let saved = fs::read(root().join("fixtures/reports/nasty.json")).expect("readable");
    let texts = texts();
    assert!(texts.len() >= 60, "{} texts", texts.len());
    for (name, text) in texts {
        let mut report: Value = serde_json::from_slice(&saved).expect("JSON");
        for key in ["candidates", "ignored"] {
            poison(&mut report[key], &text);
        }
        let report = parse(report.to_string().as_bytes()).expect("still a report");
        assert!(!report.candidates.is_empty());
        for format in Format::ALL {
            for color in [false, true] {
                for width in [20, 80] {
                    let shown = render(&report, format, Style { color, width });
                    check(&format!("{name} as {}", format.name()), &shown);
                }
            }
        }
        for candidate in &report.candidates {
            for submission in &candidate.submissions {
                let style = Style {
                    color: true,
                    width: 80,
                };
                check(
                    &name,
                    &explanation(&candidate.name, submission, &report.problems, style),
                );
            }
        }
    }
}

#[test]
fn in_what_is_said_of_one_case_of_a_counterexample_and_of_a_source() {
    let folder = tempfile::tempdir().expect("made");
    let python = folder.path().join("eve.py");
    let rust = folder.path().join("eve.rs");
    for (name, text) in texts().into_iter().filter(|(_, text)| text.len() < 2_000) {
        let quoted = serde_json::to_string(&text).expect("JSON");
        let source = format!(
            "import json, sys\ntext = json.loads({quoted:?})\ndef reverse_integer(number):\n    \
             print(text); sys.stderr.write(text)\n    return text\n"
        );
        fs::write(&python, source).expect("written");
        let run = gradebox(["run", "reverse-integer"])
            .arg(&python)
            .output()
            .expect("started");
        assert_eq!(run.status.code(), Some(1), "{name}: {}", said(&run));
        check(&name, &said(&run));
    }
    // A compiler's message, and the search that ends with it.
    let source = "compile_error!(\"a\\n::error::b\\n \u{85}::stop-commands::c\\n##[group]d\\n\\u{1b}]0;e\\u{7}\");\n";
    fs::write(&rust, source).expect("written");
    for command in ["run", "stress"] {
        let shown = gradebox([command, "reverse-integer"])
            .arg(&rust)
            .output()
            .expect("started");
        assert!(said(&shown).contains("stop-commands"), "{}", said(&shown));
        check(command, &said(&shown));
    }
}

#[test]
fn in_names_of_files_candidates_and_arguments() {
    let folder = tempfile::tempdir().expect("made");
    let cohort = folder.path().join("cohort");
    let mut named = 0;
    for (name, text) in texts() {
        let is_name = !text.contains(['/', '\0']) && (1..=200).contains(&text.len());
        let file = Path::new(OsStr::new(&text));
        for arguments in [
            vec![OsStr::new("grade"), OsStr::new(&text)],
            vec![OsStr::new("run"), OsStr::new(&text), OsStr::new("x.py")],
            vec![
                OsStr::new("report"),
                OsStr::new("--format"),
                OsStr::new(&text),
                OsStr::new("x"),
            ],
            vec![OsStr::new(&text)],
            vec![OsStr::new("doctor"), OsStr::new(&text)],
        ] {
            if text.contains('\0') || text.len() > 10_000 {
                continue;
            }
            let shown = gradebox(arguments).output().expect("started");
            assert_eq!(shown.status.code(), Some(2), "{name}: {}", said(&shown));
            check(&name, &said(&shown));
        }
        if is_name && ![".", ".."].contains(&text.as_str()) {
            named += 1;
            let own = cohort.join(file);
            fs::create_dir_all(&own).expect("made");
            fs::write(own.join("reverse-integer.py"), "\n").expect("written");
            fs::write(own.join(file), "\n").expect("written");
        }
    }
    assert!(named >= 20, "{named} names");
    for format in Format::ALL {
        let shown = gradebox(["grade", "--format", format.name()])
            .arg(&cohort)
            .output()
            .expect("started");
        assert_eq!(shown.status.code(), Some(1), "{}", said(&shown));
        check(format.name(), &said(&shown));
    }
}
