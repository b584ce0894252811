//! Nothing that a submission does hurts the grader, the machine or the mark: a corpus of
//! attacks, each with the verdict that it must get.

mod common;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use common::{cache, entries, grade, root, submissions};
use serde_json::Value;

fn corpus() -> PathBuf {
    root().join("fixtures/hostile/submissions")
}

/// What the comments at the top of an attack say.
struct Header {
    expect: String,
    says: Option<String>,
    beats_naive_harness: bool,
}

fn header(path: &Path) -> Header {
    let text = String::from_utf8_lossy(&fs::read(path).expect("readable")).into_owned();
    let comments = text
        .lines()
        .map(|line| line.trim_start_matches('\u{feff}'))
        .take_while(|line| {
            ["#", "//", "--", ";;"]
                .iter()
                .any(|sign| line.starts_with(sign))
        })
        .map(|line| line.trim_start_matches(['#', '/', '-', ';', ' ']).trim());
    let mut header = Header {
        expect: String::new(),
        says: None,
        beats_naive_harness: false,
    };
    for comment in comments {
        match comment.split_once(": ") {
            Some(("expect", verdict)) => header.expect = verdict.to_owned(),
            Some(("says", phrase)) => header.says = Some(phrase.to_owned()),
            Some(("beats", "naive harness")) => header.beats_naive_harness = true,
            _ => {}
        }
    }
    assert!(
        !header.expect.is_empty(),
        "{}: no `expect:`",
        path.display()
    );
    header
}

/// All that the report says of a submission to its author.
fn told(submission: &Value) -> String {
    let mut told = submission["message"]["text"]
        .as_str()
        .unwrap_or("")
        .to_owned();
    for group in submission["groups"].as_array().into_iter().flatten() {
        for case in group["cases"].as_array().into_iter().flatten() {
            for text in [&case["reason"], &case["evidence"]["stderr"]["text"]] {
                told.push('\n');
                told.push_str(text.as_str().unwrap_or(""));
            }
        }
    }
    told
}

/// Folders of this machine that no report may name.
fn places() -> Vec<String> {
    let mut places = vec![
        root().display().to_string(),
        cache().display().to_string(),
        std::env::temp_dir().display().to_string() + "/",
    ];
    let home = std::env::var("HOME").unwrap_or_default();
    for folder in [".cargo/registry", ".rustup", ".cache"] {
        places.push(format!("{home}/{folder}"));
    }
    places
}

fn grade_folder(problem: &str) {
    let folder = corpus().join(problem);
    let (report, code) = grade(&folder, &["--problem", problem]);
    // 3 would be a judge error, 101 a bug.
    assert_eq!(
        code, 1,
        "nothing here is right, and nothing is the judge's fault"
    );
    let mut wrong = Vec::new();
    let mut graded = BTreeSet::new();
    for (candidate, submission) in submissions(&report) {
        let file = submission["file"].as_str().expect("a file").to_owned();
        let header = header(&folder.join(&file));
        let verdict = submission["verdict"].as_str().expect("a verdict");
        let told = told(&submission);
        if verdict != header.expect {
            wrong.push(format!(
                "{file}: expected {}, got {verdict}: {told:.300}",
                header.expect
            ));
        }
        if let Some(phrase) = header.says
            && !told.contains(&phrase)
        {
            wrong.push(format!("{file}: should say `{phrase}`: {told:.500}"));
        }
        let text = submission.to_string();
        for place in places() {
            // What a source itself says is no news to its author.
            let source = fs::read(folder.join(&file)).expect("readable");
            let own = String::from_utf8_lossy(&source).contains(&place);
            if text.contains(&place) && !own {
                wrong.push(format!("{file}: names `{place}`: {told:.1000}"));
            }
        }
        graded.insert(candidate);
    }
    for path in entries(&folder) {
        let name = path.file_stem().expect("a name").to_str().expect("UTF-8");
        if !graded.contains(name) {
            wrong.push(format!("{name} has vanished"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_function_gets_more_than_it_has_earned() {
    grade_folder("reverse-integer");
}

#[test]
fn no_program_gets_more_than_it_has_earned() {
    grade_folder("pattern-printing");
}

#[test]
fn no_class_gets_more_than_it_has_earned() {
    grade_folder("iterator-protocol");
}

#[test]
fn no_query_gets_more_than_it_has_earned() {
    grade_folder("sum-developers-by-country-sql");
}

#[test]
fn the_folders_of_attacks_are_all_tested() {
    let known = [
        "iterator-protocol",
        "pattern-printing",
        "reverse-integer",
        "sum-developers-by-country-sql",
    ];
    let found: Vec<_> = entries(&corpus())
        .iter()
        .map(|path| {
            path.file_name()
                .expect("named")
                .to_str()
                .expect("UTF-8")
                .to_owned()
        })
        .collect();
    assert_eq!(found, known);
}

/// The positive control: the same attacks pass where submission and test share a process.
#[test]
fn a_harness_in_the_same_process_is_beaten_by_what_gradebox_refuses() {
    let harness = root().join("fixtures/hostile/naive_harness.py");
    let (python, version) = gradebox::language::python_version().expect("a Python");
    let mut beaten = 0;
    for path in entries(&corpus().join("reverse-integer")) {
        let is_python = path.extension().is_some_and(|ending| ending == "py");
        if !is_python || !header(&path).beats_naive_harness {
            continue;
        }
        let ran = Command::new(&python)
            .arg("-I")
            .args([&harness, &path])
            .output()
            .expect("Python starts");
        assert!(
            ran.status.success(),
            "{} does not beat the naive harness on Python {version}: {}",
            path.display(),
            common::said(&ran)
        );
        beaten += 1;
    }
    assert!(beaten >= 8, "only {beaten} attacks beat the naive harness");
}
