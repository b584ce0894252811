//! `results.json` of an Exercism test runner, version 3 of its interface.
//!
//! A test is a test case: Exercism knows no points, and shows a student the
//! first test that fails. An exercise is one problem of one candidate; where a
//! report has several problems, each is a task of its own.

use serde::Serialize;

use super::attempts::{Attempt, attempts};
use super::escape;
use super::feedback::{self, NO_FAULT};
use super::json;
use super::parts::title;
use super::record::{CaseRecord, Excerpt, Report, SubmissionRecord};
use super::words;
use crate::judge::Verdict;

/// The most that Exercism keeps of the message above the tests, in bytes.
const MESSAGE_BYTES_MAX: usize = 65_535;
/// The most that a test may show of what the student printed, in characters.
const OUTPUT_CHARS_MAX: usize = 500;
/// Exercism's own words for an output that was longer.
const TRUNCATED: &str = "\nOutput was truncated. Please limit to 500 chars";

#[derive(Serialize)]
struct Results {
    version: u32,
    status: Status,
    /// Only with the status `error`.
    message: Option<String>,
    tests: Vec<Test>,
}

#[derive(Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
enum Status {
    Pass,
    Fail,
    Error,
}

#[derive(Serialize)]
struct Test {
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    test_code: Option<String>,
    status: Status,
    /// Always there where the test did not pass.
    message: Option<String>,
    /// What the student printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    output: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    task_id: Option<usize>,
}

/// The whole report as one `results.json`.
pub(super) fn render(report: &Report) -> String {
    let attempts: Vec<_> = attempts(report).collect();
    let tests: Vec<Test> = attempts
        .iter()
        .flat_map(|attempt| tests(report, attempt))
        .collect();
    let ran = |attempt: &Attempt<'_>| attempt.submission.is_some_and(has_run);
    let results = if attempts.iter().any(ran) {
        let passed = tests.iter().all(|test| test.status == Status::Pass);
        Results {
            version: 3,
            status: if passed { Status::Pass } else { Status::Fail },
            message: None,
            tests,
        }
    } else {
        Results {
            version: 3,
            status: Status::Error,
            message: Some(feedback::bounded(
                nothing_ran(report, &tests),
                MESSAGE_BYTES_MAX,
            )),
            tests: Vec::new(),
        }
    };
    json::document(&results)
}

/// Whether at least one case was judged.
fn has_run(submission: &SubmissionRecord) -> bool {
    let judged = |verdict| {
        !matches!(
            verdict,
            Verdict::Skipped | Verdict::CompileError | Verdict::JudgeError
        )
    };
    let mut cases = submission.groups.iter().flat_map(|group| &group.cases);
    match submission.groups.is_empty() {
        true => judged(submission.verdict),
        false => cases.any(|case| judged(case.verdict)),
    }
}

/// The message is all that a student gets then.
fn nothing_ran(report: &Report, tests: &[Test]) -> String {
    let messages = tests.iter().map(|test| {
        let message = test.message.as_deref().unwrap_or_default();
        match tests.len() {
            1 => message.to_string(),
            _ => format!("{}\n{message}", test.name),
        }
    });
    let mut all: Vec<_> = messages.chain(feedback::notes(report)).collect();
    if tests.is_empty() {
        all.push("nothing was graded".to_string());
    }
    all.join("\n\n")
}

fn tests(report: &Report, attempt: &Attempt<'_>) -> Vec<Test> {
    let several = report.candidates.len() > 1 || report.problems.len() > 1;
    let place = |id| report.problems.iter().position(|problem| problem.id == id);
    let place = attempt.listed.and_then(|problem| place(&*problem.id));
    let task_id = place.filter(|_| report.problems.len() > 1).map(|at| at + 1);
    let name = title(attempt, report);
    let whole = |status, message| Test {
        name: name.clone(),
        test_code: None,
        status,
        message,
        output: None,
        task_id,
    };
    let Some(submission) = attempt.submission else {
        return vec![whole(Status::Fail, Some("no submission".to_string()))];
    };
    if submission.message.is_some() || submission.groups.is_empty() {
        let status = status(submission.verdict);
        let message = message(submission.verdict, submission.message.as_ref());
        return vec![whole(status, message)];
    }
    let cases = submission.groups.iter().flat_map(|group| &group.cases);
    let test = |case: &CaseRecord| {
        let id = escape::line(&case.id);
        let printed = case.evidence.as_ref().map(|evidence| &evidence.printed);
        let input = case.evidence.as_ref().map(|evidence| &evidence.input);
        let failed = case.verdict != Verdict::Accepted;
        Test {
            name: if several {
                format!("{name} · {id}")
            } else {
                id
            },
            test_code: input.map(feedback::lines),
            status: status(case.verdict),
            message: failed.then(|| feedback::cases(attempt.listed, std::slice::from_ref(case))),
            output: printed.filter(|printed| !printed.is_empty()).map(output),
            task_id,
        }
    };
    cases.map(test).collect()
}

/// A wrong answer fails; what did not come to an answer is an error.
const fn status(verdict: Verdict) -> Status {
    match verdict {
        Verdict::Accepted => Status::Pass,
        Verdict::Skipped | Verdict::WrongAnswer => Status::Fail,
        Verdict::TimeLimitExceeded
        | Verdict::MemoryLimitExceeded
        | Verdict::OutputLimitExceeded
        | Verdict::RunTimeError
        | Verdict::CompileError
        | Verdict::JudgeError => Status::Error,
    }
}

/// Why a submission as a whole is not accepted.
fn message(verdict: Verdict, message: Option<&Excerpt>) -> Option<String> {
    let words = words::verdict(verdict);
    let first = match verdict {
        Verdict::Accepted => return None,
        Verdict::JudgeError => format!("{words}: {NO_FAULT}"),
        _ => words,
    };
    let message = message.map(|message| format!("\n{}", feedback::lines(message)));
    Some(first + &message.unwrap_or_default())
}

fn output(printed: &Excerpt) -> String {
    let lines: Vec<_> = printed.text.lines().map(escape::line).collect();
    let text = lines.join("\n");
    if !printed.cut && text.chars().count() <= OUTPUT_CHARS_MAX {
        return text;
    }
    let kept = OUTPUT_CHARS_MAX - TRUNCATED.chars().count();
    text.chars().take(kept).chain(TRUNCATED.chars()).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::Value;

    use super::super::tests::report;
    use super::*;

    #[test]
    fn what_a_student_printed_is_cut_at_500_characters() {
        let printed = |text: String, cut| {
            output(&Excerpt {
                bytes: text.len() as u64,
                text,
                cut,
            })
        };
        assert_eq!(printed("é\n".repeat(250), false).chars().count(), 499);
        for text in [
            printed("é".repeat(501), false),
            printed("é".repeat(500), true),
        ] {
            assert!(text.ends_with("é\nOutput was truncated. Please limit to 500 chars"));
            assert_eq!(text.chars().count(), 500);
        }
        assert_eq!(printed("a\u{1b}\n".to_string(), false), "a␛");
    }

    fn check(results: &Value) {
        let status = results["status"].as_str().expect("a status");
        let message = results["message"].as_str();
        assert_eq!(message.is_some(), status == "error");
        assert!(message.is_none_or(|text| !text.is_empty() && text.len() <= MESSAGE_BYTES_MAX));
        let tests = results["tests"].as_array().expect("tests");
        assert_eq!(tests.is_empty(), status == "error");
        let passed = |test: &Value| test["status"] == "pass";
        assert!(status == "error" || tests.iter().all(passed) == (status == "pass"));
        for test in tests {
            assert!(!test["name"].as_str().expect("a name").contains('\n'));
            assert!(passed(test) || test["message"].is_string());
            let output = test["output"].as_str().unwrap_or_default();
            assert!(output.chars().count() <= OUTPUT_CHARS_MAX);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

        #[test]
        fn every_report_keeps_to_the_interface(report in report()) {
            let text = render(&report);
            check(&serde_json::from_str(&text).expect("JSON"));
            prop_assert!(!text.contains("##["));
        }
    }
}
