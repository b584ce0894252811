//! Bad input gets a clear error or verdict that names the thing and the way out.

mod common;

use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::path::Path;

use common::{grade, gradebox, root, said, submissions};

const RIGHT: &str = "def reverse_integer(number):\n    sign = -1 if number < 0 else 1\n    return sign * int(str(abs(number))[::-1])\n";

/// Runs gradebox; expects this exit code and these phrases, and no escape code in what it prints.
fn refuses(arguments: &[&str], code: i32, phrases: &[&str]) {
    let output = gradebox(arguments).output().expect("gradebox starts");
    let said = said(&output);
    assert_eq!(output.status.code(), Some(code), "{arguments:?}: {said}");
    for phrase in phrases {
        assert!(
            said.contains(phrase),
            "{arguments:?} should say `{phrase}`:\n{said}"
        );
    }
    assert!(!said.contains('\u{1b}'), "{said}");
}

/// Grades a folder of submissions to `reverse-integer`; the verdict and message of each candidate.
fn graded(cohort: &Path) -> Vec<(String, String, String)> {
    let (report, _) = grade(cohort, &["--problem", "reverse-integer"]);
    submissions(&report)
        .into_iter()
        .map(|(candidate, submission)| {
            let text = |value: &serde_json::Value| value.as_str().unwrap_or("").to_owned();
            (
                candidate,
                text(&submission["verdict"]),
                text(&submission["message"]["text"]),
            )
        })
        .collect()
}

/// Grades one submission file with this name and content.
fn verdict_of(name: &str, content: &[u8], verdict: &str, phrase: &str) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    fs::write(folder.path().join(name), content).expect("written");
    expect_one(folder.path(), verdict, phrase);
}

fn expect_one(cohort: &Path, verdict: &str, phrase: &str) {
    let graded = graded(cohort);
    let [(_, found, message)] = graded.as_slice() else {
        panic!("{graded:?}")
    };
    assert_eq!(found, verdict, "{message}");
    assert!(message.contains(phrase), "should say `{phrase}`: {message}");
}

#[test]
fn an_unknown_problem_is_named_with_a_near_one() {
    let file = "problems/reverse-integer/submissions/accepted/text_slice.py";
    refuses(
        &["grade", file, "--problem", "revrse-integer"],
        2,
        &["revrse-integer", "did you mean `reverse-integer`"],
    );
    refuses(
        &["run", "nothing-like-it", file],
        2,
        &["nothing-like-it", "pattern-printing"],
    );
}

#[test]
fn a_file_named_after_no_problem_says_how_to_name_one() {
    refuses(
        &[
            "grade",
            "problems/reverse-integer/submissions/accepted/text_slice.py",
        ],
        2,
        &["text_slice.py", "--problem"],
    );
}

#[test]
fn a_path_that_is_not_there_is_named() {
    refuses(&["grade", "no/such/path"], 2, &["no/such/path"]);
    refuses(
        &["grade", "fixtures", "--problems", "no/such/folder"],
        2,
        &["no/such/folder", "--problems"],
    );
}

#[test]
fn a_folder_with_nothing_to_grade_says_what_was_expected() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().to_str().expect("UTF-8");
    refuses(
        &["grade", path],
        2,
        &["nothing to grade", "<problem>.<ending>"],
    );
    refuses(
        &["grade", path, "--problem", "reverse-integer"],
        2,
        &["nothing to grade", "main.py"],
    );
}

#[test]
fn an_output_path_that_cannot_be_written_is_found_before_any_work() {
    let file = "problems/reverse-integer/submissions/accepted/text_slice.py";
    let base = ["grade", file, "--problem", "reverse-integer", "--output"];
    for (path, phrase) in [
        ("no/such/folder/report.txt", "no/such/folder"),
        ("src", "it is a folder"),
        ("/proc/report", "/proc/report"),
    ] {
        let empty = tempfile::tempdir().expect("a temporary folder");
        let cache = empty.path().join("cache");
        let output = gradebox(base)
            .arg(path)
            .arg("--cache-dir")
            .arg(&cache)
            .output()
            .expect("gradebox starts");
        assert_eq!(output.status.code(), Some(2), "{}", said(&output));
        assert!(said(&output).contains(phrase), "{}", said(&output));
        assert!(!cache.join("builds").exists(), "work was done first");
    }
}

#[test]
fn an_unknown_format_lists_the_known_ones() {
    refuses(&["grade", "fixtures", "--format", "yaml"], 2, &["yaml"]);
}

#[test]
fn a_cache_that_cannot_be_used_is_named_with_the_way_out() {
    let file = "problems/reverse-integer/submissions/accepted/text_slice.py";
    let arguments = ["grade", file, "--problem", "reverse-integer", "--cache-dir"];
    for cache in ["/proc/cache", "Cargo.toml"] {
        let arguments: Vec<_> = arguments.into_iter().chain([cache]).collect();
        refuses(&arguments, 2, &[cache, "--cache-dir or GRADEBOX_CACHE"]);
    }
}

#[test]
fn a_key_that_others_can_read_is_not_trusted() {
    use std::os::unix::fs::PermissionsExt;
    let cache = tempfile::tempdir().expect("a temporary folder");
    let key = cache.path().join("key");
    fs::write(&key, [7; 32]).expect("written");
    fs::set_permissions(&key, fs::Permissions::from_mode(0o644)).expect("changed");
    refuses(
        &[
            "doctor",
            "--cache-dir",
            cache.path().to_str().expect("UTF-8"),
        ],
        2,
        &["key", "not to be trusted"],
    );
}

#[test]
fn problem_folders_with_mistakes_tell_all_of_them_at_once() {
    let file = "problems/reverse-integer/submissions/accepted/text_slice.py";
    refuses(
        &[
            "grade",
            file,
            "--problems",
            "fixtures/problems",
            "--problem",
            "many-mistakes",
        ],
        2,
        &["problem.json:", "many-mistakes"],
    );
}

#[test]
fn sources_that_are_no_programs_are_compile_errors_with_a_reason() {
    verdict_of("eve.py", b"", "compile_error", "empty");
    verdict_of("eve.py", b" \n\t\n", "compile_error", "empty");
    verdict_of(
        "eve.py",
        b"# caf\xe9\n",
        "compile_error",
        "not UTF-8 (line 1)",
    );
    verdict_of("eve.rs", b"\xff\xfe", "compile_error", "not UTF-8");
    verdict_of(
        "eve.wasm",
        b"not wasm at all",
        "compile_error",
        "not a WebAssembly core module",
    );
    verdict_of(
        "eve.wasm",
        b"\0asm\x0d\0\x01\0",
        "compile_error",
        "not a WebAssembly core module",
    );
    verdict_of(
        "eve.wasm",
        b"\0asm\x01\0\0\0",
        "compile_error",
        "exports no function `_start`",
    );
    verdict_of("eve.wat", b"(module", "compile_error", "eve.wat");
    verdict_of(
        "eve.wat",
        b"(module (import \"env\" \"foo\" (func)))",
        "compile_error",
        "env.foo",
    );
    verdict_of(
        "eve.sql",
        b"select 1",
        "compile_error",
        "cannot be answered in sql",
    );
    verdict_of(
        "eve.py",
        b"def reverse_integer(number)\n    return 1\n",
        "compile_error",
        "eve.py",
    );
    verdict_of(
        "eve.rs",
        b"pub fn reverse_integer(number: i64) -> i64 { numbr }",
        "compile_error",
        "numbr",
    );
}

#[test]
fn a_source_over_the_limit_is_told_the_limit() {
    let long = format!("{RIGHT}#{}\n", "x".repeat(256 << 10));
    verdict_of(
        "eve.py",
        long.as_bytes(),
        "compile_error",
        "larger than the 256 KiB",
    );
}

#[test]
fn byte_order_marks_and_carriage_returns_are_no_mistakes() {
    verdict_of(
        "eve.py",
        format!("\u{feff}{RIGHT}").as_bytes(),
        "accepted",
        "",
    );
    verdict_of(
        "eve.py",
        RIGHT.replace('\n', "\r\n").as_bytes(),
        "accepted",
        "",
    );
}

#[test]
fn folders_need_one_main_file() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let submission = folder.path().join("eve");
    fs::create_dir(&submission).expect("made");
    for main in ["main.py", "main.rs"] {
        fs::write(submission.join(main), "# nothing yet").expect("written");
    }
    expect_one(folder.path(), "compile_error", "both main.py and main.rs");

    let folder = tempfile::tempdir().expect("a temporary folder");
    let submission = folder.path().join("eve/reverse-integer");
    fs::create_dir_all(&submission).expect("made");
    fs::write(submission.join("solution.py"), RIGHT).expect("written");
    expect_one(folder.path(), "compile_error", "no main.py and no main.rs");
}

#[test]
fn modules_beside_the_main_file_are_part_of_the_submission() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let python = folder.path().join("python");
    fs::create_dir_all(python.join("text")).expect("made");
    fs::write(python.join("main.py"), "from text.digits import turned\n\ndef reverse_integer(number):\n    return turned(number)\n").expect("written");
    fs::write(python.join("text/__init__.py"), "").expect("written");
    fs::write(
        python.join("text/digits.py"),
        RIGHT.replace("reverse_integer", "turned"),
    )
    .expect("written");
    let rust = folder.path().join("rust");
    fs::create_dir(&rust).expect("made");
    fs::write(
        rust.join("main.rs"),
        "mod digits;\npub fn reverse_integer(number: i64) -> i64 { digits::turned(number) }\n",
    )
    .expect("written");
    fs::write(
        rust.join("digits.rs"),
        "pub fn turned(number: i64) -> i64 {\n    let text: String = number.unsigned_abs().to_string().chars().rev().collect();\n    (i128::from(number.signum()) * text.parse::<i128>().unwrap()) as i64\n}\n",
    )
    .expect("written");
    for (candidate, verdict, message) in graded(folder.path()) {
        assert_eq!(verdict, "accepted", "{candidate}: {message}");
    }
}

#[test]
fn two_files_for_one_problem_are_named() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    fs::write(folder.path().join("eve.py"), RIGHT).expect("written");
    fs::write(
        folder.path().join("eve.rs"),
        "pub fn reverse_integer(n: i64) -> i64 { n }",
    )
    .expect("written");
    expect_one(folder.path(), "compile_error", "eve.py, eve.rs");
}

#[test]
fn links_and_pipes_are_refused_and_never_followed() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    symlink("/nowhere/at/all", folder.path().join("broken.py")).expect("linked");
    symlink(
        root().join("problems/reverse-integer/submissions/accepted/text_slice.py"),
        folder.path().join("link.py"),
    )
    .expect("linked");
    rustix::fs::mknodat(
        rustix::fs::CWD,
        folder.path().join("pipe.py"),
        rustix::fs::FileType::Fifo,
        rustix::fs::Mode::from_raw_mode(0o600),
        0,
    )
    .expect("a pipe");
    let graded = graded(folder.path());
    assert_eq!(graded.len(), 3);
    for (candidate, verdict, message) in graded {
        assert_eq!(verdict, "compile_error");
        let phrase = if candidate == "pipe" {
            "not a regular file"
        } else {
            "symbolic link"
        };
        assert!(message.contains(phrase), "{candidate}: {message}");
    }
}

#[test]
fn names_with_newlines_and_escape_codes_stay_text() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for name in [&b"new\nline.py"[..], b"red\x1b[31m.py", b"latin-\xe9.py"] {
        fs::write(folder.path().join(std::ffi::OsStr::from_bytes(name)), RIGHT).expect("written");
    }
    let output = gradebox(["grade", "--problem", "reverse-integer"])
        .arg(folder.path())
        .output()
        .expect("gradebox starts");
    let said = said(&output);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(
        said.contains("rename it") && said.contains("\\xE9"),
        "{said}"
    );
    assert!(
        !said.contains('\u{1b}') && !said.contains("new\nline"),
        "{said}"
    );
}

#[test]
fn unknown_endings_and_misspelt_names_are_told_and_stop_nobody() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let eve = folder.path().join("eve");
    fs::create_dir(&eve).expect("made");
    fs::write(eve.join("reverse-integer.py"), RIGHT).expect("written");
    fs::write(eve.join("patern-printing.py"), "").expect("written");
    fs::write(eve.join("zero-sum-triplets.cobol"), "").expect("written");
    let (report, code) = grade(folder.path(), &[]);
    assert_eq!(code, 1);
    let ignored = report["ignored"][0].clone();
    assert_eq!(ignored["file"], "eve/patern-printing.py");
    assert!(
        ignored["reason"]
            .as_str()
            .is_some_and(|reason| reason.contains("`pattern-printing`")),
        "{ignored}"
    );
    let found = submissions(&report);
    assert_eq!(found[0].1["verdict"], "accepted");
    assert_eq!(found[1].1["verdict"], "compile_error");
    assert!(
        found[1].1["message"]["text"]
            .as_str()
            .is_some_and(|text| text.contains(".py, .sql")),
        "{:?}",
        found[1]
    );
}

#[test]
fn a_missing_toolchain_costs_only_its_own_language() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    fs::write(folder.path().join("eve.py"), RIGHT).expect("written");
    fs::write(folder.path().join("rob.rs"), "pub fn reverse_integer(number: i64) -> i64 {\n    let text: String = number.unsigned_abs().to_string().chars().rev().collect();\n    (i128::from(number.signum()) * text.parse::<i128>().unwrap()) as i64\n}\n").expect("written");
    // A PATH with what Rust needs and no Python, and a cache without a runtime.
    let path = folder.path().join("bin");
    fs::create_dir(&path).expect("made");
    for tool in ["rustc", "cc", "ld", "as"] {
        let paths = std::env::var_os("PATH").expect("a PATH");
        let found = std::env::split_paths(&paths)
            .map(|folder| folder.join(tool))
            .find(|path| path.is_file());
        symlink(found.expect("installed"), path.join(tool)).expect("linked");
    }
    let cohort = folder.path().join("cohort");
    fs::create_dir(&cohort).expect("made");
    for name in ["eve.py", "rob.rs"] {
        fs::rename(folder.path().join(name), cohort.join(name)).expect("moved");
    }
    let output = gradebox([
        "grade",
        "--problem",
        "reverse-integer",
        "--format",
        "json",
        "--cache-dir",
    ])
    .arg(folder.path().join("cache"))
    .arg(&cohort)
    .env("PATH", &path)
    .output()
    .expect("gradebox starts");
    assert_eq!(output.status.code(), Some(3), "{}", said(&output));
    let report = serde_json::from_slice(&output.stdout).expect("a report");
    let found = submissions(&report);
    assert_eq!(found[0].1["verdict"], "judge_error");
    assert!(
        found[0].1["message"]["text"]
            .as_str()
            .is_some_and(|text| text.contains("install Python 3.10")),
        "{:?}",
        found[0]
    );
    assert_eq!(found[1].1["verdict"], "accepted");
}
