//! Reports for platforms look as they are known to look, and are what the platforms read.
//!
//! `BLESS=1 cargo test --test reports_platforms` writes what is expected anew.

mod common;

use common::{golden, root, saved_report};
use data_encoding::BASE64;
use gradebox::report::{self, Audience, Format, Report, Style, github};
use serde_json::Value;

const NAMES: [&str; 2] = ["friendly", "nasty"];

fn load(name: &str) -> Report {
    saved_report(&format!("{name}.json"))
}

/// A candidate's answers to a problem, or to all: what most platforms ask for.
fn one(candidate: usize, problem: Option<&str>) -> Report {
    let mut report = load("friendly");
    report.audience = Audience::Candidate;
    report.ignored.clear();
    report.candidates = vec![report.candidates.swap_remove(candidate)];
    if let Some(id) = problem {
        report.problems.retain(|problem| problem.id == id);
        let submissions = &mut report.candidates[0].submissions;
        submissions.retain(|submission| submission.problem == id);
    }
    report
}

fn render(report: &Report, format: Format) -> String {
    let style = Style {
        color: true,
        width: 80,
    };
    report::render(report, format, style)
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

fn list<'a>(value: &'a Value, key: &str) -> &'a Vec<Value> {
    value[key]
        .as_array()
        .unwrap_or_else(|| panic!("{key} is a list: {value}"))
}

fn sum(tests: &[Value], key: &str) -> f64 {
    tests
        .iter()
        .map(|test| test[key].as_f64().unwrap_or_default())
        .sum()
}

#[test]
fn reports_for_platforms_are_as_expected() {
    for name in NAMES {
        let report = load(name);
        let at = |ending: &str| root().join(format!("fixtures/reports/{name}.{ending}"));
        for format in [Format::Gradescope, Format::Exercism, Format::Prairielearn] {
            let ending = format!("{}.json", format.name());
            golden(&at(&ending), render(&report, format));
        }
        // As it is, nobody could read what changed.
        let encoded = render(&report, Format::GithubClassroom);
        let decoded = BASE64
            .decode(encoded.trim_end().as_bytes())
            .expect("base64");
        let decoded: Value = serde_json::from_slice(&decoded).expect("JSON");
        let text = serde_json::to_string_pretty(&decoded).expect("JSON");
        golden(&at("github-classroom.json"), text + "\n");
        golden(
            &at("github.annotations.txt"),
            render(&report, Format::Github),
        );
        golden(&at("github.outputs.txt"), github::outputs(&report));
    }
}

#[test]
fn one_answer_is_one_exercise() {
    let report = one(1, Some("reverse-integer"));
    let path = root().join("fixtures/reports/one.exercism.json");
    golden(&path, render(&report, Format::Exercism));
    let results = json(&render(&report, Format::Exercism));
    assert_eq!(
        (&results["version"], &results["status"]),
        (&3.into(), &"fail".into())
    );
    assert_eq!(list(&results, "tests").len(), 15);
    // A compile error is all that there is to say.
    let results = json(&render(&one(2, Some("reverse-integer")), Format::Exercism));
    assert_eq!(results["status"], "error");
    let message = results["message"].as_str().expect("a message");
    assert!(
        message.contains("error[E0308]: mismatched types"),
        "{message}"
    );
}

#[test]
fn the_totals_are_those_of_the_record() {
    let report = one(1, Some("reverse-integer"));
    let groups = &report.candidates[0].submissions[0].groups;
    let points: f64 = groups.iter().map(|group| group.points).sum();
    let most: u32 = groups.iter().map(|group| group.points_max).sum();
    for (format, names) in [
        (Format::Gradescope, ["score", "max_score"]),
        (Format::Prairielearn, ["points", "max_points"]),
    ] {
        let results = json(&render(&report, format));
        let tests = list(&results, "tests");
        assert_eq!(tests.len(), groups.len());
        let found = names.map(|name| sum(tests, name));
        assert_eq!(found, [points, f64::from(most)], "{}", format.name());
    }
    let encoded = render(&report, Format::GithubClassroom);
    let decoded = BASE64
        .decode(encoded.trim_end().as_bytes())
        .expect("base64");
    let results: Value = serde_json::from_slice(&decoded).expect("JSON");
    assert_eq!(sum(list(&results, "tests"), "score"), points);
    assert_eq!(results["max_score"], f64::from(most));
}

#[test]
fn a_candidate_with_several_problems_gets_the_score_by_their_weights() {
    let report = one(1, None);
    let score = report.candidates[0].score;
    let gradescope = json(&render(&report, Format::Gradescope));
    let most = sum(list(&gradescope, "tests"), "max_score");
    let found = gradescope["score"].as_f64().expect("a score");
    assert!(
        (found / most * 100.0 - score).abs() < 0.01,
        "{found} of {most}"
    );
    let prairielearn = json(&render(&report, Format::Prairielearn));
    let found = prairielearn["score"].as_f64().expect("a score");
    assert!((found * 100.0 - score).abs() < 1e-9);
}

#[test]
fn what_is_missing_is_there_with_no_points() {
    // linus has no answer in SQL.
    let report = one(2, None);
    for (format, key, most) in [
        (Format::Gradescope, "score", "max_score"),
        (Format::Prairielearn, "points", "max_points"),
    ] {
        let results = json(&render(&report, format));
        let tests = list(&results, "tests");
        let missing = tests
            .iter()
            .find(|test| test["name"] == "Developers by country, in SQL");
        let missing = missing.unwrap_or_else(|| panic!("{}", format.name()));
        assert_eq!(
            (&missing[key], &missing[most]),
            (&0.0.into(), &100.0.into())
        );
    }
    assert!(github::outputs(&report).contains("\nmissing=1\n"));
    assert!(github::annotations(&report).contains(", 1 missing"));
}

#[test]
fn texts_of_strangers_are_plain_text_everywhere() {
    for name in NAMES {
        let report = load(name);
        for format in [Format::Gradescope, Format::Exercism, Format::Prairielearn] {
            let text = render(&report, format);
            assert!(!text.contains("##["));
            let hidden = text
                .chars()
                .find(|c| *c != '\n' && report::escape::is_hidden(*c));
            assert_eq!(hidden, None, "{name}, {}", format.name());
            strings(&json(&text), &mut |text| {
                for line in text.lines() {
                    assert!(!line.contains(report::escape::is_hidden), "{line:?}");
                    assert!(!line.trim_start().starts_with("::"), "{line:?}");
                }
            });
        }
    }
}

/// Every text in a value.
fn strings(value: &Value, check: &mut impl FnMut(&str)) {
    match value {
        Value::String(text) => check(text),
        Value::Array(all) => all.iter().for_each(|one| strings(one, check)),
        Value::Object(all) => all.values().for_each(|one| strings(one, check)),
        _ => {}
    }
}
