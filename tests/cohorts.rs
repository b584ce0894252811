//! Every submission of the fixture cohorts gets the verdict that their README has for it.

mod common;

use std::collections::BTreeMap;
use std::fs;

use common::{grade, root, submissions};
use serde_json::Value;

/// The part of the README below a heading, up to the next of its level.
fn part<'a>(readme: &'a str, heading: &str) -> &'a str {
    let from = readme
        .find(&format!("\n## {heading}\n"))
        .expect("the heading is there")
        + 4;
    let to = readme[from..]
        .find("\n## ")
        .map_or(readme.len(), |at| from + at);
    &readme[from..to]
}

/// The cells of the table rows, without back quotes.
fn rows(text: &str) -> impl Iterator<Item = Vec<String>> + '_ {
    text.lines()
        .filter(|line| line.starts_with("| ") && !line.contains("| verdict"))
        .map(|line| {
            line.trim_matches('|')
                .split(" | ")
                .map(|cell| cell.trim().replace('`', ""))
                .collect()
        })
}

/// The verdict of every submission, and what is said of it, by candidate and problem.
fn found(cohort: &str) -> BTreeMap<(String, String), (String, String)> {
    let (report, code) = grade(&root().join("fixtures/cohorts").join(cohort), &[]);
    assert_eq!(
        code, 1,
        "something is not accepted, and nothing is a judge error"
    );
    let text = |value: &Value| value.as_str().unwrap_or("").to_owned();
    let keyed = |(candidate, submission): (String, Value)| {
        // What is said of it anywhere, without the quotes that the README's table has too.
        let said = submission.to_string().replace('`', "");
        (
            (candidate, text(&submission["problem"])),
            (text(&submission["verdict"]), said),
        )
    };
    submissions(&report).into_iter().map(keyed).collect()
}

fn readme() -> String {
    fs::read_to_string(root().join("fixtures/cohorts/README.md")).expect("readable")
}

#[test]
fn the_interview_is_graded_as_its_readme_says() {
    let readme = readme();
    let mut expected = BTreeMap::new();
    for candidate in part(&readme, "interview").split("\n### ").skip(1) {
        let name = candidate.split(':').next().expect("a name").to_owned();
        for row in rows(candidate) {
            let verdict = row.last().expect("a verdict").clone();
            if verdict.contains('_') || verdict == "accepted" {
                expected.insert((name.clone(), row[0].clone()), verdict);
            }
        }
    }
    let found: BTreeMap<_, _> = found("interview")
        .into_iter()
        .map(|(key, (verdict, _))| (key, verdict))
        .collect();
    assert_eq!(found.len(), 71);
    assert_eq!(found, expected);
    for verdict in gradebox::judge::Verdict::ALL {
        use gradebox::judge::Verdict::{JudgeError, Skipped};
        let shown = found.values().any(|found| found == verdict.name());
        assert_eq!(
            shown,
            verdict != JudgeError && verdict != Skipped,
            "{}",
            verdict.name()
        );
    }
}

#[test]
fn awkward_input_gets_its_verdict_and_a_message() {
    let readme = readme();
    let found = found("awkward");
    let mut checked = 0;
    for row in rows(part(&readme, "awkward")) {
        let [candidate, _, _, verdict, phrase] = row.as_slice() else {
            continue;
        };
        for ((name, problem), (got, message)) in &found {
            if name == candidate {
                checked += 1;
                assert_eq!(got, verdict, "{name}, {problem}: {message}");
                assert!(
                    message.contains(phrase),
                    "{name} should say `{phrase}`: {message}"
                );
            }
        }
    }
    assert!(checked >= 20, "{checked} submissions were checked");
}
