//! Test Anything Protocol, version 14: a subtest for each submission, a test point
//! for each case.
//!
//! Diagnostics are YAML. Every text in them stands on one line and in double quotes,
//! as JSON writes it, which YAML 1.2 reads as the same text. Lists and blocks would
//! read better, but there are readers that take `a: b` within the quotes of an item
//! for a key (Perl's), or a line `...` of a block for the end.

use super::attempts::{
    Attempt, Cases, NO_SUBMISSION, Status, Test, attempts, status, verdict_name,
};
use super::escape;
use super::number;
use super::record::Report;

/// Lines of a compiler's message in a diagnostic.
const MESSAGE_LINES_MAX: usize = 40;

/// The whole report.
pub(super) fn render(report: &Report) -> String {
    let cases = Cases::of(report);
    let mut tap = String::from("TAP version 14\n");
    if report.interrupted {
        tap += "# grading was interrupted: what did not run is a judge error\n";
    }
    for ignored in &report.ignored {
        let text = format!("{}: {}", ignored.file, ignored.reason);
        tap += &format!("# not graded: {}\n", escape::line(&text));
    }
    let attempts: Vec<_> = attempts(report).collect();
    tap += &plan(attempts.len());
    for (at, attempt) in attempts.iter().enumerate() {
        let name = description(&attempt.name());
        let diagnostic = if attempt.submission.is_some() {
            subtest(&mut tap, &name, &attempt.tests(&cases));
            attempt_diagnostic(attempt)
        } else {
            Diagnostic::default().text("message", NO_SUBMISSION)
        };
        let status = status(attempt.verdict());
        let skipped = status == Status::Skipped;
        let passed = skipped || status == Status::Passed;
        let skip = skipped.then_some("a rule of the problem stopped before its cases");
        tap += &point("", passed, at + 1, &name, skip);
        diagnostic.write(&mut tap, "");
    }
    tap
}

fn plan(points: usize) -> String {
    match points {
        0 => "1..0 # nothing was graded\n".to_string(),
        _ => format!("1..{points}\n"),
    }
}

/// A stream of its own, indented. The point behind it has the same name.
fn subtest(tap: &mut String, name: &str, tests: &[Test<'_>]) {
    const INDENT: &str = "    ";
    *tap += &format!("# Subtest: {name}\n{INDENT}{}", plan(tests.len()));
    for (at, test) in tests.iter().enumerate() {
        let (status, reason) = (test.status(), test.reason());
        let skip = (status == Status::Skipped).then_some(reason.as_str());
        let passed = matches!(status, Status::Passed | Status::Skipped);
        *tap += &point(INDENT, passed, at + 1, &description(test.id), skip);
        if !passed {
            test_diagnostic(test, &reason).write(tap, INDENT);
        }
    }
}

fn point(indent: &str, passed: bool, number: usize, name: &str, skip: Option<&str>) -> String {
    let not = if passed { "" } else { "not " };
    let skip = skip.map(|reason| format!(" # SKIP {}", description(reason)));
    format!(
        "{indent}{not}ok {number} - {name}{}\n",
        skip.unwrap_or_default()
    )
}

/// Text of a test point: what could start a directive is escaped, and nothing can be lost at its ends.
fn description(text: &str) -> String {
    let shown = escape::line(text);
    match shown.trim() {
        "" => "(no name)".to_string(),
        trimmed => trimmed.replace('\\', "\\\\").replace('#', "\\#"),
    }
}

fn attempt_diagnostic(attempt: &Attempt<'_>) -> Diagnostic {
    let mut diagnostic = Diagnostic::default()
        .text("verdict", verdict_name(attempt.verdict()))
        .plain("score", number::score(attempt.score()));
    if let Some((points, most)) = attempt.points() {
        diagnostic = diagnostic
            .plain("points", number::points(points).replace(',', ""))
            .plain("points_max", most.to_string());
    }
    if let Some(instructions) = attempt.instructions() {
        diagnostic = diagnostic.plain("instructions", instructions.to_string());
    }
    let submission = attempt.submission;
    let file = submission.map(|one| one.file.as_str());
    if let Some(file) = file.filter(|file| !file.is_empty()) {
        diagnostic = diagnostic.text("file", file);
    }
    if let Some(language) = submission.and_then(|one| one.language.as_deref()) {
        diagnostic = diagnostic.text("language", language);
    }
    diagnostic
}

fn test_diagnostic(test: &Test<'_>, reason: &str) -> Diagnostic {
    let diagnostic = Diagnostic::default()
        .text("message", reason)
        .text("verdict", verdict_name(test.verdict));
    let diagnostic = match test.case.and_then(|case| case.usage) {
        Some(usage) => diagnostic
            .plain("instructions", usage.instructions.to_string())
            .plain("memory_bytes_peak", usage.memory_bytes_peak.to_string()),
        None => diagnostic,
    };
    // Lines of visible text: nothing but their ends is left to escape.
    match test.evidence(MESSAGE_LINES_MAX) {
        none if none.is_empty() => diagnostic,
        lines => diagnostic.plain("evidence", serde_json::Value::from(lines).to_string()),
    }
}

/// Keys and values of a diagnostic, one on a line.
#[derive(Default)]
struct Diagnostic(Vec<String>);

impl Diagnostic {
    /// A value as it is written.
    fn plain(mut self, key: &str, value: String) -> Diagnostic {
        self.0.push(format!("{key}: {value}"));
        self
    }

    fn text(self, key: &str, value: &str) -> Diagnostic {
        self.plain(key, quoted(value))
    }

    fn write(&self, tap: &mut String, indent: &str) {
        *tap += &format!("{indent}  ---\n");
        for line in &self.0 {
            *tap += &format!("{indent}  {line}\n");
        }
        *tap += &format!("{indent}  ...\n");
    }
}

/// A text in double quotes, visible.
fn quoted(text: &str) -> String {
    serde_json::Value::from(escape::line(text)).to_string()
}

#[cfg(test)]
#[path = "../../tests/common/tap.rs"]
mod strict_reader;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::tests::{full_report, harmless};
    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

        #[test]
        fn a_strict_reader_gets_every_test(report in full_report()) {
            let text = render(&report);
            harmless(&text)?;
            let points = strict_reader::read(&text);
            let cases = Cases::of(&report);
            prop_assert_eq!(points.len(), attempts(&report).count());
            for (point, attempt) in points.iter().zip(attempts(&report)) {
                let tests = match attempt.submission {
                    Some(_) => attempt.tests(&cases),
                    None => Vec::new(),
                };
                prop_assert_eq!(point.tests.len(), tests.len());
                let judged = std::iter::once((point, attempt.verdict()));
                let judged = judged.chain(point.tests.iter().zip(tests.iter().map(|one| one.verdict)));
                for (point, verdict) in judged {
                    let status = status(verdict);
                    prop_assert_eq!(point.skipped, status == Status::Skipped);
                    let passed = point.skipped || status == Status::Passed;
                    prop_assert_eq!(point.passed, passed);
                    prop_assert!(passed || !point.diagnostic.is_empty());
                }
                let shown = escape::line(&attempt.name());
                prop_assert_eq!(point.name.as_str(), shown.trim());
            }
        }
    }

    #[test]
    fn no_text_is_a_directive() {
        assert_eq!(description("a # SKIP \\ b"), "a \\# SKIP \\\\ b");
        assert_eq!(description(" \n"), "␊");
        assert_eq!(description("  "), "(no name)");
        assert_eq!(quoted("...\n\"a\""), r#""...␊\"a\"""#);
    }
}
