//! A problem folder is loaded, or every mistake in it is told at once.
//!
//! Each folder in `fixtures/problems` is broken, and the file `.txt` beside it
//! is what is said about it. `BLESS=1` rewrites those files.

use std::fs;
use std::path::{Path, PathBuf};

use gradebox::problem::{Mistakes, Problem, find};
use proptest::prelude::*;
use serde_json::{Value, json};
use tempfile::TempDir;

const STDIO: &str = r#"{
  "$schema": "../problem.schema.json",
  "title": "Echo",
  "interface": "stdio",
  "groups": [{ "name": "sample" }, { "name": "secret", "points": 100 }]
}"#;

const FUNCTION: &str = r#"{
  "title": "Twice",
  "interface": {
    "function": {
      "name": "twice",
      "parameters": [{ "name": "numbers", "type": "list<int>" }],
      "returns": "list<int>"
    }
  },
  "checker": { "json": { "unordered": [0], "float_tolerance": 1e-9 } },
  "limits": { "instructions": { "fixed": 1000000 }, "memory_mib": 64 },
  "groups": [
    { "name": "sample" },
    { "name": "small", "points": 40, "aggregation": "sum", "on_failure": "stop" },
    { "name": "large", "points": 60, "requires": ["small"] }
  ],
  "weight": 3
}"#;

const TABLES: &str = r#"{"t": {"columns": [["id", "INTEGER"]], "rows": [[1], [null]]}}"#;

/// A problem folder `problems/echo` of a test's own.
struct Folder {
    _scratch: TempDir,
    path: PathBuf,
}

impl Folder {
    fn new(definition: &str, cases: &[(&str, &str)]) -> Folder {
        let scratch = tempfile::tempdir().unwrap();
        let path = scratch.path().join("problems/echo");
        let folder = Folder {
            _scratch: scratch,
            path,
        };
        folder.write("problem.json", definition);
        folder.write("statement.md", "Print the input.\n");
        folder.write("reference.rs", "fn main() {}\n");
        folder.write("starter/main.py", "pass\n");
        folder.write("submissions/accepted/echo.py", "print(input())\n");
        cases
            .iter()
            .for_each(|(path, input)| folder.write(path, input));
        folder
    }

    fn stdio() -> Folder {
        Folder::new(
            STDIO,
            &[("data/sample/01.in", "1\n"), ("data/secret/01.in", "")],
        )
    }

    fn write(&self, path: &str, content: impl AsRef<[u8]>) {
        let path = self.path.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    /// What is said about the folder, without the folder's name in front.
    fn mistakes(&self) -> Vec<String> {
        let mistakes = Problem::load(&self.path)
            .map(|problem| problem.id)
            .unwrap_err();
        let text = mistakes.to_string();
        let lines = text.lines().map(|line| line.strip_prefix("problems/echo"));
        lines
            .map(|line| line.unwrap().trim_start_matches('/').to_owned())
            .collect()
    }
}

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/problems")
}

/// The names in a folder, sorted, of those that are folders or those that are not.
fn names(folder: &Path, folders: bool) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap().map(Result::unwrap);
    let wanted = entries.filter(|entry| entry.file_type().unwrap().is_dir() == folders);
    let mut names: Vec<_> = wanted
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

fn load_broken(name: &str) -> Mistakes {
    match Problem::load(&fixtures().join(name)) {
        Ok(_) => panic!("fixtures/problems/{name} has no mistake"),
        Err(mistakes) => mistakes,
    }
}

#[test]
fn every_broken_folder_is_told_in_full() {
    let bless = std::env::var_os("BLESS").is_some_and(|value| value == "1");
    let mut differences = Vec::new();
    let broken = names(&fixtures(), true);
    for name in &broken {
        let found = format!("{}\n", load_broken(name));
        let file = fixtures().join(format!("{name}.txt"));
        if bless {
            fs::write(&file, &found).unwrap();
        }
        let expected = fs::read_to_string(&file).unwrap_or_default();
        if found != expected {
            differences.push(format!("{name}: expected\n{expected}\nfound\n{found}"));
        }
    }
    let texts: Vec<_> = broken.iter().map(|name| format!("{name}.txt")).collect();
    assert_eq!(
        names(&fixtures(), false),
        texts,
        "a text for each folder, and no other"
    );
    assert!(
        differences.is_empty(),
        "{}\nBLESS=1 rewrites them",
        differences.join("\n")
    );
}

#[test]
fn ten_mistakes_and_more_are_told_at_once() {
    assert!(load_broken("many-mistakes").list.len() >= 10);
}

#[test]
fn messages_have_relative_paths_and_one_line_each() {
    for name in names(&fixtures(), true) {
        let mistakes = load_broken(&name);
        let text = mistakes.to_string();
        assert_eq!(text.lines().count(), mistakes.list.len());
        assert!(
            text.lines()
                .all(|line| line.starts_with(&format!("problems/{name}"))),
            "{text}"
        );
        assert!(
            mistakes
                .list
                .iter()
                .all(|mistake| mistake.file.is_relative())
        );
        assert!(!text.contains(env!("CARGO_MANIFEST_DIR")), "{text}");
    }
}

#[test]
fn a_folder_without_mistakes_becomes_a_problem() {
    let folder = Folder::new(
        FUNCTION,
        &[
            ("data/sample/01.json", "[[]]"),
            ("data/secret/small/b.json", "[[1]]"),
            ("data/secret/small/a-1.json", "[[1, 2]]"),
            ("data/secret/small/a.json", "[[2]]\n"),
            ("data/secret/large/01.json", "[[-9223372036854775808]]"),
            ("generator.rs", "pub fn generate() {}\n"),
            ("submissions.json", "{}"),
            ("submissions/wrong_answer/none.py", "pass\n"),
        ],
    );
    let problem = Problem::load(&folder.path).unwrap_or_else(|mistakes| panic!("{mistakes}"));
    assert_eq!(problem.id, "echo");
    assert_eq!(problem.folder, folder.path);
    assert_eq!(problem.reference, "fn main() {}\n");
    assert_eq!(problem.driver, None);
    assert_eq!(problem.definition.weight, 3);
    assert_eq!(problem.definition.limits.memory_mib, 64);
    assert_eq!(problem.definition.limits.output_kib, 1024);
    let ids: Vec<_> = problem.cases().map(|case| case.id.as_str()).collect();
    let small = ["secret/small/a", "secret/small/a-1", "secret/small/b"];
    assert_eq!(
        ids,
        [&["sample/01"][..], &small, &["secret/large/01"]].concat()
    );
    assert_eq!(problem.groups[1].cases[0].input, b"[[2]]\n");
}

#[test]
fn the_other_interfaces_are_loaded_too() {
    let stdio = Problem::load(&Folder::stdio().path).unwrap();
    assert_eq!(stdio.cases().count(), 2);

    let sql = STDIO.replace("\"stdio\"", "\"sql\", \"checker\": {\"rows\": {}}");
    let cases = [
        ("data/sample/01.json", TABLES),
        ("data/secret/01.json", TABLES),
    ];
    assert_eq!(
        Problem::load(&Folder::new(&sql, &cases).path)
            .unwrap()
            .cases()
            .count(),
        2
    );

    let driver = Folder::stdio();
    driver.write("problem.json", STDIO.replace("\"stdio\"", "\"driver\""));
    driver.write("driver.py", "import main\n");
    let driver = Problem::load(&driver.path).unwrap();
    assert_eq!(driver.driver.as_deref(), Some("import main\n"));
    assert_ne!(driver.digest(), stdio.digest());
}

#[test]
fn the_digest_follows_the_content_and_not_the_layout() {
    let folder = Folder::stdio();
    let digest = || Problem::load(&folder.path).unwrap().digest();
    let first = digest();
    let compact = serde_json::from_str::<Value>(STDIO).unwrap().to_string();
    folder.write("problem.json", compact);
    folder.write("statement.md", "Print what comes in.\n");
    assert_eq!(digest(), first);
    folder.write("data/secret/01.in", "2\n");
    assert_ne!(digest(), first);
}

#[test]
fn problems_are_found_by_their_definition() {
    let scratch = tempfile::tempdir().unwrap();
    for path in [
        "b/problem.json",
        "a-1/problem.json",
        "empty/statement.md",
        "file.json",
    ] {
        let path = scratch.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "{}").unwrap();
    }
    assert_eq!(find(scratch.path()).unwrap(), ["a-1", "b"]);
    assert!(find(&scratch.path().join("missing")).is_err());
}

#[test]
fn a_missing_folder_is_one_mistake() {
    let scratch = tempfile::tempdir().unwrap();
    let error = Problem::load(&scratch.path().join("problems/none")).unwrap_err();
    assert_eq!(
        error.to_string(),
        "problems/none: is missing: expected a folder"
    );
    let file = Folder::stdio().path.join("statement.md");
    assert_eq!(Problem::load(&file).unwrap_err().list.len(), 1);
}

#[test]
#[cfg(unix)]
fn what_is_no_regular_file_is_refused_unopened() {
    use rustix::fs::{CWD, FileType, Mode, mknodat};
    let folder = Folder::stdio();
    let fifo = |path: &str| {
        let path = folder.path.join(path);
        let _ = fs::remove_file(&path);
        mknodat(CWD, path, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).unwrap();
    };
    let link = |target: &str, path: &str| {
        let path = folder.path.join(path);
        let _ = fs::remove_file(&path);
        std::os::unix::fs::symlink(target, path).unwrap();
    };
    // Opening a pipe that nobody writes to would wait for ever.
    fifo("reference.rs");
    fifo("data/secret/02.in");
    fifo("submissions/accepted/pipe.py");
    link("/etc/hostname", "statement.md");
    link("01.in", "data/secret/03.in");
    link("nowhere", "data/secret/04.in");
    link("main.py", "starter/other.py");
    fs::create_dir(folder.path.join("data/sample/05.in")).unwrap();
    assert_eq!(
        folder.mistakes(),
        [
            "data/sample/05.in: expected a test case, which is a file, found a folder; move its \
             cases up or remove it",
            "data/secret/02.in: expected a regular file, found a pipe, socket or device; remove it",
            "data/secret/03.in: expected a regular file, found a symbolic link; remove it",
            "data/secret/04.in: expected a regular file, found a symbolic link; remove it",
            "reference.rs: expected a regular file, found a pipe, socket or device",
            "starter/other.py: expected a file or a folder, found a symbolic link; remove it",
            "statement.md: expected a regular file, found a symbolic link",
            "submissions/accepted/pipe.py: expected a file or a folder, found a pipe, socket or \
             device; remove it",
        ]
    );
}

#[test]
#[cfg(unix)]
fn a_definition_that_is_a_pipe_or_a_folder_is_refused() {
    use rustix::fs::{CWD, FileType, Mode, mknodat};
    let folder = Folder::stdio();
    let path = folder.path.join("problem.json");
    fs::remove_file(&path).unwrap();
    mknodat(CWD, &path, FileType::Fifo, Mode::RUSR, 0).unwrap();
    let expected = "problem.json: expected a regular file, found a pipe, socket or device";
    assert_eq!(folder.mistakes(), [expected]);
    fs::remove_file(&path).unwrap();
    fs::create_dir(&path).unwrap();
    assert_eq!(
        folder.mistakes(),
        ["problem.json: expected a regular file, found a folder"]
    );
}

#[test]
#[cfg(unix)]
fn hostile_names_stay_on_their_line() {
    use std::os::unix::ffi::OsStrExt;
    let folder = Folder::stdio();
    folder.write("data/sample/a\nb\u{1b}[31m.in", "");
    let no_utf8 = std::ffi::OsStr::from_bytes(b"data/sample/\xff.in");
    fs::write(folder.path.join(no_utf8), "").unwrap();
    let mistakes = folder.mistakes();
    assert_eq!(mistakes.len(), 2);
    assert!(
        mistakes[0].starts_with("data/sample/a\\nb\\u{1b}[31m.in: "),
        "{mistakes:?}"
    );
    assert!(
        mistakes[1].starts_with("data/sample/\u{fffd}.in: "),
        "{mistakes:?}"
    );
}

#[test]
fn huge_files_are_refused_by_their_size() {
    let folder = Folder::stdio();
    let grow = |path: &str, bytes| {
        let file = fs::File::options()
            .write(true)
            .open(folder.path.join(path))
            .unwrap();
        file.set_len(bytes).unwrap();
    };
    grow("problem.json", 1 << 36);
    grow("data/sample/01.in", 16 * 1024 * 1024);
    grow("data/secret/01.in", 16 * 1024 * 1024 + 1);
    assert_eq!(
        folder.mistakes(),
        [
            "problem.json: expected at most 1048576 bytes, found 68719476736",
            "data/secret/01.in: expected at most 16777216 bytes, found 16777217",
        ]
    );
}

#[test]
fn all_cases_together_are_bounded() {
    let folder = Folder::stdio();
    for number in 0..33 {
        let path = folder.path.join(format!("data/secret/{number:02}.in"));
        fs::File::create(path)
            .unwrap()
            .set_len(16 * 1024 * 1024)
            .unwrap();
    }
    let expected = "data: holds 553648130 bytes; its cases have at most 536870912";
    assert_eq!(folder.mistakes(), [expected]);
}

#[test]
fn a_problem_has_at_most_ten_thousand_cases() {
    let folder = Folder::stdio();
    for number in 1..=10_000 {
        fs::write(folder.path.join(format!("data/secret/{number:05}.in")), "").unwrap();
    }
    let expected = "data: holds 10002 files; a problem has at most 10000 cases";
    assert_eq!(folder.mistakes(), [expected]);
}

#[test]
fn folders_without_a_case_are_told() {
    let folder = Folder::stdio();
    fs::remove_file(folder.path.join("data/sample/01.in")).unwrap();
    fs::remove_file(folder.path.join("data/secret/01.in")).unwrap();
    let expected = "holds no test case; expected at least one, such as `01.in`";
    let found = folder.mistakes();
    assert_eq!(
        found,
        [
            format!("data/sample: {expected}"),
            format!("data/secret: {expected}")
        ]
    );
}

#[test]
fn a_missing_file_hides_no_other_mistake() {
    let folder = Folder::stdio();
    fs::remove_file(folder.path.join("statement.md")).unwrap();
    folder.write("data/answers.json", "{\n\"cases\": []}");
    folder.write("generator.rs", "\n");
    folder.write("submissions.json", "");
    assert_eq!(
        folder.mistakes(),
        [
            "data/answers.json:2: is not what `gradebox bless` writes (unknown field `cases`, \
             expected `digest` or `instructions`); remove it, then `gradebox bless` can write it anew",
            "generator.rs: is empty; write it or remove it",
            "statement.md: is missing: expected a file",
            "submissions.json: is empty; write it or remove it",
        ]
    );
}

#[test]
fn a_constraint_that_is_wrong_is_one_mistake() {
    let mistakes = |declared: &str| {
        let definition = FUNCTION.replace("\"type\": \"list<int>\"", declared);
        let cases = [
            ("data/sample/01.json", "[[1, 0]]"),
            ("data/secret/small/01.json", "[[1, 0]]"),
            ("data/secret/large/01.json", "[[1, 0]]"),
        ];
        Folder::new(&definition, &cases).mistakes()
    };
    let path = "problem.json:6: interface.function.parameters[0]";
    let reversed = "constraints.range: the first is above the second: 9 and 5";
    let empty = "constraints.texts: is empty; give at least one text";
    assert_eq!(
        mistakes(r#""type": "list<int>", "constraints": {"range": [9, 5], "texts": []}"#),
        [format!("{path}.{reversed}"), format!("{path}.{empty}")]
    );
    // A stand-in for the type, or for the end of a range, contradicts nothing.
    let found =
        mistakes(r#""type": "list<itn>", "constraints": {"range": [9, 5], "sorted": true}"#);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].starts_with(&format!("{path}.type: ")), "{found:?}");
    assert_eq!(found[1], format!("{path}.{reversed}"));
    let found = mistakes(r#""type": "list<int>", "constraints": {"range": ["x", -5]}"#);
    assert_eq!(found.len(), 1, "{found:?}");
    let without_effect = mistakes(r#""type": "int", "constraints": {"length": [2, 3]}"#);
    let length = "constraints.length: is for a list or a dict, and the type is int";
    assert_eq!(without_effect[0], format!("{path}.{length}"));
}

#[test]
fn files_beside_the_folders_of_groups_are_one_mistake() {
    let cases = [
        ("data/sample/01.json", "[[]]"),
        ("data/secret/small/01.json", "[[]]"),
        ("data/secret/large/01.json", "[[]]"),
        ("data/secret/README.md", "Cases.\n"),
    ];
    let folder = Folder::new(FUNCTION, &cases);
    let expected = |names: &str| {
        format!(
            "data/secret: holds the files {names} beside the folders of groups; move them into a \
             group's folder, or remove them"
        )
    };
    assert_eq!(folder.mistakes(), [expected("README.md")]);
    for number in 0..6 {
        folder.write(&format!("data/secret/{number}.json"), "[[]]");
    }
    let names = "0.json, 1.json, 2.json, 3.json, 4.json and 2 more";
    assert_eq!(folder.mistakes(), [expected(names)]);
}

#[test]
fn an_answer_belongs_to_a_case_whose_name_is_wrong() {
    let folder = Folder::stdio();
    folder.write("data/sample/07.json", "1");
    folder.write("data/sample/07.ans", "1");
    folder.write("data/secret/02.ans", "1");
    assert_eq!(
        folder.mistakes(),
        [
            "data/sample/07.json: is no test case: with this interface, their names end in `.in`; \
             remove or rename it",
            "data/secret/02.ans: there is no case 02.in beside it; remove it, or add that case",
        ]
    );
}

#[test]
fn a_hint_stands_beside_its_case_and_decides_nothing() {
    let folder = Folder::stdio();
    let without = Problem::load(&folder.path).unwrap();
    folder.write("data/secret/01.hint", "\n  Think of the end.\r\n");
    let with = Problem::load(&folder.path).unwrap();
    let hints: Vec<_> = with.cases().map(|case| case.hint.as_deref()).collect();
    assert_eq!(hints, [None, Some("Think of the end.")]);
    assert_eq!(with.digest(), without.digest());
}

#[test]
fn a_hint_without_a_case_or_without_words_is_told() {
    let folder = Folder::stdio();
    folder.write("data/sample/01.hint", " \n");
    folder.write("data/secret/01.hint", "x".repeat(1025));
    folder.write("data/secret/02.hint", "to nothing");
    assert_eq!(
        folder.mistakes(),
        [
            "data/sample/01.hint: is empty; write it or remove it",
            "data/secret/01.hint: expected at most 1024 bytes, found 1025",
            "data/secret/02.hint: there is no case 02.in beside it; remove it, or add that case",
        ]
    );
    folder.write("data/secret/01.hint", b"\xff");
    assert!(
        folder
            .mistakes()
            .iter()
            .any(|told| told.contains("is not UTF-8"))
    );
}

#[test]
fn clutter_is_no_submission() {
    let folder = Folder::stdio();
    fs::remove_file(folder.path.join("submissions/accepted/echo.py")).unwrap();
    folder.write("submissions/accepted/.gitkeep", "");
    let expected = "submissions/accepted: holds no submission; expected at least one";
    assert_eq!(folder.mistakes(), [expected]);
}

#[test]
fn the_name_of_a_submission_is_recognised_by_its_path() {
    let folder = Folder::stdio();
    folder.write(
        "submissions.json",
        r#"{"submissions/accepted/echo.py": {}}"#,
    );
    let name = "submissions/accepted/echo.py";
    let expected = format!(
        "submissions.json:1: [\"{name}\"]: \"{name}\" is no file or folder in `submissions`; did \
         you mean `accepted/echo.py`?"
    );
    assert_eq!(folder.mistakes(), [expected]);
}

#[test]
fn deep_nesting_is_told_and_nothing_overflows() {
    for text in ["[".repeat(100_000), "{\"a\":".repeat(100_000)] {
        let folder = Folder::stdio();
        folder.write("problem.json", &text);
        let deep = "lists and objects may nest 127 deep, these go deeper";
        assert_eq!(folder.mistakes(), [format!("problem.json:1: {deep}")]);

        let cases = [
            ("data/sample/01.json", "[[]]"),
            ("data/secret/small/01.json", "[[]]"),
            ("data/secret/large/01.json", text.as_str()),
        ];
        let folder = Folder::new(FUNCTION, &cases);
        assert_eq!(
            folder.mistakes(),
            [format!("data/secret/large/01.json:1: {deep}")]
        );
    }
}

#[test]
fn thousands_of_mistakes_in_one_file_are_told_in_bounded_time() {
    let folder = Folder::stdio();
    let groups = vec!["{\"name\": 1}"; 50_000].join(",\n");
    let text = format!("{{\"title\": \"T\", \"interface\": \"stdio\", \"groups\": [\n{groups}]}}");
    folder.write("problem.json", text);
    let mistakes = folder.mistakes();
    assert!(
        mistakes
            .iter()
            .any(|line| line.contains("more mistakes than are told at once"))
    );
    assert!(mistakes[1].starts_with("problem.json:2: groups[0].name: expected a text, found 1"));

    let text = format!("{{{}}}", vec!["\"a\": 1"; 100_000].join(",\n"));
    folder.write("problem.json", text);
    assert!(folder.mistakes().len() < 200);
}

/// Any JSON value, of the keys that a definition has.
fn any_json() -> impl Strategy<Value = Value> {
    let keys = [
        "title",
        "interface",
        "function",
        "name",
        "parameters",
        "type",
        "returns",
        "checker",
        "json",
        "tokens",
        "unordered",
        "limits",
        "instructions",
        "from_reference",
        "fixed",
        "groups",
        "points",
        "requires",
        "stdio",
        "lines",
        "weight",
        "aggregation",
        "other",
    ];
    let texts = [
        "stdio",
        "sql",
        "json",
        "lines",
        "sample",
        "secret",
        "all",
        "list<int>",
        "",
    ];
    let scalar = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        proptest::sample::select(texts.to_vec()).prop_map(Value::from),
    ];
    scalar.prop_recursive(6, 40, 5, move |inner| {
        let key = proptest::sample::select(keys.to_vec()).prop_map(str::to_owned);
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            proptest::collection::vec((key, inner), 0..6)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

/// Replaces the value that the numbers lead to.
fn replace(value: &mut Value, steps: &[usize], new: Value) {
    let inner = match (steps.first(), &mut *value) {
        (Some(step), Value::Array(elements)) if !elements.is_empty() => {
            let length = elements.len();
            elements.get_mut(step % length)
        }
        (Some(step), Value::Object(members)) if !members.is_empty() => {
            let length = members.len();
            members.values_mut().nth(step % length)
        }
        _ => None,
    };
    match inner {
        Some(inner) => replace(inner, &steps[1..], new),
        None => *value = new,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_loading_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let folder = Folder::stdio();
        folder.write("problem.json", &bytes);
        prop_assert!(!folder.mistakes().is_empty());
    }

    #[test]
    fn no_cut_and_no_flip_makes_loading_panic(at in 0..FUNCTION.len(), byte in any::<u8>()) {
        let folder = Folder::stdio();
        folder.write("problem.json", &FUNCTION.as_bytes()[..at]);
        prop_assert!(!folder.mistakes().is_empty());
        let mut flipped = FUNCTION.as_bytes().to_vec();
        flipped[at] = byte;
        folder.write("problem.json", &flipped);
        prop_assert!(!folder.mistakes().is_empty());
    }

    #[test]
    fn no_json_makes_loading_panic(
        steps in proptest::collection::vec(0_usize..8, 0..5),
        new in any_json(),
    ) {
        let folder = Folder::stdio();
        let mut definition: Value = serde_json::from_str(FUNCTION).unwrap();
        replace(&mut definition, &steps, new);
        folder.write("problem.json", definition.to_string());
        // The folder has the cases of another interface, so there always is a mistake.
        prop_assert!(!folder.mistakes().is_empty());
        folder.write("data/sample/01.in", json!([definition]).to_string());
        prop_assert!(!folder.mistakes().is_empty());
    }
}
