//! The walls between the rooms, and the size of the files.

mod common;

use std::fs;
use std::path::{Path, PathBuf};

use common::{entries, root};

fn sources(folder: &Path, into: &mut Vec<PathBuf>) {
    for path in entries(folder) {
        if path.ends_with("scaffold/templates") {
            // Not code of ours: the first files of a new problem.
        } else if path.is_dir() {
            sources(&path, into);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            into.push(path);
        }
    }
}

/// The lines of `src`, without comments: file relative to `src`, line, text.
fn code() -> Vec<(String, usize, String)> {
    let src = root().join("src");
    let mut files = Vec::new();
    sources(&src, &mut files);
    let mut lines = Vec::new();
    for file in files {
        let name = file
            .strip_prefix(&src)
            .expect("inside")
            .to_str()
            .expect("UTF-8")
            .to_owned();
        let text = fs::read_to_string(&file).expect("readable");
        for (number, line) in text.lines().enumerate() {
            if !line.trim_start().starts_with("//") {
                lines.push((name.clone(), number + 1, line.to_owned()));
            }
        }
    }
    lines
}

fn only_in(words: &[&str], rooms: &[&str]) {
    let strays: Vec<_> = code()
        .into_iter()
        .filter(|(file, _, line)| {
            words.iter().any(|word| line.contains(word))
                && !rooms.iter().any(|room| file.starts_with(room))
        })
        .map(|(file, number, line)| format!("src/{file}:{number}: {}", line.trim()))
        .collect();
    assert!(
        strays.is_empty(),
        "{words:?} belong in {rooms:?} alone:\n{}",
        strays.join("\n")
    );
}

#[test]
fn only_the_sandbox_knows_wasmtime() {
    only_in(&["wasmtime::", "use wasmtime"], &["sandbox/"]);
}

#[test]
fn only_the_platform_starts_processes() {
    only_in(&["process::Command", "Command::new"], &["platform/"]);
}

/// A clock that jumps changes nothing: nobody reads it.
#[test]
fn nobody_asks_what_time_it_is() {
    only_in(&["SystemTime"], &[]);
}

#[test]
fn only_the_judge_knows_rayon() {
    only_in(&["rayon"], &["judge/"]);
}

#[test]
fn only_main_and_progress_print() {
    only_in(
        &["println!", "print!(", "io::stdout()", "stderr()"],
        &["main.rs", "progress.rs", "commands/output.rs"],
    );
}

#[test]
fn pure_rooms_ask_for_no_file_clock_thread_or_process() {
    let pure = [
        "checker/",
        "judge/verdict.rs",
        "judge/score.rs",
        "report/",
        "scaffold/",
        "stress/choices.rs",
        "stress/shrink.rs",
        "stress/types.rs",
        "verification/kill_matrix.rs",
        "verification/margins.rs",
        "verification/mutants.rs",
        "verification/promises.rs",
        "verification/samples.rs",
    ];
    let impure = [
        "std::fs",
        "std::time",
        "std::thread",
        "std::process",
        "std::env",
        "io::std",
        "Instant::",
        "SystemTime",
    ];
    let strays: Vec<_> = code()
        .into_iter()
        .filter(|(file, ..)| {
            pure.iter().any(|room| file.starts_with(room)) && !file.contains("tests")
        })
        .filter(|(_, _, line)| impure.iter().any(|word| line.contains(word)))
        .map(|(file, number, line)| format!("src/{file}:{number}: {}", line.trim()))
        .collect();
    assert!(strays.is_empty(), "{}", strays.join("\n"));
}

#[test]
fn unsafe_code_stands_only_where_machine_code_is_loaded_and_memory_is_mapped() {
    only_in(
        &["unsafe {", "unsafe fn"],
        &[
            "platform/dirty_pages.rs",
            "platform/snapshot.rs",
            "sandbox/worker.rs",
            "sandbox/core_module.rs",
            "sandbox/runtime.rs",
            "sandbox/in_process.rs",
            "language/rust_guest/",
            "language/python_runtime/",
        ],
    );
}

#[test]
fn files_are_short() {
    let mut files = Vec::new();
    sources(&root().join("src"), &mut files);
    let long: Vec<_> = files
        .into_iter()
        .filter(|file| fs::read_to_string(file).expect("readable").lines().count() > 400)
        .collect();
    assert!(long.is_empty(), "split by noun: {long:?}");
}
