//! `results.json` of a Gradescope autograder.
//!
//! A test is a group, since groups have the points; its cases stand in its
//! output. So Gradescope's total is the sum of the points in the record.
//!
//! Gradescope asks that a test be hidden if students may not see it, and then
//! keeps their total from them. A report for candidates holds nothing of secret
//! cases that they may not see: all of it is visible, and so is the total. A
//! report for staff quotes secret cases: those tests are hidden, in case it is
//! uploaded by mistake.

use serde::Serialize;
use serde_json::Value;

use super::escape;
use super::json;
use super::number;
use super::parts::{Part, fitting, parts};
use super::record::Report;
use super::{Audience, feedback};

/// No limit is documented; a page has to show it.
const BYTES_MAX: usize = 4 << 20;
/// Candidates that are listed above the tests.
const CANDIDATES_MAX: usize = 20;
/// Columns of a candidate's name there.
const NAME_COLUMNS_MAX: usize = 100;

#[derive(Serialize)]
struct Results {
    /// Overrides the sum of the tests.
    #[serde(skip_serializing_if = "Option::is_none")]
    score: Option<f64>,
    output: String,
    /// Plain text: the default of `output` is a kind of HTML.
    output_format: &'static str,
    test_output_format: &'static str,
    test_name_format: &'static str,
    visibility: &'static str,
    /// Standard output is for staff.
    stdout_visibility: &'static str,
    tests: Vec<Test>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    leaderboard: Vec<Place>,
}

#[derive(Serialize)]
struct Test {
    /// Neither score nor status where the judge failed: that is no failure of the student.
    #[serde(skip_serializing_if = "Option::is_none")]
    score: Option<f64>,
    max_score: f64,
    /// Always told: what is worth 0 of 0 points would count as passed.
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<&'static str>,
    name: String,
    number: String,
    output: String,
    visibility: &'static str,
}

#[derive(Serialize)]
struct Place {
    name: &'static str,
    value: Value,
    order: &'static str,
}

/// The whole report as one `results.json`.
///
/// Gradescope grades one candidate at a time; of several, every test has its
/// candidate's name.
pub(super) fn render(report: &Report) -> String {
    let parts = parts(report);
    fitting(&parts, BYTES_MAX, |parts, room| {
        json::document(&results(report, parts, room))
    })
}

fn results(report: &Report, parts: &[Part<'_>], room: usize) -> Results {
    Results {
        score: score(report, parts),
        output: output(report, parts),
        output_format: "text",
        test_output_format: "text",
        test_name_format: "text",
        visibility: "visible",
        stdout_visibility: "hidden",
        tests: parts.iter().map(|part| test(report, part, room)).collect(),
        leaderboard: leaderboard(report, parts),
    }
}

/// A sum of points knows nothing of the problems' weights, and leaves out what has no score.
///
/// One candidate's answers to several problems get the share of the points that
/// the candidate's score is.
fn score(report: &Report, parts: &[Part<'_>]) -> Option<f64> {
    let most: f64 = parts.iter().map(|part| part.points_max).sum();
    match &report.candidates[..] {
        [candidate] if report.problems.len() > 1 => {
            let share = candidate.score.clamp(0.0, 100.0) / 100.0;
            Some((share * most * 100.0).round() / 100.0)
        }
        _ if parts.is_empty() || parts.iter().any(Part::is_unjudged) => {
            Some(parts.iter().map(|part| part.points).sum())
        }
        _ => None,
    }
}

fn test(report: &Report, part: &Part<'_>, room: usize) -> Test {
    let unjudged = part.is_unjudged();
    let status = match part.is_accepted() {
        true => "passed",
        false => "failed",
    };
    let visible = part.sample || report.audience != Audience::Staff;
    Test {
        score: (!unjudged).then_some(part.points),
        max_score: part.points_max,
        status: (!unjudged).then_some(status),
        name: part.name.clone(),
        number: part.number.clone(),
        output: part.text(room),
        visibility: if visible { "visible" } else { "hidden" },
    }
}

/// What holds for the whole: the score, and what a student has to know of it.
fn output(report: &Report, parts: &[Part<'_>]) -> String {
    let mut lines = feedback::notes(report);
    if parts.iter().any(Part::is_unjudged) {
        lines.push(format!(
            "Not everything was judged: {}.",
            feedback::NO_FAULT
        ));
    }
    if report.candidates.is_empty() {
        lines.push("Nothing was graded.".to_string());
    }
    let candidates = report.candidates.iter().map(|candidate| {
        let name = escape::clipped(&candidate.name, NAME_COLUMNS_MAX);
        format!("{name}: {} of 100", number::score(candidate.score))
    });
    lines.extend(candidates.take(CANDIDATES_MAX));
    if report.candidates.len() > CANDIDATES_MAX {
        lines.push("…".to_string());
    }
    lines.join("\n")
}

/// One candidate's score, and the instructions of one whose every case is accepted.
fn leaderboard(report: &Report, parts: &[Part<'_>]) -> Vec<Place> {
    let [candidate] = &report.candidates[..] else {
        return Vec::new();
    };
    if parts.iter().any(Part::is_unjudged) {
        return Vec::new();
    }
    let place = |name, value, order| Place { name, value, order };
    let score = place("Score", Value::from(candidate.score), "desc");
    let groups = candidate.submissions.iter().flat_map(|one| &one.groups);
    let used = groups.flat_map(|group| &group.cases).map(|case| case.usage);
    // For candidates, what secret cases used has been taken out: then there is no sum.
    let sum = used
        .map(|usage| usage.map(|usage| usage.instructions))
        .try_fold(0_u64, |sum, one| Some(sum.saturating_add(one?)));
    let sum = sum.filter(|sum| *sum > 0 && parts.iter().all(Part::is_accepted));
    let instructions = sum.map(|sum| place("Instructions", Value::from(sum), "asc"));
    [score].into_iter().chain(instructions).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::tests::{large_cohort, report};
    use super::*;

    fn read(report: &Report) -> Value {
        serde_json::from_str(&render(report)).expect("JSON")
    }

    #[test]
    fn secret_groups_are_hidden_unless_the_report_is_for_candidates() {
        let text = include_bytes!("../../fixtures/reports/friendly.json");
        let mut report = json::parse(text).expect("a report");
        report.candidates.truncate(1);
        let visible = |report: &Report| {
            let tests = read(report)["tests"].as_array().expect("tests").clone();
            let visible = tests.iter().filter(|test| test["visibility"] == "visible");
            (visible.count(), tests.len())
        };
        assert_eq!(visible(&report), (4, 8));
        report.audience = Audience::Candidate;
        assert_eq!(visible(&report), (8, 8));
    }

    #[test]
    fn a_sample_that_fails_does_not_count_as_passed() {
        let text = include_bytes!("../../fixtures/reports/friendly.json");
        let mut report = json::parse(text).expect("a report");
        report.candidates.swap(0, 1);
        let test = &read(&report)["tests"][0];
        assert_eq!(
            (&test["max_score"], &test["score"]),
            (&0.0.into(), &0.0.into())
        );
        assert_eq!(test["status"], "failed");
    }

    #[test]
    fn several_problems_count_by_their_weights() {
        let mut report = large_cohort(1);
        report.candidates[0].score = 36.98;
        // 28 problems of 100 points.
        assert_eq!(read(&report)["score"], 1035.44);
        report.problems.truncate(1);
        report.candidates[0].submissions.truncate(1);
        let one = read(&report);
        assert_eq!(one.get("score"), None);
        assert_eq!(one["tests"][0]["score"], 50.0);
    }

    #[test]
    fn instructions_are_ranked_only_where_everything_is_accepted() {
        let text = include_bytes!("../../fixtures/reports/friendly.json");
        let report = json::parse(text).expect("a report");
        let of = |candidate: usize| {
            let mut report = report.clone();
            report.candidates = vec![report.candidates.swap_remove(candidate)];
            let board = read(&report)["leaderboard"].clone();
            let names = board.as_array().expect("a list").iter();
            names.map(|place| place["name"].clone()).collect::<Vec<_>>()
        };
        assert_eq!(of(0), ["Score", "Instructions"]);
        assert_eq!(of(1), ["Score"]);
        assert_eq!(read(&report).get("leaderboard"), None);
    }

    #[test]
    fn a_large_cohort_is_written_in_bounds() {
        assert!(render(&large_cohort(1000)).len() <= BYTES_MAX);
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

        #[test]
        fn a_judge_error_has_neither_score_nor_status(report in report()) {
            let text = render(&report);
            prop_assert!(text.len() <= BYTES_MAX && !text.contains("##["));
            let results: Value = serde_json::from_str(&text).expect("JSON");
            let tests = results["tests"].as_array().expect("tests");
            for test in tests {
                let output = test["output"].as_str().expect("text");
                let unjudged = output.starts_with("judge error");
                prop_assert_eq!(test.get("score").is_none(), unjudged);
                prop_assert_eq!(test.get("status").is_none(), unjudged);
                prop_assert!(test["max_score"].as_f64().is_some());
            }
            // Gradescope wants a score for every test, or one for all.
            let scored = tests.iter().all(|test| test.get("score").is_some());
            prop_assert!(scored && !tests.is_empty() || results["score"].is_f64());
        }
    }
}
