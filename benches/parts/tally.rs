//! A problem of its own: counting words, in twenty small cases.

use std::fs;
use std::path::Path;

use gradebox::language::Language;
use tempfile::TempDir;

use crate::subject::{Case, SMALL_PYTHON, Subject, small_case};
use crate::workplace::scratch;

/// The problem's name.
pub const PROBLEM: &str = "tally";
/// Its test cases.
pub const CASES: u64 = 20;
/// The first of them are samples.
const SAMPLES: u64 = 2;
/// The right answer in Rust, and the reference.
pub const RUST: Subject = Subject {
    language: Language::Rust,
    file: "tally.rs",
    text: include_str!("programs/tally.rs"),
};
/// The right answer in Python.
pub const PYTHON: Subject = SMALL_PYTHON;

const DEFINITION: &str = r#"{
  "title": "Tally",
  "interface": "stdio",
  "groups": [{ "name": "sample" }, { "name": "secret", "points": 100 }]
}
"#;

/// A folder of problems with this one in it.
pub fn problems() -> TempDir {
    let folder = tempfile::tempdir_in(scratch()).expect("a temporary folder");
    let problem = folder.path().join(PROBLEM);
    write(&problem.join("problem.json"), DEFINITION.as_bytes());
    write(
        &problem.join("statement.md"),
        b"# Tally\n\nCount the words.\n",
    );
    write(&problem.join("reference.rs"), RUST.text.as_bytes());
    write(&problem.join("starter/tally.py"), b"");
    write(
        &problem.join("submissions/accepted/small.py"),
        PYTHON.text.as_bytes(),
    );
    for (number, case) in cases().iter().enumerate() {
        let group = if (number as u64) < SAMPLES {
            "sample"
        } else {
            "secret"
        };
        let file = format!("data/{group}/{number:02}.in");
        write(&problem.join(file), &case.input);
    }
    folder
}

/// The test cases: no two are alike, so that each is run.
pub fn cases() -> Vec<Case> {
    let case = |number| {
        let Case { input, answer } = small_case(number);
        let words = format!("fruit{number}-");
        let [input, answer] = [input, answer].map(|text| {
            let text = String::from_utf8_lossy(&text);
            text.replace("fruit", &words).into_bytes()
        });
        Case { input, answer }
    };
    (0..CASES).map(case).collect()
}

/// The same program with another constant: to gradebox, another one.
pub fn variant(subject: &Subject, constant: &str) -> String {
    let text = subject.text;
    match subject.language {
        Language::Rust => {
            const MAIN: &str = "fn main() {\n";
            let line = format!("{MAIN}    std::hint::black_box({constant:?});\n");
            text.replacen(MAIN, &line, 1)
        }
        _ => format!("number = {constant:?}\n{text}"),
    }
}

fn write(path: &Path, content: &[u8]) {
    fs::create_dir_all(path.parent().expect("inside")).expect("a folder");
    fs::write(path, content).expect("writable");
}
