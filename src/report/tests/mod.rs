//! What holds for every report, whatever stands in it.

mod made;
mod strategies;

use proptest::prelude::*;

use super::*;
pub(super) use made::{candidate_of, large_cohort, report_of, submission_of};
use strategies::{case, evidence, text};
pub(super) use strategies::{full_report, report};

pub(super) fn harmless(text: &str) -> Result<(), TestCaseError> {
    for line in text.split('\n') {
        prop_assert!(
            !line.chars().any(|c| c.is_control() || escape::is_hidden(c)),
            "{:?}",
            line
        );
        prop_assert!(
            !line.trim_start().starts_with("::") && !line.contains("##["),
            "{:?}",
            line
        );
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn every_report_is_rendered_and_harmless(report in report(), width in 0_usize..160) {
        let plain = render(&report, Format::Terminal, Style { color: false, width });
        harmless(&plain)?;
        prop_assert!(plain.ends_with('\n'));
        render(&report, Format::Terminal, Style { color: true, width });
    }

    #[test]
    fn every_report_reads_back(report in report()) {
        let style = Style { color: true, width: 80 };
        let text = render(&report, Format::Json, style);
        prop_assert_eq!(parse(text.as_bytes()), Ok(report));
    }

    #[test]
    fn every_case_is_shown_and_harmless(case in case(), evidence in evidence(), width in 0_usize..160) {
        harmless(&case_details(&case, &evidence, Style { color: false, width }))?;
        case_details(&case, &evidence, Style { color: true, width });
    }

    #[test]
    fn whatever_is_read_gives_a_report_or_an_error(bytes: Vec<u8>, text in text()) {
        prop_assert!(parse(&bytes).is_err());
        let error = parse(format!("{{\"schema_version\": 1, \"{text}\": 1}}").as_bytes());
        let message = error.expect_err("no report").to_string();
        prop_assert!(!message.chars().any(char::is_control), "{:?}", message);
    }
}

#[test]
fn every_format_is_found_by_its_name() {
    for format in Format::ALL {
        assert_eq!(Format::parse(format.name()), Ok(format));
        assert!(!format.description().is_empty());
    }
    let error = Format::parse("xml\x1b").expect_err("no format").to_string();
    let start = "unknown report format `xml␛`; known are `terminal`, `json`, `html`, ";
    assert!(error.starts_with(start), "{error}");
}

#[test]
fn a_large_cohort_has_a_line_and_a_row_for_each() {
    let report = large_cohort(1000);
    let text = render(
        &report,
        Format::Terminal,
        Style {
            color: true,
            width: 80,
        },
    );
    let count = |start: &str| text.lines().filter(|line| line.starts_with(start)).count();
    assert_eq!(count("■ "), 1000);
    let bands = count("│ rank │ candidate  ");
    assert!(bands > 1, "28 problems do not fit into 80 columns");
    let row = |line: &&str| line.starts_with('│') && line.contains(" │ candidate ");
    assert_eq!(text.lines().filter(row).count(), bands * 1001);
    assert_eq!(count("── "), 100, "details are bounded");
}
