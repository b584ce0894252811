//! Any bytes as a problem folder: it loads, or its mistakes are told.
//!
//! The bytes up to the first 0xFF are `problem.json`. After each 0xFF stands one byte that
//! picks a file from [`FILES`], and then what that file holds.

#![no_main]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use gradebox::problem::Problem;
use libfuzzer_sys::fuzz_target;

/// The byte that parts files: it is in no UTF-8.
const PART: u8 = 0xff;

/// The first three have a content of their own where the bytes give them none: without them
/// no folder loads.
const FILES: [(&str, &[u8]); 21] = [
    ("statement.md", b"# A\n"),
    ("reference.rs", b"fn main() {}\n"),
    ("data/sample/01.json", b"[1]\n"),
    ("data/sample/01.in", b""),
    ("data/sample/01.ans", b""),
    ("data/sample/02.json", b""),
    ("data/secret/01.json", b""),
    ("data/secret/01.in", b""),
    ("data/secret/01.ans", b""),
    ("data/secret/one/01.json", b""),
    ("data/secret/one/01.in", b""),
    ("data/answers.json", b""),
    ("driver.py", b""),
    ("generator.rs", b""),
    ("submissions.json", b""),
    ("starter/x.py", b""),
    ("starter/x.rs", b""),
    ("submissions/accepted/a.py", b""),
    ("submissions/wrong_answer/b.rs", b""),
    ("submissions/wrong_answer/c/main.py", b""),
    ("submissions/elsewhere/d.py", b""),
];

static FOLDER: LazyLock<(tempfile::TempDir, PathBuf)> = LazyLock::new(|| {
    let parent = tempfile::tempdir().expect("a temporary folder");
    let folder = parent.path().join("x");
    (parent, folder)
});

fn write(folder: &Path, name: &str, content: &[u8]) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap_or(folder)).expect("a folder");
    fs::write(path, content).expect("a file");
}

fuzz_target!(|data: &[u8]| {
    let folder = &FOLDER.1;
    // Missing on the first call.
    let _ = fs::remove_dir_all(folder);
    for (name, content) in &FILES[..3] {
        write(folder, name, content);
    }
    let mut parts = data.split(|byte| *byte == PART);
    write(folder, "problem.json", parts.next().unwrap_or_default());
    for part in parts {
        if let Some((file, content)) = part.split_first() {
            let (name, _) = FILES[usize::from(*file) % FILES.len()];
            write(folder, name, content);
        }
    }
    match Problem::load(folder) {
        Ok(problem) => {
            assert_eq!(problem.id, "x");
            let _ = problem.committed_answers();
            for case in problem.cases() {
                assert!(problem.case_file(&case.id).is_file(), "{}", case.id);
            }
        }
        Err(mistakes) => {
            assert!(!mistakes.list.is_empty(), "refused without a mistake");
            let text = mistakes.to_string();
            assert!(
                !text.chars().any(|c| c.is_control() && c != '\n'),
                "{text:?}"
            );
            assert_eq!(text.lines().count(), mistakes.list.len(), "{text:?}");
            for mistake in &mistakes.list {
                assert!(!mistake.message.is_empty(), "{mistake:?}");
            }
        }
    }
});
