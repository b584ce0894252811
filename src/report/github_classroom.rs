//! The result of a GitHub Classroom runner, as its reporter reads it: JSON in
//! base64, for the step output `result`.
//!
//! A test is a group, since groups have the points: the reporter adds up the
//! scores of the tests, and knows no weights. It prints names and messages to
//! the log as they are, so every line of them is one that cannot be an order.
//!
//! The reporter gets the result in an environment variable, and Linux takes
//! none of more than 128 KiB (`MAX_ARG_STRLEN`).

use data_encoding::BASE64;
use serde::Serialize;

use super::parts::{Part, fitting, parts};
use super::record::Report;

/// The longest JSON: base64 makes four bytes of three, and the variable has a name.
const BYTES_MAX: usize = 96_000;

#[derive(Serialize)]
struct Results {
    version: u32,
    status: &'static str,
    max_score: f64,
    tests: Vec<Test>,
}

#[derive(Serialize)]
struct Test {
    name: String,
    status: &'static str,
    message: String,
    /// 0 keeps the reporter from writing a line number.
    line_no: u32,
    /// Every test has one, or the sum is no number.
    score: f64,
}

/// The whole report as one line of base64.
///
/// Classroom grades one candidate at a time; of several, every test has its
/// candidate's name.
pub(super) fn render(report: &Report) -> String {
    let parts = parts(report);
    let json = fitting(&parts, BYTES_MAX, |parts, room| {
        let results = results(parts, room);
        serde_json::to_string(&results).expect("every record can be written as JSON")
    });
    BASE64.encode(json.as_bytes()) + "\n"
}

fn results(parts: &[Part<'_>], room: usize) -> Results {
    let mut tests: Vec<_> = parts.iter().map(|part| test(part, room)).collect();
    if tests.is_empty() {
        // The reporter divides by the number of tests.
        tests.push(Test {
            name: "nothing was graded".to_string(),
            status: "error",
            message: String::new(),
            line_no: 0,
            score: 0.0,
        });
    }
    let has = |status: &&str| tests.iter().any(|test| test.status == *status);
    let status = ["error", "fail"].into_iter().find(|status| has(status));
    Results {
        version: 1,
        status: status.unwrap_or("pass"),
        max_score: parts.iter().map(|part| part.points_max).sum(),
        tests,
    }
}

fn test(part: &Part<'_>, room: usize) -> Test {
    let status = match (part.is_unjudged(), part.is_accepted()) {
        (true, _) => "error",
        (_, true) => "pass",
        _ => "fail",
    };
    let message = match part.is_accepted() {
        true => String::new(),
        false => part.text(room),
    };
    Test {
        name: part.name.clone(),
        status,
        message,
        line_no: 0,
        // The reporter shows the sum with all its digits.
        score: (part.points * 100.0).round() / 100.0,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::Value;

    use super::super::tests::{large_cohort, report};
    use super::*;

    /// As the reporter reads it.
    fn read(text: &str) -> Value {
        let json = BASE64.decode(text.trim_end().as_bytes()).expect("base64");
        serde_json::from_slice(&json).expect("JSON")
    }

    #[test]
    fn a_large_cohort_fits_into_an_environment_variable() {
        let text = render(&large_cohort(1000));
        assert!(text.len() < 130_000);
        assert_eq!(read(&text)["max_score"], 28.0 * 1000.0 * 100.0);
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

        #[test]
        fn every_score_is_a_number_and_no_line_is_an_order(report in report()) {
            let results = read(&render(&report));
            prop_assert!(results["max_score"].as_f64().is_some());
            let tests = results["tests"].as_array().expect("tests");
            prop_assert!(!tests.is_empty());
            for test in tests {
                prop_assert!(test["score"].as_f64().is_some());
                // What the reporter prints.
                let [name, message] = ["name", "message"].map(|key| test[key].as_str().expect("text"));
                prop_assert!(!name.contains('\n'));
                let log = format!("❌ {name}\nError: {message}");
                for line in log.lines() {
                    prop_assert!(!line.trim_start().starts_with("::") && !line.contains("##["));
                    prop_assert!(!line.contains(super::super::escape::is_hidden));
                }
            }
        }
    }
}
