//! Several reports of one grading, for whom they are made, and what the exit code says.

mod common;

use std::fs;
use std::path::Path;
use std::process::Output;

use common::{gradebox, root, said};
use gradebox::report::{Format, parse};

const COHORT: &str = "fixtures/cohorts/interview";

fn saved() -> String {
    let path = root().join("fixtures/reports/friendly.json");
    path.to_str().expect("UTF-8").to_owned()
}

fn rendered(arguments: &[&str]) -> Output {
    let saved = saved();
    let output = gradebox(["report", &saved]).args(arguments).output();
    output.expect("gradebox starts")
}

fn refuses(arguments: &[&str], phrase: &str) {
    let output = rendered(arguments);
    let said = said(&output);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains(phrase), "should say `{phrase}`: {said}");
}

fn in_folder(folder: &Path, name: &str) -> String {
    folder.join(name).to_str().expect("UTF-8").to_owned()
}

#[test]
fn every_format_is_written_at_once_beside_the_one_for_the_terminal() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut arguments = Vec::new();
    for format in Format::ALL {
        let path = in_folder(folder.path(), format.name());
        arguments.push(format!("--report={}={path}", format.name()));
    }
    let arguments: Vec<_> = arguments.iter().map(String::as_str).collect();
    let output = rendered(&arguments);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let report = fs::read(saved()).expect("readable");
    for format in Format::ALL {
        let name = format.name();
        let written = fs::read(folder.path().join(name)).expect("written");
        let alone = rendered(&["--format", name]);
        assert!(!written.is_empty(), "{name}");
        assert!(written == alone.stdout, "{name}");
        match format {
            Format::Terminal => assert!(written == output.stdout),
            Format::Json => assert_eq!(parse(&written), parse(&report)),
            _ => {}
        }
    }
}

#[test]
fn paths_are_tried_before_any_work() {
    let nowhere = "--report=html=/nowhere/at/all.html";
    let folder = tempfile::tempdir().expect("a temporary folder");
    let twice = in_folder(folder.path(), "one");
    let (html, tap) = (format!("html={twice}"), format!("tap={twice}"));
    refuses(&[nowhere], "`/nowhere/at/all.html`");
    refuses(&["--report", &html, "--report", &tap], "two reports");
    refuses(&["--report", "html="], "no path");
    refuses(&["--report", "pdf=a.pdf"], "`junit`");
    refuses(
        &["--report", "tap", "--format", "json"],
        "only one report can go to standard output",
    );
    let output = gradebox(["grade", COHORT, nowhere]).output();
    let said = said(&output.expect("gradebox starts"));
    assert!(said.starts_with("Some(2)"), "{said}");
    assert!(said.contains("cannot be written"), "{said}");
    assert_eq!(fs::read_dir(folder.path()).expect("readable").count(), 0);
}

#[test]
fn one_report_that_cannot_be_written_costs_no_other() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let good = in_folder(folder.path(), "good.json");
    let full = "--report=tap=/dev/full";
    let output = rendered(&[full, &format!("--report=json={good}")]);
    let said = said(&output);
    assert_eq!(output.status.code(), Some(3), "{said}");
    assert!(said.contains("`/dev/full` cannot be written"), "{said}");
    assert!(parse(&fs::read(good).expect("written")).is_ok());
}

#[test]
fn what_github_reads_is_appended_to_the_files_it_names() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let [summary, outputs] = ["summary", "outputs"].map(|name| in_folder(folder.path(), name));
    fs::write(&summary, "# Before\n").expect("written");
    let output = gradebox(["report", &saved(), "--report", "github"])
        .env("GITHUB_STEP_SUMMARY", &summary)
        .env("GITHUB_OUTPUT", &outputs)
        .output()
        .expect("gradebox starts");
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let annotations = String::from_utf8(output.stdout).expect("UTF-8");
    assert!(annotations.starts_with("::"), "{annotations}");
    let summary = fs::read_to_string(summary).expect("written");
    assert!(summary.starts_with("# Before\n") && summary.contains("grace"));
    let outputs = fs::read_to_string(outputs).expect("written");
    assert!(outputs.lines().any(|line| line.starts_with("score=")));
}

#[test]
fn one_candidate_can_be_told_without_the_others() {
    let output = rendered(&["--candidate", "grace", "--audience", "candidate"]);
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    assert!(text.contains("grace") && !text.contains("linus"), "{text}");
    refuses(&["--candidate", "grac"], "did you mean `grace`?");
}

#[test]
fn what_was_taken_out_for_candidates_does_not_come_back() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = in_folder(folder.path(), "public.json");
    let report = format!("json={path}");
    let output = rendered(&["--audience", "public", "--report", &report]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let again = |arguments: &[&str]| {
        let output = gradebox(["report", &path]).args(arguments).output();
        said(&output.expect("gradebox starts"))
    };
    assert!(again(&[]).starts_with("Some(0)"), "{}", again(&[]));
    let refused = again(&["--audience", "staff"]);
    assert!(refused.starts_with("Some(2)"), "{refused}");
    assert!(
        refused.contains("start from the report for `staff`"),
        "{refused}"
    );
}

#[test]
fn pseudonyms_stay_the_same_and_say_nothing() {
    let texts = [(), ()].map(|()| rendered(&["--anonymous", "--format", "json"]).stdout);
    assert_eq!(texts[0], texts[1]);
    let text = String::from_utf8_lossy(&texts[0]);
    assert!(text.contains("\"candidates\""), "{text}");
    for name in ["\"ada\"", "grace", "linus", "example.org", "2026-001"] {
        assert!(!text.contains(name), "{name} is in {text}");
    }
}

#[test]
fn the_exit_code_says_what_was_asked() {
    let file = root().join("fixtures/cohorts/interview/hanna/pattern-printing.py");
    let code = |arguments: &[&str]| {
        let output = gradebox(["grade"]).arg(&file).args(arguments).output();
        output.expect("gradebox starts").status.code()
    };
    assert_eq!(code(&[]), Some(1), "a wrong answer, 40 of 100");
    assert_eq!(code(&["--min-score", "40"]), Some(0));
    assert_eq!(code(&["--min-score", "40.01"]), Some(1));
    assert_eq!(code(&["--fail-on", "TLE,compile_error"]), Some(0));
    assert_eq!(code(&["--fail-on", "TLE", "--fail-on", "WA"]), Some(1));
    assert_eq!(code(&["--fail-on", "CE", "--min-score", "50"]), Some(1));
    assert_eq!(code(&["--fail-on", "accepted"]), Some(2));
}

#[test]
fn a_change_between_two_reports_is_told_with_exit_code_1() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mended = in_folder(folder.path(), "mended.json");
    let text = fs::read_to_string(saved()).expect("readable");
    fs::write(&mended, text.replacen("wrong_answer", "accepted", 1)).expect("written");
    let compare = |arguments: &[&str]| {
        let output = gradebox(["compare"]).args(arguments).output();
        let output = output.expect("gradebox starts");
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        (output.status.code(), text)
    };
    let (code, text) = compare(&[&saved(), &saved()]);
    assert_eq!(code, Some(0), "{text}");
    assert!(text.contains("no verdict and no score changes"), "{text}");
    let (code, text) = compare(&[&saved(), &mended]);
    assert_eq!(code, Some(1), "{text}");
    assert!(text.contains("■ grace"), "{text}");
    assert!(text.contains("1 of 3 candidates changes"), "{text}");
    let (code, text) = compare(&[&saved(), &mended, "--json"]);
    let json: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(code, Some(1));
    assert_eq!(json["candidates"][0]["name"], "grace");
    assert_eq!(json["unchanged"], 2);
}

#[test]
fn shells_and_man_learn_every_command() {
    let told = |arguments: &[&str]| {
        let output = gradebox(arguments).output().expect("gradebox starts");
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        String::from_utf8(output.stdout).expect("UTF-8")
    };
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let text = told(&["completions", shell]);
        for word in ["stress", "fail-on"] {
            assert!(text.contains(word), "{shell}: no {word}");
        }
    }
    let page = told(&["man"]);
    for words in ["GRADEBOX STRESS", "\\-\\-fail\\-on", "Exit codes"] {
        assert!(page.contains(words), "no {words}");
    }
    assert!(!page.contains("(internal)"));
}
