//! What the tests share: the program itself, a cache, golden files.

#![allow(dead_code, reason = "each test uses its part")]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use gradebox::report::{self, Report};
use serde_json::Value;

/// The repository.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The cache that all tests share, so that the Python runtime is built once: the
/// user's, if GRADEBOX_CACHE names one.
pub fn cache() -> PathBuf {
    std::env::var_os("GRADEBOX_CACHE").map_or_else(
        || Path::new(env!("CARGO_TARGET_TMPDIR")).join("cache"),
        PathBuf::from,
    )
}

/// The program, in the repository, with the shared cache.
pub fn gradebox<A: AsRef<std::ffi::OsStr>>(arguments: impl IntoIterator<Item = A>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gradebox"));
    command
        .args(arguments)
        .current_dir(root())
        .env("GRADEBOX_CACHE", cache());
    for name in ["GRADEBOX_PROBLEMS", "NO_COLOR"] {
        command.env_remove(name);
    }
    command
}

/// A cache that nothing has run in yet, with the Python runtime carried over.
pub fn fresh_cache(folder: &Path) -> PathBuf {
    let carried = folder.join("runtime");
    let cache = folder.join("cache");
    let exported = gradebox(["runtime", "export"])
        .arg(&carried)
        .output()
        .expect("gradebox starts");
    assert!(exported.status.success(), "{}", said(&exported));
    let imported = gradebox(["runtime", "import"])
        .arg(&carried)
        .env("GRADEBOX_CACHE", &cache)
        .output()
        .expect("gradebox starts");
    assert!(imported.status.success(), "{}", said(&imported));
    cache
}

/// A hard link or a copy of every file of a folder.
fn carry(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("made");
    for path in entries(from) {
        let target = to.join(path.file_name().expect("named"));
        if path.is_dir() {
            carry(&path, &target);
        } else if fs::hard_link(&path, &target).is_err() {
            fs::copy(&path, &target).expect("copied");
        }
    }
}

/// A cache in which nothing was graded yet; what takes minutes to make is carried over.
pub fn unused_cache(folder: &Path) -> PathBuf {
    // Whatever is needed is there, once this has run.
    let warm = gradebox(["grade", "--problem", "reverse-integer"])
        .arg(root().join("problems/reverse-integer/submissions/accepted"))
        .output()
        .expect("gradebox starts");
    assert_eq!(warm.status.code(), Some(0), "{}", said(&warm));
    let (from, to) = (cache(), folder.join("cache"));
    fs::create_dir(&to).expect("made");
    fs::set_permissions(&to, fs::Permissions::from_mode(0o700)).expect("changed");
    for kind in [
        "runtimes",
        "runtime-choices",
        "runtime-code",
        "rust-support",
        "support-digests",
    ] {
        carry(&from.join(kind), &to.join(kind));
    }
    fs::copy(from.join("key"), to.join("key")).expect("copied");
    to
}

/// The processes that one has started.
pub fn children(process: u32) -> Vec<u32> {
    let mut children = Vec::new();
    for task in fs::read_dir(format!("/proc/{process}/task"))
        .into_iter()
        .flatten()
        .flatten()
    {
        let list = fs::read_to_string(task.path().join("children")).unwrap_or_default();
        children.extend(
            list.split_whitespace()
                .filter_map(|child| child.parse::<u32>().ok()),
        );
    }
    children
}

/// The report of `gradebox grade PATH … --format json`, and the exit code.
pub fn grade(path: &Path, more: &[&str]) -> (Value, i32) {
    let output = gradebox(["grade", "--format", "json"])
        .arg(path)
        .args(more)
        .output()
        .expect("gradebox starts");
    let code = output.status.code().expect("gradebox exits");
    let report = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("{error}: {}", said(&output)));
    (report, code)
}

/// The submissions of a report, as (candidate, submission).
pub fn submissions(report: &Value) -> Vec<(String, Value)> {
    let list = |value: &Value, key: &str| value[key].as_array().cloned().unwrap_or_default();
    let mut all = Vec::new();
    for candidate in list(report, "candidates") {
        for submission in list(&candidate, "submissions") {
            all.push((
                candidate["name"].as_str().unwrap_or("").to_owned(),
                submission,
            ));
        }
    }
    all
}

/// Both streams, for messages.
pub fn said(output: &Output) -> String {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    format!(
        "{:?}\n{}{}",
        output.status.code(),
        text(&output.stdout),
        text(&output.stderr)
    )
}

/// A saved report of `fixtures/reports`, by the name of its file.
pub fn saved_report(name: &str) -> Report {
    let text = fs::read(root().join("fixtures/reports").join(name)).expect("readable");
    report::parse(&text).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Compares with a file, or writes it if BLESS=1.
pub fn golden(path: &Path, found: impl AsRef<[u8]>) {
    let found = found.as_ref();
    let expected = fs::read(path).unwrap_or_default();
    if expected == found {
        return;
    }
    // Other tests may be reading what is right already.
    if std::env::var_os("BLESS").is_some_and(|bless| bless == "1") {
        fs::write(path, found).expect("the golden file can be written");
    } else {
        let [expected, found] = [&expected, found].map(|bytes| String::from_utf8_lossy(bytes));
        let pairs = expected.lines().zip(found.lines());
        let same = pairs.take_while(|(one, other)| one == other).count();
        let from = |text: &str| {
            let lines = text.lines().skip(same.saturating_sub(2)).take(20);
            lines.collect::<Vec<_>>().join("\n")
        };
        let (path, line) = (path.display(), same + 1);
        let (expected, found) = (from(&expected), from(&found));
        panic!(
            "{path} is stale at line {line}; BLESS=1 rewrites it\n\
             -- expected\n{expected:.10000}\n-- found\n{found:.10000}"
        );
    }
}

/// The files and folders in a folder, by name.
pub fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut entries: Vec<_> = fs::read_dir(folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.expect("readable").path())
        .collect();
    entries.sort();
    entries
}
