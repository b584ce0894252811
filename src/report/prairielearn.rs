//! `results.json` of a PrairieLearn external grader.
//!
//! A test is a group, since groups have the points. What PrairieLearn counts is
//! the score beside the tests: the candidate's, by the weights of the problems.
//!
//! A submission that did not become a program, and one that the judge failed
//! on, are "not gradable": no points, and no attempt is used up.

use serde::Serialize;

use super::feedback;
use super::json;
use super::parts::{Part, fitting, parts};
use super::record::Report;
use crate::judge::Verdict;

/// PrairieLearn takes no more (its manual, "Grading results": 1 MB).
const BYTES_MAX: usize = 1_000_000;
/// Messages about what is not gradable.
const ERRORS_MAX: usize = 20;
/// Bytes of one such message.
const ERROR_BYTES_MAX: usize = 4 << 10;

#[derive(Serialize)]
struct Results {
    gradable: bool,
    /// 0 to 1.
    score: f64,
    #[serde(skip_serializing_if = "String::is_empty")]
    message: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    format_errors: Vec<String>,
    tests: Vec<Test>,
}

#[derive(Serialize)]
struct Test {
    name: String,
    /// Both are always there: else PrairieLearn shows no points at all.
    points: f64,
    /// 0 is shown as neither right nor wrong.
    max_points: f64,
    message: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    output: String,
}

/// The whole report as one `results.json`.
///
/// PrairieLearn grades one candidate at a time; of several, the score is the
/// mean, and every test has its candidate's name.
pub(super) fn render(report: &Report) -> String {
    let parts = parts(report);
    fitting(&parts, BYTES_MAX, |parts, room| {
        json::document(&results(report, parts, room))
    })
}

fn results(report: &Report, parts: &[Part<'_>], room: usize) -> Results {
    let format_errors = format_errors(report, parts);
    let score = report
        .candidates
        .iter()
        .map(|one| one.score.clamp(0.0, 100.0));
    let candidates = report.candidates.len().max(1);
    Results {
        gradable: format_errors.is_empty(),
        score: score.sum::<f64>() / 100.0 / candidates as f64,
        message: feedback::notes(report).join("\n"),
        format_errors,
        tests: parts.iter().map(|part| test(part, room)).collect(),
    }
}

fn test(part: &Part<'_>, room: usize) -> Test {
    Test {
        name: part.name.clone(),
        points: part.points,
        max_points: if part.is_unjudged() {
            0.0
        } else {
            part.points_max
        },
        message: part.summary(),
        output: part.details(room),
    }
}

/// Why this cannot be graded, if it cannot.
fn format_errors(report: &Report, parts: &[Part<'_>]) -> Vec<String> {
    if report.candidates.is_empty() {
        return vec!["nothing was graded".to_string()];
    }
    let unjudged = parts.iter().any(Part::is_unjudged);
    let uncompiled = |part: &Part<'_>| part.verdict == Some(Verdict::CompileError);
    if !unjudged && !parts.iter().all(uncompiled) {
        return Vec::new();
    }
    let blamed = parts.iter().filter(|part| part.is_unjudged() || !unjudged);
    let errors = blamed
        .take(ERRORS_MAX)
        .map(|part| format!("{}: {}", part.name, part.text(ERROR_BYTES_MAX)));
    errors.collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::Value;

    use super::super::tests::{large_cohort, report};
    use super::*;

    #[test]
    fn a_large_cohort_is_written_in_bounds_with_all_its_points() {
        let text = render(&large_cohort(1000));
        assert!(
            text.len() <= BYTES_MAX && text.len() > BYTES_MAX / 3,
            "{}",
            text.len()
        );
        let results: Value = serde_json::from_str(&text).expect("JSON");
        let tests = results["tests"].as_array().expect("tests");
        let points: f64 = tests
            .iter()
            .filter_map(|test| test["points"].as_f64())
            .sum();
        assert_eq!(points, 1000.0 * 28.0 * 50.0);
        let last = tests.last().expect("tests")["message"].as_str();
        assert!(last.is_some_and(|text| text.contains("for which there is no room")));
    }

    #[test]
    fn what_did_not_compile_or_was_not_judged_uses_up_no_attempt() {
        let mut report = large_cohort(1);
        report.problems.truncate(1);
        report.candidates[0].submissions.truncate(1);
        for verdict in Verdict::ALL {
            report.candidates[0].submissions[0].verdict = verdict;
            let results: Value = serde_json::from_str(&render(&report)).expect("JSON");
            let gradable = !matches!(verdict, Verdict::CompileError | Verdict::JudgeError);
            assert_eq!(results["gradable"], gradable);
            assert_eq!(results.get("format_errors").is_none(), gradable);
            // Grey, neither right nor wrong.
            let judged = results["tests"][0]["max_points"] != 0.0;
            assert_eq!(judged, verdict != Verdict::JudgeError);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

        #[test]
        fn every_test_has_points_and_the_score_is_a_share(report in report()) {
            let text = render(&report);
            prop_assert!(text.len() <= BYTES_MAX && !text.contains("##["));
            let results: Value = serde_json::from_str(&text).expect("JSON");
            let score = results["score"].as_f64().expect("a score");
            prop_assert!((0.0..=1.0).contains(&score));
            for test in results["tests"].as_array().expect("tests") {
                let [points, most] = ["points", "max_points"].map(|key| test[key].as_f64());
                prop_assert!(points.is_some() && most.is_some());
                // What PrairieLearn takes for colours would be here.
                prop_assert!(!test.to_string().contains("\\u001b"));
            }
        }
    }
}
