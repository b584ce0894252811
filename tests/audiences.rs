//! Nobody sees more of a report than is meant for them, in whatever format.

mod common;

use std::fs;
use std::path::Path;

use common::{gradebox, said};
use gradebox::checker::{Difference, Finding};
use gradebox::judge::Verdict;
use gradebox::report::{
    Audience, CandidateRecord, CaseRecord, Evidence, Excerpt, Format, GroupRecord, IgnoredRecord,
    ManifestEntry, ProblemCaseRecord, ProblemGroupRecord, ProblemRecord, RankBy, Report,
    SCHEMA_VERSION, SourceRecord, Style, SubmissionRecord, UsageRecord, VerdictCount, anonymise,
    explanation, github, only, parse, redact, render,
};

const PLAIN: Style = Style {
    color: false,
    width: 120,
};

/// What only staff may see.
const STAFF_ONLY: [&str; 17] = [
    "secretinput",
    "secretanswer",
    "secretoutput",
    "secretprinted",
    "secretstderr",
    "secretplace",
    "secretexpected",
    "secretfound",
    "secretmessage",
    "secretreason",
    "secretjudge",
    "secretignored",
    "secretwhy",
    "secretcolumn",
    "secretdigest",
    // Instructions of a secret case, and the size of an input.
    "31337001",
    "31337002",
];

/// What candidates see of themselves, and nobody else.
const OWN: [&str; 7] = [
    "sampleinput",
    "sampleoutput",
    "ownsource",
    "owncompiler",
    "ownmail",
    "ownfile",
    "authorhint",
];

fn excerpt(text: &str) -> Excerpt {
    Excerpt::of(text.as_bytes(), 1000)
}

fn evidence(of: &str) -> Evidence {
    let excerpt = |part: &str| excerpt(&format!("{of}{part}"));
    Evidence {
        input: excerpt("input"),
        answer: excerpt("answer"),
        output: excerpt("output"),
        printed: excerpt("printed"),
        stderr: excerpt("stderr"),
    }
}

fn case(id: &str, verdict: Verdict, of: &str) -> CaseRecord {
    CaseRecord {
        id: id.to_owned(),
        verdict,
        reason: format!("{of}reason"),
        usage: Some(UsageRecord {
            instructions: 31337001,
            instructions_max: 31337001,
            memory_bytes_peak: 31337001,
            memory_bytes_max: 31337001,
            output_bytes: 31337001,
        }),
        finding: Some(Box::new(Finding::Wrong(Difference {
            place: format!("{of}place"),
            expected: format!("{of}expected"),
            found: format!("{of}found"),
            message: format!("{of}message"),
            near_misses: Vec::new(),
        }))),
        evidence: Some(Box::new(evidence(of))),
    }
}

fn submission(problem: &str, verdict: Verdict) -> SubmissionRecord {
    let group = |name: &str, case: CaseRecord| GroupRecord {
        name: name.to_owned(),
        verdict: case.verdict,
        points: 0.0,
        points_max: 50,
        cases: vec![case],
    };
    let mut sample = case("sample/01", verdict, "sample");
    sample.usage = None;
    SubmissionRecord {
        problem: problem.to_owned(),
        language: Some("python".to_owned()),
        file: "ownfile.py".to_owned(),
        verdict,
        score: 12.5,
        message: None,
        groups: vec![
            group("sample", sample),
            group("edges", case("secret/edges/01", verdict, "secret")),
        ],
        sources: vec![SourceRecord {
            path: "ownfile.py".to_owned(),
            content: excerpt("ownsource"),
        }],
    }
}

fn with_message(verdict: Verdict, message: &str) -> SubmissionRecord {
    SubmissionRecord {
        message: Some(excerpt(message)),
        groups: Vec::new(),
        ..submission("c", verdict)
    }
}

fn candidate(name: &str, submissions: Vec<SubmissionRecord>) -> CandidateRecord {
    CandidateRecord {
        name: name.to_owned(),
        entry: Some(ManifestEntry {
            id: format!("{name}-id"),
            email: Some("ownmail@example.org".to_owned()),
            deadline: Some("2026-11-30T18:00:00Z".to_owned()),
            submitted: Some("2026-11-30T18:00:01Z".to_owned()),
            columns: [("note".to_owned(), "secretcolumn".to_owned())].into(),
            ..ManifestEntry::default()
        }),
        score: 12.5,
        submissions,
    }
}

fn problem(id: &str) -> ProblemRecord {
    let group = |name: &str, sample, case: &str, bytes| ProblemGroupRecord {
        name: name.to_owned(),
        sample,
        points: 50,
        cases: vec![ProblemCaseRecord {
            id: case.to_owned(),
            input_bytes: Some(bytes),
            hint: Some("authorhint".to_owned()),
        }],
    };
    ProblemRecord {
        id: id.to_owned(),
        title: id.to_owned(),
        weight: 1,
        points: 100,
        cases: 2,
        digest: "secretdigest".to_owned(),
        groups: vec![
            group("sample", true, "sample/01", 3),
            group("edges", false, "secret/edges/01", 31337002),
        ],
    }
}

/// A report with a marker in every place that can hold a text.
fn report(candidates: &[&str]) -> Report {
    let of = |name: &&str| {
        candidate(
            name,
            vec![
                submission("a", Verdict::WrongAnswer),
                submission("b", Verdict::RunTimeError),
                with_message(Verdict::JudgeError, "secretjudge"),
                with_message(Verdict::CompileError, "owncompiler"),
            ],
        )
    };
    Report {
        schema_version: SCHEMA_VERSION,
        gradebox_version: "0.1.0".to_owned(),
        audience: Audience::Staff,
        rank_by: RankBy::Submitted,
        runtimes: Vec::new(),
        problems: ["a", "b", "c"].map(problem).into(),
        candidates: candidates.iter().map(of).collect(),
        verdict_counts: Verdict::ALL
            .map(|verdict| VerdictCount {
                verdict,
                submissions: 7,
            })
            .into(),
        interrupted: false,
        ignored: vec![IgnoredRecord {
            file: "secretignored".to_owned(),
            reason: "secretwhy".to_owned(),
        }],
    }
}

/// Everything that can be shown of a report, with what shows it.
fn shown(report: &Report) -> Vec<(String, String)> {
    let mut shown: Vec<_> = Format::ALL
        .into_iter()
        .map(|format| (format.name().to_owned(), render(report, format, PLAIN)))
        .collect();
    shown.push(("summary of GitHub".to_owned(), github::summary(report)));
    shown.push(("outputs of GitHub".to_owned(), github::outputs(report)));
    for candidate in &report.candidates {
        for submission in &candidate.submissions {
            let text = explanation(&candidate.name, submission, &report.problems, PLAIN);
            shown.push(("explanation".to_owned(), text));
        }
    }
    shown
}

fn assert_without(report: &Report, markers: &[&str]) {
    for (format, text) in shown(report) {
        for marker in markers {
            // However numbers and long texts are written.
            let plain = text.replace([',', '\u{202f}', '\u{a0}', '_', '\n'], "");
            let is_there = text.contains(marker) || plain.contains(marker);
            assert!(!is_there, "{marker} is in {format}:\n{text}");
        }
    }
}

#[test]
fn staff_sees_every_marker() {
    let report = redact(report(&["ada"]), Audience::Staff).expect("nothing to take out");
    let json = render(&report, Format::Json, PLAIN);
    for marker in STAFF_ONLY.iter().chain(&OWN) {
        assert!(json.contains(marker), "{marker}");
    }
}

#[test]
fn a_candidate_sees_no_secret_and_all_that_is_their_own() {
    let report = redact(report(&["ada"]), Audience::Candidate).expect("narrower");
    assert_without(&report, &STAFF_ONLY);
    let json = render(&report, Format::Json, PLAIN);
    for marker in OWN {
        assert!(json.contains(marker), "{marker}");
    }
    let text = render(&report, Format::Terminal, PLAIN);
    for shown in [
        "hint: authorhint",
        "handed in late",
        "secret/edges/01",
        "sampleinput",
    ] {
        assert!(text.contains(shown), "{shown}: {text}");
    }
    assert!(
        !text.contains("gradebox run"),
        "it has no secret case to run: {text}"
    );
    let submission = &report.candidates[0].submissions[0];
    let text = explanation("ada", submission, &report.problems, PLAIN);
    assert_eq!(text.matches("hint: authorhint").count(), 2, "{text}");
}

#[test]
fn in_a_report_of_several_candidates_none_sees_the_others_sources_or_addresses() {
    let report = redact(report(&["ada", "grace"]), Audience::Candidate).expect("narrower");
    assert_without(&report, &STAFF_ONLY);
    assert_without(&report, &["ownsource", "ownmail", "ada-id"]);
    assert_eq!(report.rank_by, RankBy::Score, "the moments are gone");
}

#[test]
fn the_public_sees_totals_only() {
    for candidates in [&["ada"][..], &["ada", "grace"]] {
        let report = redact(report(candidates), Audience::Public).expect("narrower");
        assert_without(&report, &STAFF_ONLY);
        assert_without(&report, &OWN);
        assert_without(&report, &["ada-id", "secret/edges", "python"]);
        let json = render(&report, Format::Json, PLAIN);
        assert!(json.contains("ada") && json.contains("run_time_error") && json.contains("12.5"));
    }
}

#[test]
fn what_is_not_said_to_be_a_sample_is_secret() {
    let mut report = report(&["ada"]);
    for problem in &mut report.problems {
        problem.groups.clear();
    }
    let report = redact(report, Audience::Candidate).expect("narrower");
    assert_without(&report, &STAFF_ONLY);
    assert_without(&report, &["sampleinput", "sampleoutput"]);
}

#[test]
fn a_report_only_ever_gets_narrower() {
    for (at, from) in Audience::ALL.into_iter().enumerate() {
        let narrow = redact(report(&["ada"]), from).expect("from staff");
        for (to_at, to) in Audience::ALL.into_iter().enumerate() {
            let found = redact(narrow.clone(), to);
            if to_at < at {
                let error = found.expect_err("wider").to_string();
                let names = [from.name(), to.name(), "start from the report for `staff`"];
                assert!(names.iter().all(|name| error.contains(name)), "{error}");
            } else {
                let direct = redact(report(&["ada"]), to);
                assert_eq!(
                    found,
                    direct,
                    "on the way to {} is no difference",
                    to.name()
                );
            }
        }
    }
}

#[test]
fn one_candidates_report_holds_nothing_of_the_others() {
    let mut all = report(&["ada", "grace"]);
    all.ignored = ["ada/notes.txt", "grace/notes.txt", "notes.txt"]
        .map(|file| IgnoredRecord {
            file: file.to_owned(),
            reason: String::new(),
        })
        .into();
    let ada = only(all.clone(), "ada").expect("there is one");
    assert!(!render(&ada, Format::Json, PLAIN).contains("grace"));
    let count = |verdict| {
        let mut counts = ada.verdict_counts.iter();
        counts
            .find(|count| count.verdict == verdict)
            .map(|count| count.submissions)
    };
    assert_eq!(count(Verdict::WrongAnswer), Some(1));
    assert_eq!(count(Verdict::Accepted), Some(0));
    let ignored: Vec<_> = ada.ignored.iter().map(|one| one.file.as_str()).collect();
    assert_eq!(ignored, ["ada/notes.txt"]);
    assert_eq!(only(ada.clone(), "ada"), Some(ada));
    assert_eq!(only(all, "nobody"), None);
}

#[test]
fn what_is_shown_of_an_anonymous_report_names_nobody() {
    for audience in Audience::ALL {
        let report = redact(report(&["adele", "grace"]), audience).expect("narrower");
        assert_without(&anonymise(report, &[1; 32]), &["adele", "grace", "ownmail"]);
    }
}

const REFERENCE: &str = r#"
fn main() {
    let input = std::io::read_to_string(std::io::stdin()).expect("UTF-8");
    if input.starts_with("fail") {
        panic!("{input}");
    }
    println!("{}", input.trim().chars().rev().collect::<String>());
}
"#;

/// Prints its input in capitals and twice to standard error, then exits with an odd code.
const SUBMISSION: &str = r#"
fn main() {
    let input = std::io::read_to_string(std::io::stdin()).expect("UTF-8");
    println!("{}", input.trim().to_uppercase());
    eprintln!("{0}{0}", input.trim());
    if input.contains("exit") {
        std::process::exit(93);
    }
}
"#;

fn write(path: &Path, content: &str) {
    fs::create_dir_all(path.parent().expect("a folder")).expect("made");
    fs::write(path, content).expect("written");
}

fn write_problem(problems: &Path, id: &str, cases: &[(&str, &str)]) {
    let folder = problems.join(id);
    let definition = r#"{"title": "T", "interface": "stdio", "checker": "lines",
        "groups": [{"name": "sample", "points": 0}, {"name": "secret", "points": 100, "aggregation": "sum"}]}"#;
    write(&folder.join("problem.json"), definition);
    write(&folder.join("statement.md"), "T");
    write(&folder.join("reference.rs"), REFERENCE);
    write(&folder.join("starter/main.rs"), "fn main() {}");
    write(&folder.join("submissions/accepted/main.rs"), REFERENCE);
    for (name, text) in cases {
        write(&folder.join("data").join(name), text);
    }
}

#[test]
fn what_is_graded_is_shown_to_each_audience_as_far_as_it_may_see() {
    let folder = tempfile::tempdir().expect("made");
    let problems = folder.path().join("problems");
    let cases = [
        ("sample/01.in", "open"),
        ("secret/01.in", "quokka"),
        ("secret/01.hint", "think of marsupials\n"),
        ("secret/02.in", "exitwombat"),
    ];
    write_problem(&problems, "speaks", &cases);
    write_problem(
        &problems,
        "fails",
        &[("sample/01.in", "open"), ("secret/01.in", "failnumbat")],
    );
    for candidate in ["ada", "grace"] {
        for problem in ["speaks", "fails"] {
            write(
                &folder
                    .path()
                    .join(format!("cohort/{candidate}/{problem}.rs")),
                SUBMISSION,
            );
        }
    }
    let output = gradebox(["grade", "--format", "json", "--problems"])
        .arg(&problems)
        .arg(folder.path().join("cohort"))
        .output()
        .expect("gradebox starts");
    assert_eq!(output.status.code(), Some(3), "{}", said(&output));
    let report = parse(&output.stdout).expect("a report");

    let json = render(&report, Format::Json, PLAIN);
    let secrets = [
        "quokka",
        "akkouq",
        "QUOKKA",
        "exitwombat",
        "tabmowtixe",
        "EXITWOMBAT",
        "numbat",
        "code 93",
    ];
    for secret in secrets {
        assert!(json.contains(secret), "{secret}: {json}");
    }
    for audience in [Audience::Candidate, Audience::Public] {
        let several = redact(report.clone(), audience).expect("narrower");
        let one = only(report.clone(), "ada").expect("there is one");
        for report in [several, redact(one, audience).expect("narrower")] {
            assert_without(&report, &secrets);
            let json = render(&report, Format::Json, PLAIN);
            let is_candidates = audience == Audience::Candidate;
            for shown in ["nepo", "OPEN", "think of marsupials", "secret/02"] {
                assert_eq!(json.contains(shown), is_candidates, "{shown}: {json}");
            }
        }
    }
}
