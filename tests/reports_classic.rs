//! JUnit, CTRF, TAP, CSV and Markdown look as they are known to look, and the
//! readers of each format take them.
//!
//! `BLESS=1 cargo test --test reports_classic` writes what is expected anew.

mod common;
#[path = "common/tap.rs"]
mod tap;
#[path = "common/xsd.rs"]
mod xsd;

use std::fs;
use std::path::PathBuf;

use common::{entries, golden, root, saved_report};
use gradebox::report::{self, Format, Report, Style};
use serde_json::Value;

/// The formats and the endings of their files.
const FORMATS: [(Format, &str); 6] = [
    (Format::Junit, "xml"),
    (Format::Ctrf, "json"),
    (Format::Tap, "txt"),
    (Format::Csv, "csv"),
    (Format::CsvLong, "csv"),
    (Format::Markdown, "md"),
];

fn folder() -> PathBuf {
    root().join("fixtures/reports")
}

/// All saved reports: friendly and hostile ones, one of version 1, and a real cohort.
fn saved() -> Vec<Report> {
    let cohort = "../cohorts/interview.report.json";
    ["friendly.json", "nasty.json", "version-1.json", cohort]
        .map(saved_report)
        .into()
}

fn render(report: &Report, format: Format) -> String {
    let style = Style {
        color: false,
        width: 80,
    };
    report::render(report, format, style)
}

fn schema(name: &str) -> String {
    fs::read_to_string(folder().join("schemas").join(name)).expect("readable")
}

/// Cases of all submissions, and submissions that are missing.
fn counts(report: &Report) -> (usize, usize) {
    let submissions = || report.candidates.iter().flat_map(|one| &one.submissions);
    let groups = submissions().flat_map(|one| &one.groups);
    let missing = report.candidates.iter().flat_map(|candidate| {
        let handed_in = |id: &str| candidate.submissions.iter().any(|one| one.problem == id);
        report
            .problems
            .iter()
            .filter(move |one| !handed_in(&one.id))
    });
    (groups.map(|one| one.cases.len()).sum(), missing.count())
}

#[test]
fn every_format_of_a_saved_report_is_as_expected() {
    for name in ["friendly", "nasty"] {
        let report = saved_report(&format!("{name}.json"));
        for (format, ending) in FORMATS {
            let file = format!("{name}.{}.{ending}", format.name());
            golden(&folder().join(file), render(&report, format));
        }
    }
}

#[test]
fn junit_is_as_its_schema_has_it() {
    let schema = schema("junit.xsd");
    for report in saved() {
        let xml = render(&report, Format::Junit);
        let document = roxmltree::Document::parse(&xml).expect("well-formed");
        xsd::assert_valid(&schema, &document);
        let tests = document
            .descendants()
            .filter(|one| one.has_tag_name("testcase"))
            .count();
        let (cases, missing) = counts(&report);
        assert!(
            tests >= cases + missing,
            "{tests} tests, {cases} cases, {missing} missing"
        );
    }
}

#[test]
fn a_schema_that_is_broken_is_noticed() {
    let schema = schema("junit.xsd");
    let xml = render(&saved_report("friendly.json"), Format::Junit);
    for (from, to) in [
        (" tests=\"", " checks=\""),
        (" time=\"0.", " time=\"now 0."),
        ("<failure ", "<failed "),
        ("<properties>", "<properties>text"),
        ("<testcase ", "<skipped/><testcase "),
        (" message=\"", " massage=\""),
    ] {
        assert!(xml.contains(from), "{from:?}");
        let broken = xml.replace(from, to).replace(
            "</failure>",
            if to.contains("failed") {
                "</failed>"
            } else {
                "</failure>"
            },
        );
        let document = roxmltree::Document::parse(&broken).expect("well-formed");
        let check = std::panic::AssertUnwindSafe(|| xsd::assert_valid(&schema, &document));
        assert!(std::panic::catch_unwind(check).is_err(), "{to:?} passes");
    }
}

#[test]
fn every_json_is_as_its_schema_has_it() {
    let ctrf: Value = serde_json::from_str(&schema("ctrf.schema.json")).expect("JSON");
    let ctrf = jsonschema::validator_for(&ctrf).expect("a schema");
    let own = jsonschema::validator_for(&report::schema()).expect("a schema");
    let assert_valid = |schema: &jsonschema::Validator, value: &Value, what: &str| {
        let errors: Vec<String> = schema
            .iter_errors(value)
            .map(|error| format!("{} at {}", error, error.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{what}: {errors:#?}");
    };
    let mut checked = 0;
    for path in entries(&folder()) {
        let name = path
            .file_name()
            .expect("named")
            .to_string_lossy()
            .into_owned();
        let schema = match name.split('.').collect::<Vec<_>>()[..] {
            [_, "json"] => &own,
            [_, "ctrf", "json"] => &ctrf,
            _ => continue,
        };
        let value = serde_json::from_slice(&fs::read(&path).expect("readable")).expect("JSON");
        assert_valid(schema, &value, &name);
        checked += 1;
    }
    assert!(checked >= 5, "{checked} files");
    for report in saved() {
        let value = |format| serde_json::from_str(&render(&report, format)).expect("JSON");
        assert_valid(&ctrf, &value(Format::Ctrf), "CTRF");
        assert_valid(&own, &value(Format::Json), "our own");
    }
    let mut broken: Value =
        serde_json::from_str(&render(&saved_report("friendly.json"), Format::Ctrf)).expect("JSON");
    broken["results"]["tests"][0]["verdict"] = Value::from("accepted");
    assert!(!ctrf.is_valid(&broken));
}

#[test]
fn a_strict_reader_of_tap_gets_every_case() {
    for report in saved() {
        let points = tap::read(&render(&report, Format::Tap));
        let (cases, missing) = counts(&report);
        let tests: usize = points.iter().map(|point| point.tests.len()).sum();
        assert!(tests >= cases, "{tests} tests, {cases} cases");
        assert_eq!(
            points.iter().filter(|point| point.tests.is_empty()).count(),
            missing
        );
        for point in points.iter().flat_map(|point| &point.tests) {
            assert_eq!(point.passed, point.diagnostic.is_empty(), "{point:?}");
            assert!(
                !point.name.is_empty() && (point.passed || !point.skipped),
                "{point:?}"
            );
        }
    }
}

#[test]
fn a_gradebook_has_a_row_for_each_candidate_and_a_table_of_cases_one_for_each_case() {
    for report in saved() {
        let rows = |format| {
            let text = render(&report, format);
            let mut reader = csv::Reader::from_reader(text.as_bytes());
            let rows = reader.deserialize::<std::collections::HashMap<String, String>>();
            rows.map(|row| row.expect("a row")).collect::<Vec<_>>()
        };
        let book = rows(Format::Csv);
        assert_eq!(book.len(), report.candidates.len());
        for row in &book {
            let score: f64 = row["score"].parse().expect("a number");
            assert!((0.0..=100.0).contains(&score));
        }
        let (cases, missing) = counts(&report);
        let long = rows(Format::CsvLong);
        assert_eq!(
            long.iter().filter(|row| !row["case"].is_empty()).count(),
            cases
        );
        let lacking = long
            .iter()
            .filter(|row| row["verdict"] == "no_submission")
            .count();
        assert_eq!(lacking, missing);
    }
}

#[test]
fn rendering_again_gives_the_same_bytes() {
    for report in saved() {
        for (format, _) in FORMATS {
            let text = render(&report, format);
            assert_eq!(render(&report, format), text);
            assert!(text.ends_with('\n'), "{}", format.name());
        }
    }
}
