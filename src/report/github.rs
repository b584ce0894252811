//! What GitHub Actions shows: annotations, the step's summary, and its outputs.
//!
//! Three texts for three places: standard output, and the files that
//! `$GITHUB_STEP_SUMMARY` and `$GITHUB_OUTPUT` name.

use super::attempts::{Attempt, attempts};
use super::escape::{self, workflow};
use super::feedback;
use super::number;
use super::record::{Report, SubmissionRecord};
use super::words;
use crate::judge::Verdict;

/// GitHub takes 1 MiB of a step, and then nothing: so much is sent, and no more.
const SUMMARY_BYTES_MAX: usize = 1_000_000;
/// GitHub shows so many annotations of one level and one step.
const ANNOTATIONS_MAX: usize = 10;
/// Columns of a name within a title.
const NAME_COLUMNS_MAX: usize = 60;
/// Columns of a message.
const MESSAGE_COLUMNS_MAX: usize = 400;

/// Commands to the workflow runner, one a line, for standard output.
///
/// * an error for each submission that is not accepted, the worst ten;
/// * a warning for what is nobody's failure: judge errors, files that were not
///   graded, up to ten;
/// * one notice at the end: the score, and how many more there are.
///
/// GitHub shows no more than ten of each for one step. A file is named where
/// there is only one candidate: it is relative to the candidate's folder, which
/// then is likely to be the repository.
pub fn annotations(report: &Report) -> String {
    let attempts: Vec<_> = attempts(report).collect();
    let submitted = attempts
        .iter()
        .filter_map(|attempt| Some((attempt, attempt.submission?)));
    let mut failed: Vec<_> = submitted.collect();
    failed.retain(|(_, submission)| submission.verdict != Verdict::Accepted);
    failed.sort_by(|(_, one), (_, other)| {
        let by_score = || one.score.total_cmp(&other.score);
        other.verdict.cmp(&one.verdict).then_with(by_score)
    });
    let (unjudged, failed): (Vec<_>, Vec<_>) = failed
        .into_iter()
        .partition(|(_, submission)| submission.verdict == Verdict::JudgeError);
    let annotated = |level: &'static str| {
        move |(attempt, submission): &(&Attempt<'_>, &SubmissionRecord)| {
            submission_line(level, report, attempt, submission)
        }
    };
    let notes = feedback::notes(report).into_iter();
    let notes = notes.map(|note| command("warning", None, "gradebox", &note));
    let errors: Vec<_> = failed.iter().map(annotated("error")).collect();
    let warnings = unjudged.iter().map(annotated("warning"));
    let warnings: Vec<_> = warnings.chain(notes).collect();
    let shown = |lines: &[String]| lines[..lines.len().min(ANNOTATIONS_MAX)].concat();
    let more = [errors.len(), warnings.len()].map(|all| all.saturating_sub(ANNOTATIONS_MAX));
    let notice = notice(report, more.iter().sum::<usize>() as u64);
    shown(&errors) + &shown(&warnings) + &notice
}

fn submission_line(
    level: &str,
    report: &Report,
    attempt: &Attempt<'_>,
    submission: &SubmissionRecord,
) -> String {
    let problem = escape::clipped(&submission.problem, NAME_COLUMNS_MAX);
    let candidate = escape::clipped(&attempt.candidate.name, NAME_COLUMNS_MAX);
    let verdict = words::verdict(submission.verdict);
    let (title, file) = match report.candidates.len() {
        1 => (format!("{problem}: {verdict}"), plausible(&submission.file)),
        _ => (format!("{candidate} · {problem}: {verdict}"), None),
    };
    let mut message = words::why(submission);
    if submission.verdict == Verdict::JudgeError {
        message = format!("{message} ({})", feedback::NO_FAULT);
    }
    let cases = submission.groups.iter().flat_map(|group| &group.cases);
    let first = cases.clone().find(|case| words::failed(case));
    if let Some(hint) = first.and_then(|case| feedback::hint(attempt.listed, case)) {
        message = format!("{message}. Hint: {hint}");
    }
    command(level, file, &title, &message)
}

/// The path, if it can be one within the repository.
fn plausible(file: &str) -> Option<&str> {
    let is_plain = |c: char| !escape::is_hidden(c) && c != '\\';
    let mut parts = file.split('/');
    let stays = parts.all(|part| !matches!(part, "" | "." | ".."));
    (stays && file.chars().all(is_plain)).then_some(file)
}

/// How it came out, in one line; and how many annotations there was no room for.
fn notice(report: &Report, more: u64) -> String {
    let totals = Totals::of(report);
    let score = number::score(totals.score);
    let title = match totals.candidates {
        0 => "nothing was graded".to_string(),
        1 => format!("{score} of 100"),
        _ => format!("{score} of 100 on average"),
    };
    let mut message = format!(
        "{} of {} accepted",
        number::thousands(totals.accepted),
        number::count(totals.submissions, "submission")
    );
    if totals.candidates > 1 {
        let candidates = number::count(totals.candidates, "candidate");
        message += &format!(", {candidates}");
    }
    if totals.missing > 0 {
        message += &format!(", {} missing", number::thousands(totals.missing));
    }
    if more > 0 {
        message += &format!("; {} more in the summary", number::thousands(more));
    }
    command("notice", None, &format!("gradebox: {title}"), &message)
}

fn command(level: &str, file: Option<&str>, title: &str, message: &str) -> String {
    let file = file.map(|file| format!("file={},", workflow::property(file)));
    let message = escape::clipped(message, MESSAGE_COLUMNS_MAX);
    format!(
        "::{level} {}title={}::{}\n",
        file.unwrap_or_default(),
        workflow::property(title),
        workflow::data(&message)
    )
}

/// Markdown for the file that `$GITHUB_STEP_SUMMARY` names.
pub fn summary(report: &Report) -> String {
    super::markdown::render_within(report, SUMMARY_BYTES_MAX)
}

/// The names of the outputs, and what each says, in the order of [`outputs`].
pub const OUTPUTS: [(&str, &str); 8] = [
    (
        "score",
        "The candidate's score, from 0 to 100; of several, the mean",
    ),
    (
        "lowest-score",
        "The lowest score of a candidate, from 0 to 100",
    ),
    (
        "verdict",
        "The worst verdict of a submission, such as `wrong_answer`; `none` if there is no submission",
    ),
    ("accepted", "How many submissions are accepted"),
    ("submissions", "How many submissions there are"),
    (
        "missing",
        "How many submissions are missing, that is, problems that a candidate has not answered",
    ),
    ("candidates", "How many candidates there are"),
    ("problems", "How many problems there are"),
];

/// Lines for the file that `$GITHUB_OUTPUT` names: names of ours, numbers, and a verdict.
///
/// Nothing in it was chosen by a stranger, so nothing can pose as another output.
pub fn outputs(report: &Report) -> String {
    let totals = Totals::of(report);
    let verdict = totals.verdict.map_or("none", Verdict::name);
    let values = [
        number::score_hundredths(totals.score),
        number::score_hundredths(totals.lowest_score),
        verdict.to_string(),
        totals.accepted.to_string(),
        totals.submissions.to_string(),
        totals.missing.to_string(),
        totals.candidates.to_string(),
        report.problems.len().to_string(),
    ];
    let names = OUTPUTS.map(|(name, _)| name).into_iter();
    let lines = names
        .zip(values)
        .map(|(name, value)| format!("{name}={value}\n"));
    lines.collect()
}

/// What a whole report comes to.
struct Totals {
    score: f64,
    lowest_score: f64,
    verdict: Option<Verdict>,
    accepted: u64,
    submissions: u64,
    missing: u64,
    candidates: u64,
}

impl Totals {
    fn of(report: &Report) -> Totals {
        let attempts: Vec<_> = attempts(report).collect();
        let verdicts = || {
            let submitted = attempts.iter().filter_map(|attempt| attempt.submission);
            submitted.map(|submission| submission.verdict)
        };
        let count = |all: usize| all as u64;
        let scores = || {
            report
                .candidates
                .iter()
                .map(|one| one.score.clamp(0.0, 100.0))
        };
        let candidates = report.candidates.len();
        let lowest = scores().min_by(f64::total_cmp);
        Totals {
            score: scores().sum::<f64>() / candidates.max(1) as f64,
            lowest_score: lowest.unwrap_or_default(),
            verdict: verdicts().max(),
            accepted: count(verdicts().filter(|one| *one == Verdict::Accepted).count()),
            submissions: count(verdicts().count()),
            missing: count(attempts.len() - verdicts().count()),
            candidates: count(candidates),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::record::IgnoredRecord;
    use super::super::tests::{large_cohort, report};
    use super::*;

    fn count(text: &str, level: &str) -> usize {
        let start = format!("::{level} ");
        text.lines().filter(|line| line.starts_with(&start)).count()
    }

    #[test]
    fn the_worst_come_first_and_the_rest_is_counted() {
        let mut report = large_cohort(20);
        let ignored = IgnoredRecord {
            file: "notes.txt".to_string(),
            reason: "no language".to_string(),
        };
        report.ignored.push(ignored);
        let text = annotations(&report);
        assert_eq!(
            ["error", "warning", "notice"].map(|level| count(&text, level)),
            [10, 10, 1]
        );
        assert!(text.starts_with(
            "::error title=candidate 0000 · problem-with-a-name-7%3A compile error::"
        ));
        let last = text.lines().last().expect("a line");
        assert!(
            last.contains("20 candidates") && last.contains("more in the summary"),
            "{last}"
        );
    }

    #[test]
    fn a_file_is_named_only_where_it_can_be_one_of_the_repository() {
        assert_eq!(plausible("a/b.py"), Some("a/b.py"));
        for file in [
            "",
            "/etc/passwd",
            "../a",
            "a//b",
            "a/./b",
            "a\nb",
            "a\u{202e}b",
            "C:\\a",
        ] {
            assert_eq!(plausible(file), None, "{file:?}");
        }
        let mut report = large_cohort(1);
        assert!(annotations(&report).contains("::error file=a.py,title=problem-with-a-name-7%3A"));
        report.candidates.extend(large_cohort(2).candidates);
        assert!(!annotations(&report).contains("file="));
    }

    #[test]
    fn an_empty_report_has_outputs_too() {
        let text = outputs(&large_cohort(0));
        assert!(
            text.starts_with("score=0\nlowest-score=0\nverdict=none\naccepted=0\n"),
            "{text}"
        );
        assert_eq!(
            annotations(&large_cohort(0)),
            "::notice title=gradebox%3A nothing was graded::0 of 0 submissions accepted\n"
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

        #[test]
        fn every_line_is_an_annotation_and_there_are_not_too_many(report in report()) {
            let text = annotations(&report);
            let levels = ["error", "warning", "notice"].map(|level| count(&text, level));
            prop_assert_eq!(levels.iter().sum::<usize>(), text.lines().count());
            prop_assert!(levels.iter().all(|found| *found <= ANNOTATIONS_MAX));
            prop_assert!(!text.contains(|c| c != '\n' && escape::is_hidden(c)));
            for line in text.lines() {
                let (order, _) = line[2..].split_once("::").expect("a message");
                let (_, properties) = order.split_once(' ').expect("properties");
                let names = properties.split(',').map(|one| one.split('=').next().unwrap_or_default());
                prop_assert!(matches!(names.collect::<Vec<_>>()[..], ["title"] | ["file", "title"]));
            }
        }

        #[test]
        fn outputs_are_words_and_numbers_of_ours(report in report()) {
            let text = outputs(&report);
            let lines: Vec<_> = text.lines().filter_map(|line| line.split_once('=')).collect();
            prop_assert_eq!(lines.len(), text.lines().count());
            for ((name, value), (known, _)) in lines.into_iter().zip(OUTPUTS) {
                prop_assert_eq!(name, known);
                let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "_.".contains(c);
                prop_assert!(!value.is_empty() && value.chars().all(plain), "{}", value);
            }
        }
    }
}
