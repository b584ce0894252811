//! The tools of whoever writes problems: from `new` to `verify`, `stress`, `bless`, `explain`.

mod common;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use common::{golden, gradebox, root, said};
use tempfile::TempDir;

/// A folder of problems, at first with one new problem in it.
struct Desk {
    folder: TempDir,
}

impl Desk {
    fn with(id: &str, interface: &str) -> Desk {
        let desk = Desk {
            folder: tempfile::tempdir().expect("a temporary folder"),
        };
        let made = desk.run(&["new", "problem", id, "--interface", interface]);
        assert_eq!(made.status.code(), Some(0), "{}", said(&made));
        desk
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let command = gradebox(arguments)
            .env("GRADEBOX_PROBLEMS", self.folder.path())
            .output();
        command.expect("gradebox starts")
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, text).expect("written");
    }

    fn replace(&self, path: &str, old: &str, new: &str) {
        let text = self.read(path);
        assert!(text.contains(old), "{path} holds `{old}`:\n{text}");
        self.write(path, &text.replace(old, new));
    }

    /// Runs gradebox, expects this exit code, and returns what it printed.
    fn says(&self, arguments: &[&str], code: i32) -> String {
        let output = self.run(arguments);
        assert_eq!(
            output.status.code(),
            Some(code),
            "{arguments:?}: {}",
            said(&output)
        );
        // Sentences that were broken into lines read as one.
        let words = said(&output);
        let words: Vec<&str> = words.split_whitespace().collect();
        words.join(" ")
    }
}

fn assert_has(text: &str, phrase: &str) {
    assert!(text.contains(phrase), "should say `{phrase}`:\n{text}");
}

#[test]
fn a_new_problem_of_every_interface_proves_itself_at_once() {
    let desk = Desk::with("my-function", "function");
    for interface in ["stdio", "driver", "sql"] {
        let id = format!("my-{interface}");
        desk.says(&["new", "problem", &id, "--interface", interface], 0);
    }
    let text = desk.says(&["verify", "--strict", "--mutants"], 0);
    assert_has(
        &text,
        "4 of 4 problems prove themselves: 0 errors, 0 warnings",
    );
    assert_eq!(
        text.matches("that differ are killed (100 %)").count(),
        4,
        "{text}"
    );
    // The generators show the wrong answers, too.
    desk.says(&["stress"], 0);
}

#[test]
fn a_new_problem_never_takes_the_place_of_anything() {
    let desk = Desk::with("mine", "stdio");
    desk.write("mine/statement.md", "My own words.\n");
    let text = desk.says(&["new", "problem", "mine", "--interface", "sql"], 2);
    assert_has(&text, "is there already");
    assert_eq!(desk.read("mine/statement.md"), "My own words.\n");
    for id in ["Bad", "../outside", "a--b", ""] {
        let text = desk.says(&["new", "problem", id, "--interface", "stdio"], 2);
        assert_has(&text, "is no name of a problem");
    }
    let names: Vec<_> = common::entries(desk.folder.path());
    assert_eq!(names.len(), 2, "a problem and the schema: {names:?}");
}

#[test]
fn a_candidate_gets_the_starter_and_keeps_what_is_there() {
    let desk = Desk::with("mine", "function");
    let to = desk.path("candidate");
    fs::create_dir(&to).expect("made");
    let to = to.to_str().expect("UTF-8");
    let new = ["new", "submission", "mine", "--to", to, "--language"];
    let text = desk.says(&[&new[..], &["python"]].concat(), 0);
    assert_has(&text, "gradebox grade");
    assert_eq!(
        desk.read("candidate/mine.py"),
        desk.read("mine/starter/mine.py")
    );
    let file = desk.path("candidate/mine.py");
    let text = desk.says(&["grade", file.to_str().expect("UTF-8")], 1);
    assert_has(&text, "RTE 0 mine");

    desk.write("candidate/mine.py", "# two hours of work\n");
    let text = desk.says(&[&new[..], &["python"]].concat(), 2);
    assert_has(&text, "is there already, and is left as it is");
    assert_eq!(desk.read("candidate/mine.py"), "# two hours of work\n");
    let text = desk.says(&[&new[..], &["sql"]].concat(), 2);
    assert_has(
        &text,
        "`mine` has no starter in sql; it has: mine.py, mine.rs",
    );
    let text = desk.says(&[&new[..], &["cobol"]].concat(), 2);
    assert_has(&text, "the languages are rust, python, sql, wasm, wat");
}

#[test]
fn whatever_a_problem_breaks_is_told() {
    type Breakage = fn(&Desk);
    let begins_at_zero = "mine/submissions/wrong_answer/begins_at_zero.py";
    let table: [(&str, Breakage, i32, &[&str]); 12] = [
        (
            "a reference that panics",
            |desk| {
                let panics =
                    "{ assert!(numbers.len() < 3, \"three are too many\"); numbers.into_iter()";
                desk.replace("mine/reference.rs", "numbers.into_iter()", panics);
                desk.replace("mine/reference.rs", "max()", "max() }");
            },
            3,
            &[
                "error: reference.rs: case sample/01: the program aborted (in Rust: a panic):",
                "three are too many",
            ],
        ),
        (
            "a wrong submission that is right",
            |desk| {
                desk.write(
                    "mine/submissions/wrong_answer/right.rs",
                    &desk.read("mine/reference.rs"),
                )
            },
            1,
            &[
                "error: submissions/wrong_answer/right.rs: is accepted, and its folder promises wrong_answer: \
               add the case that it fails on",
            ],
        ),
        (
            "an accepted submission that is wrong",
            |desk| {
                let wrong = desk.read("mine/submissions/wrong_answer/begins_at_zero.py");
                desk.write("mine/submissions/accepted/zero.py", &wrong);
            },
            1,
            &[
                "error: submissions/accepted/zero.py: is wrong_answer, and its folder promises accepted: on \
               sample/02 (and on 4 more)",
            ],
        ),
        (
            "a reference that does not compile",
            |desk| desk.write("mine/reference.rs", "fn main() { 1 }\n"),
            3,
            &["error: reference.rs: does not compile"],
        ),
        (
            "a reference that is wrong",
            |desk| desk.replace("mine/reference.rs", "max()", "max().map(|n| 10 / n)"),
            1,
            &["error: submissions/accepted"],
        ),
        (
            "a sample that the statement does not show",
            |desk| desk.replace("mine/statement.md", "[[3, 8, 5]]", "[[3, 8, 6]]"),
            1,
            &["error: sample/01: its input is in no code block of statement.md"],
        ),
        (
            "an answer that the statement gets wrong",
            |desk| desk.replace("mine/statement.md", "```json\n8\n```", "```json\n5\n```"),
            1,
            &["error: sample/01: its answer is in no code block of statement.md"],
        ),
        (
            "a limit that is too tight",
            |desk| {
                desk.replace(
                    "mine/problem.json",
                    "{ \"from_reference\": { \"multiplier\": 10, \"floor\": 5000000 } }",
                    "{ \"fixed\": 8000 }",
                );
            },
            1,
            &[
                "of the time limit of",
                "more than the 50 % that leave a margin: raise `limits.instructions`",
            ],
        ),
        (
            "a submission that is hardly too slow",
            |desk| {
                let slow = "def mine(numbers):\n    for _ in range(COUNT): pass\n    return max(numbers, default=None)\n";
                desk.write(
                    "mine/submissions/time_limit_exceeded/slow.py",
                    &slow.replace("COUNT", "1_700_000"),
                );
            },
            1,
            &[
                "error: submissions/time_limit_exceeded/slow.py: needs less than 150 % of the time limit on every case",
            ],
        ),
        (
            "a case that is there for nothing",
            |desk| desk.write("mine/data/secret/small/04.json", "[[1]]\n"),
            0,
            &[
                "warning: secret/small/04: catches no wrong submission",
                "1 of 1 problem proves itself: 0 errors, 1 warning",
            ],
        ),
        (
            "a submission that samples alone catch",
            |desk| {
                desk.write(
                    "mine/submissions/wrong_answer/by_heart.py",
                    "def mine(numbers):\n    if numbers == [3, 8, 5]:\n        return 0\n    return max(numbers, default=None)\n",
                );
            },
            0,
            &["warning: submissions/wrong_answer/by_heart.py: is caught by sample cases alone"],
        ),
        (
            "what submissions.json says",
            |desk| {
                desk.write(
                    "mine/submissions.json",
                    r#"{"wrong_answer/begins_at_zero.py": {"permitted": ["run_time_error"],
                        "required": ["run_time_error"], "groups": {"small": 59.99, "edges": 40}},
                        "wrong_answer/first_is_best.rs": {"permitted": ["wrong_answer"],
                        "required": ["wrong_answer"], "groups": {"small": 0, "edges": 0}}}"#,
                );
            },
            1,
            &[
                "begins_at_zero.py: is wrong_answer on sample/02, which submissions.json does not permit",
                "begins_at_zero.py: is run_time_error on no case, which submissions.json requires",
                "begins_at_zero.py: gets 0 points for the group `edges`, and submissions.json says 40",
                "gets 60 points for the group `small`, and submissions.json says 59.99",
                "4 errors, 0 warnings",
            ],
        ),
    ];
    for (what, breakage, code, phrases) in table {
        let desk = Desk::with("mine", "function");
        assert!(desk.path(begins_at_zero).is_file());
        breakage(&desk);
        let text = desk.says(&["verify", "mine"], code);
        for phrase in phrases {
            assert!(
                text.contains(phrase),
                "{what} should say `{phrase}`:\n{text}"
            );
        }
    }
}

#[test]
fn warnings_are_errors_for_whoever_is_strict() {
    let desk = Desk::with("mine", "function");
    desk.write("mine/data/secret/small/04.json", "[[1]]\n");
    desk.says(&["verify", "mine"], 0);
    let text = desk.says(&["verify", "mine", "--strict"], 1);
    assert_has(
        &text,
        "warning: secret/small/04: catches no wrong submission",
    );
    assert_has(&text, "0 of 1 problem proves itself");
    // Mistakes in the folder are told before anything runs.
    desk.write("mine/data/secret/small/05.json", "[[1.5]]\n");
    let text = desk.says(&["verify", "mine"], 2);
    assert_has(
        &text,
        "mine/data/secret/small/05.json:1: [0][0]: expected an int",
    );
}

#[test]
fn a_mutant_that_no_case_kills_is_told_with_an_input_that_would() {
    let desk = Desk::with("mine", "stdio");
    desk.write(
        "mine/reference.rs",
        "use std::io::{read_to_string, stdin};\n\nfn main() {\n    let input = read_to_string(stdin()).unwrap();\n    \
         let mut sum = 0i64;\n    for word in input.split_whitespace() {\n        \
         let number: i64 = word.parse().unwrap();\n        sum += if number > 500 { number * 1 } else { number };\n    }\n    \
         println!(\"{sum}\");\n}\n",
    );
    let text = desk.says(&["verify", "mine", "--mutants"], 0);
    // No case has a number above 500 but in the samples' ends.
    assert_has(
        &text,
        "reference.rs:8:43: `1` as `2`: survives; differs on 501",
    );
    assert_has(&text, "`500` as `501`: no input tells it apart");
    assert_has(&text, "warning: reference.rs: the cases kill");
    desk.says(&["verify", "mine", "--mutants", "--strict"], 1);
    desk.write("mine/data/secret/small/04.in", "501 1\n2\n");
    let text = desk.says(&["verify", "mine", "--mutants", "--strict"], 0);
    assert_has(&text, "that differ are killed (100 %)");
}

#[test]
fn a_counterexample_is_the_same_for_the_same_seed_and_any_number_of_jobs() {
    let file = root().join("problems/reverse-integer/submissions/wrong_answer/cut_to_32_bits.rs");
    let stress = |more: &[&str]| {
        let output = gradebox(["stress", "reverse-integer"])
            .arg(&file)
            .args(more)
            .output();
        let output = output.expect("gradebox starts");
        assert_eq!(output.status.code(), Some(1), "{}", said(&output));
        String::from_utf8(output.stdout).expect("UTF-8")
    };
    let first = stress(&["--seed", "7", "--jobs", "1"]);
    assert!(
        first.contains("[2147483648]")
            || first.contains("[2147483649]")
            || first.contains("[-2147483649]"),
        "{first}"
    );
    assert_eq!(first, stress(&["--seed", "7", "--jobs", "3"]));
    assert_ne!(first, stress(&["--seed", "8"]));
}

#[test]
fn a_counterexample_is_saved_as_a_case() {
    let desk = Desk::with("mine", "function");
    desk.write(
        "mine/submissions/wrong_answer/large_ones.py",
        "def mine(numbers):\n    numbers = [number for number in numbers if number < 1000]\n    \
         return max(numbers, default=None)\n",
    );
    let text = desk.says(&["verify", "mine"], 1);
    assert_has(&text, "large_ones.py: is accepted");
    let file = desk.path("mine/submissions/wrong_answer/large_ones.py");
    let stress = ["stress", "mine", file.to_str().expect("UTF-8"), "--save"];
    let text = desk.says(&[&stress[..], &["nowhere"]].concat(), 2);
    assert_has(
        &text,
        "has no group `nowhere`; its groups are sample, small, edges",
    );
    let text = desk.says(&[&stress[..], &["small"]].concat(), 1);
    assert_has(&text, "input [[1000]]");
    assert_eq!(desk.read("mine/data/secret/small/04.json"), "[[1000]]\n");
    desk.says(&["verify", "mine", "--strict"], 0);
    let text = desk.says(&[&stress[..], &["small"]].concat(), 1);
    assert_has(
        &text,
        "it is the case secret/small/04 already: nothing is saved",
    );
    let right = desk.path("mine/submissions/accepted/one_pass.py");
    let text = desk.says(
        &[
            "stress",
            "mine",
            right.to_str().expect("UTF-8"),
            "--inputs",
            "200",
        ],
        0,
    );
    assert_has(&text, "no difference in 200 inputs (seed 1)");
}

#[test]
fn what_keeps_inputs_from_being_made_is_told() {
    let desk = Desk::with("mine", "stdio");
    let file = desk.path("mine/submissions/accepted/all_at_once.py");
    let stress = [
        "stress",
        "mine",
        file.to_str().expect("UTF-8"),
        "--inputs",
        "50",
    ];
    let generate = |body: &str| {
        format!(
            "use gradebox_support::Choices;\npub fn generate(choices: &mut Choices) -> {body}\n"
        )
    };
    let table = [
        (
            generate("String { choice.text(0, 1, \"a\") }"),
            2,
            "generator.rs does not compile",
        ),
        (
            generate("String { loop { choices.boolean(); } }"),
            2,
            "generator.rs fails: the program asked for more memory",
        ),
        (
            generate("u64 { choices.index(3) as u64 }"),
            2,
            "generator.rs returns no text",
        ),
        (
            generate("String { choices.text(1, 1, \"x\") }"),
            3,
            "the reference fails on a generated input",
        ),
    ];
    for (generator, code, phrase) in table {
        desk.write("mine/generator.rs", &generator);
        assert_has(&desk.says(&stress, code), phrase);
        let text = desk.says(&["verify", "mine"], 1);
        assert_has(&text, "error: generator.rs: ");
    }
    fs::remove_file(desk.path("mine/generator.rs")).expect("removed");
    assert_has(&desk.says(&stress, 2), "there is no generator.rs");
}

#[test]
fn blessed_answers_grade_without_rustc_and_must_stay_true() {
    let desk = Desk::with("mine", "function");
    let text = desk.says(&["bless", "mine", "--dry-run"], 1);
    assert_has(
        &text,
        "9 answers: 9 new, 0 changed, 0 as before nothing was written (--dry-run)",
    );
    assert!(!desk.path("mine/data/answers.json").exists());
    let text = desk.says(&["bless", "mine"], 0);
    assert_has(&text, "9 new, 0 changed, 0 as before written");
    assert_eq!(desk.read("mine/data/sample/01.ans"), "8");
    desk.says(&["verify", "mine", "--strict"], 0);
    let text = desk.says(&["bless", "mine"], 0);
    assert_has(
        &text,
        "nothing to write: all answers are there, and they are true",
    );

    let file = desk.path("mine/submissions/accepted/one_pass.py");
    let grade = |code: i32| {
        let output = gradebox(["grade", "--problem", "mine", "--format", "json"])
            .arg(&file)
            .env("GRADEBOX_PROBLEMS", desk.folder.path())
            .env("PATH", "/nonexistent")
            .output()
            .expect("gradebox starts");
        assert_eq!(output.status.code(), Some(code), "{}", said(&output));
        output.stdout
    };
    let report = String::from_utf8(grade(0)).expect("UTF-8");
    assert!(!report.contains("rustc"), "nothing was compiled: {report}");

    // A changed answer counts for nothing, wherever it was changed.
    desk.write("mine/data/sample/01.ans", "9");
    assert_has(
        &desk.says(&["verify", "mine"], 1),
        "sample/01: its committed answer is not the reference's",
    );
    grade(3);
    let text = desk.says(&["bless", "mine"], 1);
    assert_has(&text, "sample/01: the answer changes (- committed, + now)");
    assert_has(
        &text,
        "nothing is written yet: where these changes are meant, say so with --yes",
    );
    assert_eq!(desk.read("mine/data/sample/01.ans"), "9");
    desk.says(&["bless", "mine", "--yes"], 0);
    assert_eq!(desk.read("mine/data/sample/01.ans"), "8");
    grade(0);

    // So do answers to a case that was changed, or to a new one.
    desk.write("mine/data/secret/small/01.json", "[[2, 1]]\n");
    assert_has(
        &desk.says(&["verify", "mine"], 1),
        "data/answers.json: does not fit the reference and the cases any more",
    );
    desk.says(&["bless", "mine"], 0);
    desk.says(&["verify", "mine"], 0);
    desk.write("mine/data/secret/small/04.json", "[[2, 9]]\n");
    assert_has(
        &desk.says(&["verify", "mine"], 1),
        "secret/small/04: has no committed answer, and others do",
    );
    desk.write("mine/data/secret/small/09.ans", "9");
    assert_has(
        &desk.says(&["verify", "mine"], 2),
        "there is no case 09.json beside it; remove it, or add that case",
    );
}

#[test]
fn nothing_is_blessed_where_accepted_submissions_disagree() {
    let desk = Desk::with("mine", "function");
    let file = "mine/submissions/accepted/one_pass.py";
    desk.replace(
        file,
        "largest = number",
        "largest = number if number < 9 else 9",
    );
    // It agrees on every case: nobody can know.
    desk.says(&["bless", "mine"], 0);
    desk.write("mine/data/secret/small/04.json", "[[10, 3]]\n");
    let text = desk.says(&["bless", "mine"], 1);
    assert_has(
        &text,
        "nothing is written, since solutions that count as right disagree with reference.rs",
    );
    assert_has(
        &text,
        "submissions/accepted/one_pass.py on secret/small/04:",
    );
    assert!(!desk.path("mine/data/secret/small/04.ans").exists());
}

#[test]
fn verdicts_are_explained_in_sentences() {
    let report = root().join("fixtures/cohorts/interview.report.json");
    let mut all = String::new();
    for (candidate, problem) in [
        ("ada", "reverse-integer"),
        ("bruno", "iterating-with-zip"),
        ("chiara", "zero-sum-triplets"),
        ("dmitri", "iterator-protocol"),
        ("emeka", "iterator-protocol"),
        ("emeka", "iterating-with-zip"),
        ("farah", "count-fruit-occurrences"),
    ] {
        let output = gradebox(["explain", "--candidate", candidate, "--problem", problem])
            .arg(&report)
            .output()
            .expect("gradebox starts");
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        all += &format!("$ gradebox explain --candidate {candidate} --problem {problem} REPORT\n");
        all += &String::from_utf8(output.stdout).expect("UTF-8");
        all += "\n";
    }
    golden(
        &root().join("fixtures/reports/interview.explained.txt"),
        all,
    );
}

#[test]
fn explain_says_whom_it_can_explain() {
    let report = root().join("fixtures/cohorts/interview.report.json");
    let explain = |more: &[&str]| {
        let output = gradebox(["explain"]).arg(&report).args(more).output();
        let output = output.expect("gradebox starts");
        assert_eq!(output.status.code(), Some(2), "{}", said(&output));
        said(&output)
    };
    assert_has(
        &explain(&[]),
        "name one with --candidate; the report has: ada, bruno,",
    );
    assert_has(
        &explain(&["--candidate", "adda"]),
        "no candidate `adda`; did you mean `ada`?",
    );
    assert_has(&explain(&["--candidate", "ada"]), "name one with --problem");
    assert_has(
        &explain(&["--candidate", "ada", "--problem", "x"]),
        "the report has no problem `x`",
    );
}

/// A section of the README.
fn section(heading: &str) -> String {
    let readme = fs::read_to_string(root().join("README.md")).expect("readable");
    let (_, section) = readme
        .split_once(&format!("\n{heading}\n"))
        .expect("the section is there");
    section
        .split("\n### ")
        .next()
        .unwrap_or_default()
        .to_owned()
}

/// What is typed in a section.
fn commands(section: &str) -> Vec<String> {
    let lines = section.lines().filter_map(|line| line.strip_prefix("$ "));
    lines.map(str::to_owned).collect()
}

/// The one block of Python in a section, and the file that the line before it names.
fn code(section: &str) -> (String, String) {
    let (before, rest) = section.split_once("```python\n").expect("a block");
    let (code, _) = rest.split_once("```").expect("its end");
    let named = before.trim_end().lines().next_back().unwrap_or_default();
    let path = named.split('`').find(|span| span.ends_with(".py"));
    (path.expect("a file is named").to_owned(), code.to_owned())
}

#[test]
fn the_readme_takes_an_author_from_new_to_verify() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let program = Path::new(env!("CARGO_BIN_EXE_gradebox"))
        .parent()
        .expect("a folder");
    let path = format!(
        "{}:{}",
        program.display(),
        std::env::var("PATH").unwrap_or_default()
    );
    let section = section("### A problem in five minutes");
    let (path_of_code, code_of_readme) = code(&section);
    let commands = commands(&section);
    // One that ends with 1 has found what it was asked to look for.
    let codes = [0, 0, 1, 1, 0, 0];
    assert_eq!(commands.len(), codes.len(), "{commands:?}");
    let mut said_in_all = String::new();
    for (number, (line, expected)) in commands.iter().zip(codes).enumerate() {
        if number == 2 {
            fs::write(folder.path().join(&path_of_code), &code_of_readme).expect("written");
        }
        let mut words = line.split_whitespace();
        let output = std::process::Command::new(words.next().expect("a command"))
            .args(words)
            .current_dir(folder.path())
            .env("PATH", &path)
            .env("GRADEBOX_CACHE", common::cache())
            .env_remove("GRADEBOX_PROBLEMS")
            .output()
            .unwrap_or_else(|error| panic!("{line}: {error}"));
        let code = output.status.code().expect("it exits");
        assert_eq!(code, expected, "{line}: {}", said(&output));
        said_in_all += &said(&output);
    }
    assert_has(
        &said_in_all,
        "1 of 1 problem proves itself: 0 errors, 0 warnings",
    );
}
