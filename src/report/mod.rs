//! What was found out, and how it is told: a record, and one pure file per format.
//!
//! A [`Report`] is built from finished results and holds everything that any
//! format shows, so that a saved one can be rendered again. Rendering asks for
//! no file, clock, thread or process: the same report and style give the same
//! bytes.
//!
//! Texts that candidates chose are kept as they are in the record and in JSON
//! strings, and pass [`escape`] on their way to a terminal.

mod anonymous;
mod attempts;
mod audience;
mod averages;
mod blessing;
mod changes;
mod comparison;
mod comparison_page;
mod csv;
mod ctrf;
mod details;
mod diff;
mod diff_inline;
pub mod escape;
mod evidence;
mod excerpt;
mod exercism;
mod explanation;
mod feedback;
pub mod github;
mod github_classroom;
mod gradescope;
mod hints;
mod html;
pub mod json;
mod junit;
mod markdown;
mod moment;
mod number;
mod page;
mod paint;
mod parts;
mod prairielearn;
mod problem_table;
mod ranking;
pub mod record;
mod statistics;
mod stress;
mod table;
mod tap;
mod terminal;
#[cfg(test)]
mod tests;
mod verification;
mod watch;
mod words;

pub use anonymous::anonymise;
pub use audience::{Audience, TooNarrow, only, redact};
pub use blessing::{AnswerChange, Blessing, BlessingOutcome, Disagreement, blessing_page};
pub use comparison::{CandidateChange, CaseChange, Change, Comparison, SubmissionChange};
pub use comparison_page::comparison_page;
pub use evidence::case_details;
pub use explanation::explanation;
pub use json::{ReadError, parse, schema};
pub(crate) use moment::moment;
pub use paint::Style;
pub use ranking::{Rank, RankBy, ranking};
pub use record::{
    CandidateRecord, CaseRecord, Evidence, Excerpt, GroupRecord, IgnoredRecord, ManifestEntry,
    ProblemCaseRecord, ProblemGroupRecord, ProblemRecord, Report, RuntimeRecord, SCHEMA_VERSION,
    SourceRecord, SubmissionRecord, UsageRecord, VerdictCount,
};
pub use statistics::{ProblemStatistics, distribution, median, statistics};
pub use stress::{StressResult, stress_line, stress_page};
pub use verification::verification_page;
pub use watch::{Watched, watch_page};

use std::io::{self, Write};

/// How a report is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// For a person at a terminal.
    #[default]
    Terminal,
    /// For programs, and to render every other format from later.
    Json,
    /// One self-contained page.
    Html,
    /// JUnit XML, in the dialect that Jenkins reads.
    Junit,
    /// Common Test Report Format.
    Ctrf,
    /// Test Anything Protocol.
    Tap,
    /// A gradebook: one row a candidate.
    Csv,
    /// One row a case.
    CsvLong,
    /// Markdown, as GitHub and GitLab read it.
    Markdown,
    /// Annotations of GitHub Actions.
    Github,
    /// `results.json` of Gradescope.
    Gradescope,
    /// `results.json` of an Exercism test runner.
    Exercism,
    /// `results.json` of PrairieLearn.
    Prairielearn,
    /// The result of a GitHub Classroom runner.
    GithubClassroom,
}

/// A name that is no format's.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown report format `{name}`; known are {}", known_formats())]
pub struct UnknownFormat {
    /// The name, made visible and bounded.
    pub name: String,
}

impl Format {
    /// Every format.
    pub const ALL: [Format; 14] = [
        Format::Terminal,
        Format::Json,
        Format::Html,
        Format::Junit,
        Format::Ctrf,
        Format::Tap,
        Format::Csv,
        Format::CsvLong,
        Format::Markdown,
        Format::Github,
        Format::Gradescope,
        Format::Exercism,
        Format::Prairielearn,
        Format::GithubClassroom,
    ];

    /// The name on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Format::Terminal => "terminal",
            Format::Json => "json",
            Format::Html => "html",
            Format::Junit => "junit",
            Format::Ctrf => "ctrf",
            Format::Tap => "tap",
            Format::Csv => "csv",
            Format::CsvLong => "csv-long",
            Format::Markdown => "markdown",
            Format::Github => "github",
            Format::Gradescope => "gradescope",
            Format::Exercism => "exercism",
            Format::Prairielearn => "prairielearn",
            Format::GithubClassroom => "github-classroom",
        }
    }

    /// What it is for, in a few words.
    pub const fn description(self) -> &'static str {
        match self {
            Format::Terminal => {
                "for people: verdicts, what failed and why, and a table of the cohort"
            }
            Format::Json => "for programs: everything, in a versioned schema",
            Format::Html => "for people: one page that needs no network, with tables and charts",
            Format::Junit => "JUnit XML, for CI services: a suite for each submission",
            Format::Ctrf => "Common Test Report Format, in JSON",
            Format::Tap => "Test Anything Protocol, version 14",
            Format::Csv => "a gradebook for spreadsheets: one row for each candidate",
            Format::CsvLong => "for statistics: one row for each case",
            Format::Markdown => "a summary for pull requests and wikis",
            Format::Github => "GitHub Actions: annotations, step summary and outputs",
            Format::Gradescope => "results.json of a Gradescope autograder",
            Format::Exercism => "results.json of an Exercism test runner",
            Format::Prairielearn => "results.json of a PrairieLearn external grader",
            Format::GithubClassroom => "the result of a GitHub Classroom autograding runner",
        }
    }

    /// The format of this name.
    pub fn parse(name: &str) -> Result<Format, UnknownFormat> {
        let known = Format::ALL.into_iter().find(|format| format.name() == name);
        known.ok_or_else(|| UnknownFormat {
            name: escape::clipped(name, 40),
        })
    }
}

fn known_formats() -> String {
    Format::ALL
        .map(|format| format!("`{}`", format.name()))
        .join(", ")
}

/// The report as text, with a newline at its end. The style is for people at a terminal.
pub fn render(report: &Report, format: Format, style: Style) -> String {
    match format {
        Format::Terminal => terminal::render(report, style),
        Format::Json => json::render(report),
        Format::Html => html::render(report),
        Format::Junit => junit::render(report),
        Format::Ctrf => ctrf::render(report),
        Format::Tap => tap::render(report),
        Format::Csv => csv::gradebook(report),
        Format::CsvLong => csv::cases(report),
        Format::Markdown => markdown::render(report),
        Format::Github => github::annotations(report),
        Format::Gradescope => gradescope::render(report),
        Format::Exercism => exercism::render(report),
        Format::Prairielearn => prairielearn::render(report),
        Format::GithubClassroom => github_classroom::render(report),
    }
}

/// Writes what [`render`] makes; JSON never is in memory as a whole.
///
/// # Errors
///
/// When it cannot be written there.
pub fn write(report: &Report, format: Format, style: Style, mut to: impl Write) -> io::Result<()> {
    match format {
        Format::Json => json::write(report, to),
        _ => to.write_all(render(report, format, style).as_bytes()),
    }
}
