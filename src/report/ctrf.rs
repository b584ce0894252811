//! Common Test Report Format: one flat list of tests, a test for each case.
//!
//! The fields are those of its specification, version 0.1.0, which allows others
//! only in objects named `extra`. Times are virtual: 1 instruction is 1 ns, and a
//! run starts and stops at 0, since a report knows no other time. `other` is not
//! used: readers count it as no failure, and a judge error must not pass for that.

use serde::Serialize;

use super::attempts::{Attempt, Cases, Status, Test, attempts, verdict_name};
use super::json;
use super::record::{Excerpt, IgnoredRecord, Report, RuntimeRecord, UsageRecord};

/// The version of the specification that is written.
const SPEC_VERSION: &str = "0.1.0";
/// Lines of a compiler's message; a record keeps no more than a few thousand bytes of it.
const MESSAGE_LINES_MAX: usize = 200;
/// Virtual nanoseconds, which are instructions, in a millisecond.
const NS_PER_MS: u64 = 1_000_000;

/// The whole report.
pub(super) fn render(report: &Report) -> String {
    let cases = Cases::of(report);
    let mut summary = Summary::default();
    let mut tests = Vec::new();
    for attempt in attempts(report) {
        summary.suites += 1;
        for test in attempt.tests(&cases) {
            summary.add(&test);
            tests.push(TestResult::of(&attempt, &test));
        }
    }
    summary.duration /= NS_PER_MS;
    json::document(&Document {
        report_format: "CTRF",
        spec_version: SPEC_VERSION,
        generated_by: format!("gradebox {}", report.gradebox_version),
        results: Results {
            tool: Tool {
                name: "gradebox",
                version: &report.gradebox_version,
            },
            summary,
            tests,
            environment: Environment {
                report_name: "gradebox",
                extra: EnvironmentExtra {
                    audience: report.audience.name(),
                    runtimes: &report.runtimes,
                },
            },
            extra: ResultsExtra {
                interrupted: report.interrupted,
                not_graded: &report.ignored,
            },
        },
    })
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Document<'a> {
    report_format: &'static str,
    spec_version: &'static str,
    generated_by: String,
    results: Results<'a>,
}

#[derive(Serialize)]
struct Results<'a> {
    tool: Tool<'a>,
    summary: Summary,
    tests: Vec<TestResult<'a>>,
    environment: Environment<'a>,
    extra: ResultsExtra<'a>,
}

#[derive(Serialize)]
struct Tool<'a> {
    name: &'static str,
    version: &'a str,
}

#[derive(Default, Serialize)]
struct Summary {
    tests: u64,
    passed: u64,
    failed: u64,
    skipped: u64,
    pending: u64,
    other: u64,
    suites: u64,
    start: u64,
    stop: u64,
    /// Instructions while they are summed up, then milliseconds.
    duration: u64,
}

impl Summary {
    fn add(&mut self, test: &Test<'_>) {
        self.tests += 1;
        self.duration = self.duration.saturating_add(test.instructions());
        match test.status() {
            Status::Passed => self.passed += 1,
            Status::Failed | Status::Error => self.failed += 1,
            Status::Skipped => self.skipped += 1,
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct TestResult<'a> {
    name: String,
    status: &'static str,
    duration: u64,
    suite: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    trace: Option<String>,
    raw_status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    file_path: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    stdout: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    stderr: Vec<String>,
    extra: TestExtra<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct TestExtra<'a> {
    /// Of the submission, 0 to 100.
    score: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    group_points: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    group_points_max: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    usage: Option<UsageRecord>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Environment<'a> {
    report_name: &'static str,
    extra: EnvironmentExtra<'a>,
}

#[derive(Serialize)]
struct EnvironmentExtra<'a> {
    audience: &'static str,
    runtimes: &'a [RuntimeRecord],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ResultsExtra<'a> {
    interrupted: bool,
    not_graded: &'a [IgnoredRecord],
}

impl<'a> TestResult<'a> {
    fn of(attempt: &Attempt<'a>, test: &Test<'a>) -> TestResult<'a> {
        let status = test.status();
        let failed = matches!(status, Status::Failed | Status::Error);
        let lines = |excerpt: Option<&Excerpt>| {
            let excerpt = excerpt.filter(|_| failed);
            excerpt.map(Excerpt::visible_lines).unwrap_or_default()
        };
        let [stdout, stderr] = test.outputs().map(lines);
        let mut suite = vec![attempt.candidate.name.as_str(), attempt.problem];
        suite.extend(Some(test.group).filter(|group| !group.is_empty()));
        TestResult {
            name: format!("{}: {}", attempt.name(), test.id),
            status: match status {
                Status::Passed => "passed",
                Status::Failed | Status::Error => "failed",
                Status::Skipped => "skipped",
            },
            duration: test.instructions() / NS_PER_MS,
            suite,
            message: (status != Status::Passed).then(|| test.reason()),
            trace: failed.then(|| test.account(MESSAGE_LINES_MAX)),
            raw_status: verdict_name(test.verdict),
            file_path: attempt
                .submission
                .map(|one| &*one.file)
                .filter(|file| !file.is_empty()),
            stdout,
            stderr,
            extra: TestExtra {
                score: attempt.score(),
                group_points: test.group_points.map(|(points, _)| points),
                group_points_max: test.group_points.map(|(_, most)| most),
                language: attempt.submission.and_then(|one| one.language.as_deref()),
                usage: test.case.and_then(|case| case.usage),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::Value;

    use super::super::tests::{full_report, harmless};
    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

        #[test]
        fn every_report_is_valid_and_its_counts_add_up(report in full_report()) {
            let schema = include_str!("../../fixtures/reports/schemas/ctrf.schema.json");
            let schema = serde_json::from_str(schema).expect("JSON");
            let text = render(&report);
            harmless(&text)?;
            let value: Value = serde_json::from_str(&text).expect("JSON");
            let error = jsonschema::validate(&schema, &value).err();
            prop_assert!(error.is_none(), "{}", error.expect("an error"));
            let results = &value["results"];
            let tests = results["tests"].as_array().expect("a list");
            prop_assert_eq!(&results["summary"]["tests"], &Value::from(tests.len()));
            for status in ["passed", "failed", "skipped", "pending", "other"] {
                let count = tests.iter().filter(|test| test["status"] == status).count();
                prop_assert_eq!(&results["summary"][status], &Value::from(count));
            }
            let suites = Value::from(attempts(&report).count());
            prop_assert_eq!(&results["summary"]["suites"], &suites);
        }
    }
}
