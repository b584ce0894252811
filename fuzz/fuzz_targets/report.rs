//! Any bytes as a saved report: an error, or a report that every format can show.

#![no_main]

use gradebox::report::{
    Audience, Comparison, Format, Report, Style, anonymise, case_details, explanation, github,
    parse, redact, render,
};
use libfuzzer_sys::fuzz_target;

const PLAIN: Style = Style {
    color: false,
    width: 100,
};

fn assert_harmless(text: &str) {
    let harmful = |c: char| c.is_control() && c != '\n';
    assert!(!text.chars().any(harmful), "{text:?}");
}

fn show(report: &Report) {
    for format in Format::ALL {
        assert_harmless(&render(report, format, PLAIN));
    }
    assert_harmless(&github::summary(report));
    assert_harmless(&github::outputs(report));
    for audience in Audience::ALL {
        if let Ok(redacted) = redact(report.clone(), audience) {
            assert_harmless(&render(&anonymise(redacted, &[7; 32]), Format::Json, PLAIN));
        }
    }
    Comparison::of(report, report);
    for width in [0, 100, usize::MAX] {
        let style = Style { width, ..PLAIN };
        assert_harmless(&render(report, Format::Terminal, style));
        let color = Style {
            color: true,
            ..style
        };
        render(report, Format::Terminal, color);
    }
    for candidate in &report.candidates {
        for submission in &candidate.submissions {
            assert_harmless(&explanation(
                &candidate.name,
                submission,
                &report.problems,
                PLAIN,
            ));
            for case in submission.groups.iter().flat_map(|group| &group.cases) {
                if let Some(evidence) = &case.evidence {
                    assert_harmless(&case_details(case, evidence, PLAIN));
                }
            }
        }
    }
}

fuzz_target!(|data: &[u8]| match parse(data) {
    Ok(report) => {
        show(&report);
        let text = render(&report, Format::Json, PLAIN);
        assert_harmless(&text);
        let again = parse(text.as_bytes());
        assert_eq!(again.as_ref(), Ok(&report), "{text}");
        assert_eq!(render(&report, Format::Json, PLAIN), text);
    }
    Err(error) => {
        let message = error.to_string();
        assert!(!message.chars().any(char::is_control), "{message:?}");
    }
});
