//! JUnit XML, as Jenkins, GitLab and others read it: a suite for each submission,
//! a test for each case.
//!
//! Elements and attributes are those of the schema of Jenkins' xUnit plugin
//! (`junit-10.xsd`). Times are virtual: 1 instruction is 1 ns. A crate writes the
//! elements, so that each has its end; [`escape::xml`] writes all text, because the
//! crate passes on characters that no reader of XML accepts.

use std::io;

use quick_xml::Writer;
use quick_xml::events::attributes::Attr;
use quick_xml::events::{BytesDecl, BytesText, Event};
use quick_xml::writer::ElementWriter;

use super::attempts::{Attempt, Cases, Status, Test, attempts, verdict_name};
use super::escape;
use super::number;
use super::record::Report;

/// Lines of a compiler's message; a record keeps no more than a few thousand bytes of it.
const MESSAGE_LINES_MAX: usize = 200;

type Xml = Writer<Vec<u8>>;

/// The whole report. What was not graded has no place in this format.
pub(super) fn render(report: &Report) -> String {
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 1);
    document(&mut xml, report).expect("memory takes everything");
    String::from_utf8(xml.into_inner()).expect("only text was written") + "\n"
}

fn document(xml: &mut Xml, report: &Report) -> io::Result<()> {
    let cases = Cases::of(report);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let mut counts = Counts::default();
    attempts(report).for_each(|attempt| counts.add(&attempt.tests(&cases)));
    // The schema has no `skipped` here.
    let [tests, failures, errors, _, time] = counts.attributes();
    let attributes = [
        ("name", "gradebox".to_string()),
        tests,
        failures,
        errors,
        time,
    ];
    element(xml, "testsuites", &attributes).write_inner_content(|xml| {
        attempts(report).try_for_each(|attempt| suite(xml, report, &attempt, &cases))
    })?;
    Ok(())
}

/// What a suite, and all of them, sum up.
#[derive(Default)]
struct Counts {
    tests: u64,
    failures: u64,
    errors: u64,
    skipped: u64,
    instructions: u64,
}

impl Counts {
    fn add(&mut self, tests: &[Test<'_>]) {
        for test in tests {
            self.tests += 1;
            self.instructions = self.instructions.saturating_add(test.instructions());
            match test.status() {
                Status::Passed => {}
                Status::Failed => self.failures += 1,
                Status::Error => self.errors += 1,
                Status::Skipped => self.skipped += 1,
            }
        }
    }

    fn attributes(&self) -> [(&'static str, String); 5] {
        [
            ("tests", self.tests.to_string()),
            ("failures", self.failures.to_string()),
            ("errors", self.errors.to_string()),
            ("skipped", self.skipped.to_string()),
            ("time", seconds(self.instructions)),
        ]
    }
}

/// `0.000283104`.
fn seconds(instructions: u64) -> String {
    const NS: u64 = 1_000_000_000;
    format!("{}.{:09}", instructions / NS, instructions % NS)
}

fn suite(
    xml: &mut Xml,
    report: &Report,
    attempt: &Attempt<'_>,
    cases: &Cases<'_>,
) -> io::Result<()> {
    let tests = attempt.tests(cases);
    let mut counts = Counts::default();
    counts.add(&tests);
    let mut attributes = vec![("name", attempt.name())];
    attributes.extend(counts.attributes());
    element(xml, "testsuite", &attributes).write_inner_content(|xml| {
        element(xml, "properties", &[]).write_inner_content(|xml| {
            properties(report, attempt)
                .into_iter()
                .try_for_each(|(name, value)| {
                    let attributes = [("name", name.to_string()), ("value", value)];
                    element(xml, "property", &attributes).write_empty()?;
                    Ok(())
                })
        })?;
        tests.iter().try_for_each(|one| test(xml, attempt, one))
    })?;
    Ok(())
}

/// What is known of an attempt beside its tests.
fn properties(report: &Report, attempt: &Attempt<'_>) -> Vec<(&'static str, String)> {
    let submission = attempt.submission;
    let language = submission.and_then(|one| one.language.as_ref());
    let runtime = report
        .runtimes
        .iter()
        .find(|one| Some(&one.language) == language);
    let points = attempt.points();
    let properties = [
        ("candidate", Some(attempt.candidate.name.clone())),
        ("problem", Some(attempt.problem.to_string())),
        ("verdict", Some(verdict_name(attempt.verdict()).to_string())),
        ("score", Some(number::score(attempt.score()))),
        ("points", points.map(|(points, _)| number::points(points))),
        ("points_max", points.map(|(_, most)| most.to_string())),
        (
            "file",
            submission
                .map(|one| one.file.clone())
                .filter(|file| !file.is_empty()),
        ),
        ("language", language.cloned()),
        ("runtime", runtime.map(|one| one.version.clone())),
        ("runtime_digest", runtime.and_then(|one| one.digest.clone())),
        (
            "instructions",
            attempt.instructions().map(|all| all.to_string()),
        ),
    ];
    let known = properties.into_iter();
    known
        .filter_map(|(name, value)| Some((name, value?)))
        .collect()
}

fn test(xml: &mut Xml, attempt: &Attempt<'_>, test: &Test<'_>) -> io::Result<()> {
    let class = match test.group {
        "" => attempt.problem.to_string(),
        group => format!("{}.{group}", attempt.problem),
    };
    let attributes = [
        // Readers take two tests of one class and name for the same one.
        ("name", format!("{}: {}", attempt.candidate.name, test.id)),
        ("classname", class),
        ("time", seconds(test.instructions())),
    ];
    let element_of_test = element(xml, "testcase", &attributes);
    let kind = match test.status() {
        Status::Passed => {
            element_of_test.write_empty()?;
            return Ok(());
        }
        Status::Skipped => "skipped",
        Status::Failed => "failure",
        Status::Error => "error",
    };
    element_of_test.write_inner_content(|xml| {
        let attributes = [
            ("type", verdict_name(test.verdict).to_string()),
            ("message", test.reason()),
        ];
        let result = element(xml, kind, &attributes);
        if test.status() == Status::Skipped {
            result.write_empty()?;
            return Ok(());
        }
        result.write_text_content(text(&test.account(MESSAGE_LINES_MAX)))?;
        for (name, excerpt) in ["system-out", "system-err"].into_iter().zip(test.outputs()) {
            if let Some(excerpt) = excerpt {
                element(xml, name, &[])
                    .write_text_content(text(&excerpt.visible_lines().join("\n")))?;
            }
        }
        Ok(())
    })?;
    Ok(())
}

fn text(unescaped: &str) -> BytesText<'static> {
    BytesText::from_escaped(escape::xml::text(unescaped))
}

/// An element with attributes, whose values are not yet escaped.
fn element<'x>(
    xml: &'x mut Xml,
    name: &'static str,
    attributes: &[(&str, String)],
) -> ElementWriter<'x, Vec<u8>> {
    attributes
        .iter()
        .fold(xml.create_element(name), |element, (name, value)| {
            element.with_attribute(Attr::DoubleQ(*name, &*escape::xml::attribute(value)))
        })
}

#[cfg(test)]
#[path = "../../../tests/common/xsd.rs"]
mod xsd;

#[cfg(test)]
mod tests;
