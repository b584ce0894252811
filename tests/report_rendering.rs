//! Reports look as they are known to look, and whatever stands in them, no
//! character reaches a terminal that could do more there than be read.
//!
//! `BLESS=1 cargo test --test report_rendering` writes what is expected anew.

mod common;

use common::{root, saved_report};
use gradebox::report::{self, Format, Style, escape};

const PLAIN: Style = Style {
    color: false,
    width: 80,
};
const COLOR: Style = Style {
    color: true,
    width: 100,
};

fn assert_golden(name: &str, text: &str) {
    common::golden(&root().join("fixtures/reports").join(name), text);
}

/// Takes away the colours that a rendering wrote, and nothing else.
fn without_color(text: &str) -> String {
    let mut pieces = text.split("\x1b[");
    let mut plain = pieces.next().unwrap_or_default().to_string();
    for piece in pieces {
        let (code, rest) = piece.split_once('m').expect("a colour ends");
        assert!(
            code.chars().all(|c| c.is_ascii_digit() || c == ';'),
            "{code:?} is no colour"
        );
        plain.push_str(rest);
    }
    plain
}

fn assert_harmless(text: &str) {
    for line in text.split('\n') {
        let hidden = line
            .chars()
            .find(|c| c.is_control() || escape::is_hidden(*c));
        assert_eq!(hidden, None, "in {line:?}");
        // What CI services take for orders when it stands in a log.
        assert!(!line.trim_start().starts_with("::"), "{line:?}");
        assert!(
            !line.contains("##[") && !line.contains("##vso["),
            "{line:?}"
        );
    }
}

#[test]
fn a_report_for_people_is_as_expected() {
    let report = saved_report("friendly.json");
    assert_golden(
        "friendly.terminal.txt",
        &report::render(&report, Format::Terminal, PLAIN),
    );
}

#[test]
fn a_hostile_report_is_as_expected_with_and_without_colour() {
    let report = saved_report("nasty.json");
    assert_golden(
        "nasty.terminal.txt",
        &report::render(&report, Format::Terminal, PLAIN),
    );
    assert_golden(
        "nasty.terminal.color.txt",
        &report::render(&report, Format::Terminal, COLOR),
    );
}

#[test]
fn nothing_but_text_and_newlines_reaches_a_terminal() {
    for name in ["friendly.json", "nasty.json"] {
        let report = saved_report(name);
        for width in [0, 40, 80, 120, usize::MAX] {
            let plain = Style {
                color: false,
                width,
            };
            let color = Style { color: true, width };
            assert_harmless(&report::render(&report, Format::Terminal, plain));
            assert_harmless(&without_color(&report::render(
                &report,
                Format::Terminal,
                color,
            )));
        }
    }
}

#[test]
fn every_case_in_full_is_harmless_too() {
    for name in ["friendly.json", "nasty.json"] {
        let report = saved_report(name);
        let submissions = report
            .candidates
            .iter()
            .flat_map(|candidate| &candidate.submissions);
        let cases = submissions
            .flat_map(|one| &one.groups)
            .flat_map(|group| &group.cases);
        let mut shown = 0;
        for (case, evidence) in cases.filter_map(|case| Some((case, case.evidence.as_ref()?))) {
            assert_harmless(&report::case_details(case, evidence, PLAIN));
            let color = report::case_details(case, evidence, COLOR);
            assert_harmless(&without_color(&color));
            shown += 1;
        }
        assert!(shown > 3, "{name} has {shown} cases with evidence");
    }
}

#[test]
fn a_saved_report_reads_back_as_what_it_was() {
    for name in ["friendly.json", "nasty.json"] {
        let report = saved_report(name);
        let text = report::render(&report, Format::Json, COLOR);
        assert_eq!(report::parse(text.as_bytes()), Ok(report));
        assert_golden(name, &text);
        assert!(text.ends_with("}\n"));
        assert!(
            text.chars()
                .all(|c| c == '\n' || !(c.is_control() || escape::is_hidden(c)))
        );
    }
}
