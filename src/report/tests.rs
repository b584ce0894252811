//! What holds for every report, whatever stands in it.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::*;
use crate::checker::{Difference, Finding, NearMiss};
use crate::judge::Verdict;

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "(?s).{0,30}",
        "[ab \\n\\r\\t\\x00\\x1b\\x07:#\\[\u{9b}\u{202e}\u{200b}\u{301}]{0,60}",
        "(::| ::|##\\[)[a-z]{0,9}",
        "[ab\\n ]{200,400}",
    ]
}

fn verdict() -> impl Strategy<Value = Verdict> {
    proptest::sample::select(&Verdict::ALL[..])
}

fn excerpt() -> impl Strategy<Value = Excerpt> {
    (text(), any::<u64>(), any::<bool>()).prop_map(|(text, bytes, cut)| Excerpt {
        text,
        bytes,
        cut,
    })
}

fn finding() -> impl Strategy<Value = Finding> {
    let near_misses = vec(
        proptest::sample::select(&[NearMiss::Case, NearMiss::Type][..]),
        0..3,
    );
    (vec(text(), 4), near_misses).prop_map(|(texts, near_misses)| {
        let [place, expected, found, message] = texts.try_into().expect("four texts");
        Finding::Wrong(Difference {
            place,
            expected,
            found,
            message,
            near_misses,
        })
    })
}

fn usage() -> impl Strategy<Value = UsageRecord> {
    any::<[u64; 5]>().prop_map(|numbers| UsageRecord {
        instructions: numbers[0],
        instructions_max: numbers[1] >> (numbers[0] % 64),
        memory_bytes_peak: numbers[2],
        memory_bytes_max: numbers[3] >> (numbers[0] % 64),
        output_bytes: numbers[4],
    })
}

fn evidence() -> impl Strategy<Value = Evidence> {
    vec(excerpt(), 5).prop_map(|excerpts| {
        let [input, answer, output, printed, stderr] = excerpts.try_into().expect("five excerpts");
        Evidence {
            input,
            answer,
            output,
            printed,
            stderr,
        }
    })
}

fn case() -> impl Strategy<Value = CaseRecord> {
    let found = (
        option::of(usage()),
        option::of(finding()),
        option::of(evidence()),
    );
    (text(), verdict(), text(), found).prop_map(|(id, verdict, reason, found)| {
        let (usage, finding, evidence) = found;
        CaseRecord {
            id,
            verdict,
            reason,
            usage,
            finding: finding.map(Box::new),
            evidence: evidence.map(Box::new),
        }
    })
}

fn group() -> impl Strategy<Value = GroupRecord> {
    let cases = vec(case(), 0..3);
    (text(), verdict(), any::<f64>(), any::<u32>(), cases).prop_map(
        |(name, verdict, points, points_max, cases)| GroupRecord {
            name,
            verdict,
            points,
            points_max,
            cases,
        },
    )
}

fn submission() -> impl Strategy<Value = SubmissionRecord> {
    let message = option::weighted(0.2, excerpt());
    let groups = vec(group(), 0..7);
    let texts = (
        prop_oneof![Just("p".to_string()), text()],
        option::of(text()),
        text(),
    );
    (texts, verdict(), any::<f64>(), message, groups).prop_map(
        |((problem, language, file), verdict, score, message, groups)| SubmissionRecord {
            problem,
            language,
            file,
            verdict,
            score,
            message,
            groups,
        },
    )
}

fn candidate() -> impl Strategy<Value = CandidateRecord> {
    (text(), any::<f64>(), vec(submission(), 0..4)).prop_map(|(name, score, submissions)| {
        CandidateRecord {
            name,
            score,
            submissions,
        }
    })
}

fn problem() -> impl Strategy<Value = ProblemRecord> {
    (prop_oneof![Just("p".to_string()), text()], text()).prop_map(|(id, title)| ProblemRecord {
        id,
        digest: title.clone(),
        title,
        weight: 1,
        points: 0,
        cases: u32::MAX,
    })
}

fn report() -> impl Strategy<Value = Report> {
    let counts = vec((verdict(), any::<u64>()), 0..4);
    let pairs = || vec((text(), text()), 0..3);
    let lists = (
        pairs(),
        vec(problem(), 0..4),
        vec(candidate(), 0..4),
        counts,
        pairs(),
    );
    lists.prop_map(|(runtimes, problems, candidates, counts, ignored)| Report {
        schema_version: SCHEMA_VERSION,
        gradebox_version: "0.1.0".to_string(),
        runtimes: runtimes
            .into_iter()
            .map(|(language, version)| RuntimeRecord {
                digest: Some(version.clone()),
                language,
                version,
            })
            .collect(),
        problems,
        candidates,
        verdict_counts: counts
            .into_iter()
            .map(|(verdict, submissions)| VerdictCount {
                verdict,
                submissions,
            })
            .collect(),
        interrupted: false,
        ignored: ignored
            .into_iter()
            .map(|(file, reason)| IgnoredRecord { file, reason })
            .collect(),
    })
}

fn harmless(text: &str) -> Result<(), TestCaseError> {
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
    assert_eq!(
        error,
        "unknown report format `xml␛`; known are `terminal`, `json`"
    );
}

#[test]
fn a_large_cohort_has_a_line_and_a_row_for_each() {
    let problem = |at: usize| ProblemRecord {
        id: format!("problem-with-a-name-{at}"),
        title: String::new(),
        weight: 1,
        points: 100,
        cases: 1,
        digest: String::new(),
    };
    let submission = |at: usize, candidate: usize| SubmissionRecord {
        problem: format!("problem-with-a-name-{at}"),
        language: None,
        file: "a.py".to_string(),
        verdict: Verdict::ALL[(at + candidate) % Verdict::ALL.len()],
        score: 50.0,
        message: None,
        groups: Vec::new(),
    };
    let candidate = |number: usize| CandidateRecord {
        name: format!("candidate {number:04}"),
        score: 50.0,
        submissions: (0..28).map(|at| submission(at, number)).collect(),
    };
    let report = Report {
        schema_version: SCHEMA_VERSION,
        gradebox_version: String::new(),
        runtimes: Vec::new(),
        problems: (0..28).map(problem).collect(),
        candidates: (0..1000).map(candidate).collect(),
        verdict_counts: Vec::new(),
        interrupted: false,
        ignored: Vec::new(),
    };
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
    let bands = count("│ candidate  ");
    assert!(bands > 1, "28 problems do not fit into 80 columns");
    assert_eq!(count("│ candidate "), bands * 1001);
    assert_eq!(count("── "), 100, "details are bounded");
}
