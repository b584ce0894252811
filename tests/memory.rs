//! The whole program stays within a stated bound of memory, whatever is handed in.

mod common;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use common::{children, entries, gradebox, root, unused_cache};

const MIB: u64 = 1 << 20;
const JOBS: u64 = 2;
/// The bounds that the README states, in bytes: a worker's beside its program's memory, the
/// parent's own, and what it takes for each job and byte of the output limit.
const WORKER_BYTES: u64 = 256 * MIB;
const PARENT_BYTES: u64 = 128 * MIB;
const PARENT_OUTPUTS: u64 = 2;

/// The most memory that a process has had so far, in bytes.
fn peak_bytes(process: u32) -> Option<u64> {
    let about = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = about.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kib: u64 = line.trim().strip_suffix(" kB")?.parse().ok()?;
    Some(kib << 10)
}

/// What a process is: `run`, `compile`, or a tool.
fn kind(process: u32) -> Option<String> {
    let line = fs::read(format!("/proc/{process}/cmdline")).ok()?;
    let words: Vec<&[u8]> = line.split(|byte| *byte == 0).collect();
    let worker = words.iter().position(|word| *word == b"worker")?;
    Some(String::from_utf8_lossy(words.get(worker + 1)?).into_owned())
}

/// Runs gradebox to its end; the peaks of its process and of its workers, by kind.
fn peaks(mut command: Command) -> BTreeMap<String, u64> {
    let started = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    let mut child = started.expect("gradebox starts");
    let mut peaks = BTreeMap::new();
    let mut note = |kind: String, bytes: Option<u64>| {
        let peak = peaks.entry(kind).or_insert(0);
        *peak = bytes.unwrap_or(0).max(*peak);
    };
    while child.try_wait().expect("it is ours").is_none() {
        note("parent".to_owned(), peak_bytes(child.id()));
        for process in children(child.id()) {
            if let Some(kind) = kind(process) {
                note(kind, peak_bytes(process));
            }
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    peaks
}

fn check(peaks: &BTreeMap<String, u64>, memory_mib: u64, output_mib: u64) {
    println!("{peaks:?}");
    let parent = PARENT_BYTES + JOBS * PARENT_OUTPUTS * output_mib * MIB;
    assert!(
        peaks["parent"] > 0 && peaks["parent"] <= parent,
        "{peaks:?}"
    );
    let workers: Vec<u64> = ["modules", "python"]
        .iter()
        .filter_map(|kind| peaks.get(*kind).copied())
        .collect();
    assert!(!workers.is_empty(), "{peaks:?}");
    let fits = |peak: &u64| *peak > 0 && *peak <= memory_mib * MIB + WORKER_BYTES;
    assert!(workers.iter().all(fits), "{peaks:?}");
}

#[test]
fn attacks_on_memory_stay_within_the_bounds() {
    let folder = tempfile::tempdir().expect("made");
    let cache = unused_cache(folder.path());
    let cohort = folder.path().join("cohort");
    fs::create_dir(&cohort).expect("made");
    let attacks = entries(&root().join("fixtures/hostile/submissions/reverse-integer"));
    let mut count = 0;
    for path in attacks {
        let text = String::from_utf8_lossy(&fs::read(&path).expect("readable")).into_owned();
        let expect = text.lines().next().unwrap_or("").to_owned();
        if expect.contains("memory_limit") || expect.contains("output_limit") {
            fs::copy(&path, cohort.join(path.file_name().expect("named"))).expect("copied");
            count += 1;
        }
    }
    assert!(count >= 10, "{count} attacks");
    let mut command = gradebox(["grade", "--problem", "reverse-integer", "--jobs", "2"]);
    command.arg(&cohort).env("GRADEBOX_CACHE", &cache);
    check(&peaks(command), 256, 1);
}

/// A program that returns 60 MiB of what is almost JSON.
fn returns(pattern: &str) -> String {
    format!(
        "#[link(wasm_import_module = \"gradebox\")]\n\
         unsafe extern \"C\" {{ fn answer_write(address: *const u8, length: usize); }}\n\
         pub fn reverse_integer(_: i64) -> i64 {{\n\
             let mut text = String::from(\"[\");\n\
             text.push_str(&{pattern:?}.repeat(60_000_000 / {}));\n\
             unsafe {{ answer_write(text.as_ptr(), text.len()); }}\n\
             std::process::exit(0)\n\
         }}\n",
        pattern.len()
    )
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("made");
    for path in entries(from) {
        let target = to.join(path.file_name().expect("named"));
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, target).expect("copied");
        }
    }
}

#[test]
fn outputs_of_the_largest_size_stay_within_the_bounds() {
    let folder = tempfile::tempdir().expect("made");
    let cache = unused_cache(folder.path());
    let problems = folder.path().join("problems");
    let problem = problems.join("reverse-integer");
    copy(&root().join("problems/reverse-integer"), &problem);
    fs::remove_file(problem.join("data/answers.json")).expect("removed");
    for group in ["sample", "secret"] {
        for path in entries(&problem.join("data").join(group)) {
            if path.extension().is_some_and(|ending| ending == "ans") {
                fs::remove_file(path).expect("removed");
            }
        }
    }
    let definition = problem.join("problem.json");
    let text = fs::read_to_string(&definition).expect("readable");
    let mut json: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    json["limits"] = serde_json::json!({
        "instructions": { "fixed": 5_000_000_000_u64 }, "memory_mib": 512, "output_kib": 65536
    });
    fs::write(&definition, json.to_string()).expect("written");
    let cohort = folder.path().join("cohort");
    fs::create_dir(&cohort).expect("made");
    for (name, pattern) in [
        ("numbers", "0,"),
        ("lists", "[],"),
        ("deep", "["),
        ("texts", "\"a\","),
    ] {
        fs::write(cohort.join(format!("{name}.rs")), returns(pattern)).expect("written");
    }
    let mut command = gradebox([
        "grade",
        "--problem",
        "reverse-integer",
        "--jobs",
        "2",
        "--problems",
    ]);
    command
        .arg(&problems)
        .arg(&cohort)
        .env("GRADEBOX_CACHE", &cache);
    check(&peaks(command), 512, 64);
}
