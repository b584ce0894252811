//! Comma-separated values, for spreadsheets and statistics.
//!
//! Text stands in quotes and cannot be a formula ([`escape::csv`]); numbers and
//! words of ours are bare. Lines end with a single newline, as tools that read
//! lines want it, and every reader of this format takes it.

use std::collections::{BTreeSet, HashMap};

use super::attempts::{Attempt, Cases, Test, attempts, verdict_name};
use super::escape::csv::field;
use super::ranking::ranking;
use super::record::{CandidateRecord, ManifestEntry, Report, SubmissionRecord};

/// What `csv-long` has a column for.
const CASE_COLUMNS: [&str; 20] = [
    "candidate",
    "candidate_id",
    "candidate_group",
    "problem",
    "language",
    "file",
    "submission_verdict",
    "score",
    "group",
    "group_points",
    "group_points_max",
    "case",
    "sample",
    "verdict",
    "instructions",
    "instructions_max",
    "memory_bytes_peak",
    "memory_bytes_max",
    "output_bytes",
    "input_bytes",
];

/// A gradebook: one row for each candidate, in the order of ranks.
///
/// Columns: the candidate; where a manifest was given, what it says; rank and
/// score; score and verdict for each problem. A missing submission has score 0 and
/// `no_submission`.
pub(super) fn gradebook(report: &Report) -> String {
    let manifest = Manifest::of(report);
    let problems = problems(report);
    let mut header = vec!["candidate".to_string()];
    header.extend(manifest.header());
    header.extend(["rank", "score"].map(String::from));
    for problem in &problems {
        header.extend(["score", "verdict"].map(|what| field(&format!("{problem} {what}"))));
    }
    let rows = ranking(report).into_iter().map(|rank| {
        let candidate = &report.candidates[rank.candidate];
        let mut row = vec![field(&candidate.name)];
        row.extend(manifest.row(candidate));
        row.push(rank.place.to_string());
        row.push(candidate.score.to_string());
        let submissions = best(candidate);
        for problem in &problems {
            let submission = submissions.get(problem);
            row.push(submission.map_or(0.0, |one| one.score).to_string());
            row.push(verdict_name(submission.map(|one| one.verdict)).to_string());
        }
        row
    });
    table(header, rows)
}

/// One row for each case, and one for each submission that is missing or has no cases.
pub(super) fn cases(report: &Report) -> String {
    let listed = Cases::of(report);
    let rows = attempts(report).flat_map(|attempt| {
        let tests = attempt.tests(&listed);
        let rows = tests.iter().map(|test| case_row(&attempt, test, &listed));
        rows.collect::<Vec<_>>()
    });
    table(CASE_COLUMNS.map(String::from).to_vec(), rows)
}

fn case_row(attempt: &Attempt<'_>, test: &Test<'_>, listed: &Cases<'_>) -> Vec<String> {
    let entry = attempt.candidate.entry.as_ref();
    let submission = attempt.submission;
    let case = test.case.map(|case| listed.get(attempt.problem, &case.id));
    let usage = test.case.and_then(|case| case.usage);
    let points = test.group_points;
    vec![
        field(&attempt.candidate.name),
        text(entry.map(|entry| &*entry.id)),
        text(entry.and_then(|entry| entry.group.as_deref())),
        field(attempt.problem),
        text(submission.and_then(|one| one.language.as_deref())),
        text(submission.map(|one| &*one.file)),
        verdict_name(attempt.verdict()).to_string(),
        attempt.score().to_string(),
        text(test.case.map(|_| test.group)),
        number(points.map(|(points, _)| points)),
        number(points.map(|(_, most)| most)),
        text(test.case.map(|case| &*case.id)),
        number(case.map(|case| case.sample)),
        verdict_name(test.verdict).to_string(),
        number(usage.map(|usage| usage.instructions)),
        number(usage.map(|usage| usage.instructions_max)),
        number(usage.map(|usage| usage.memory_bytes_peak)),
        number(usage.map(|usage| usage.memory_bytes_max)),
        number(usage.map(|usage| usage.output_bytes)),
        number(case.and_then(|case| case.input_bytes)),
    ]
}

/// The columns that a manifest gives: none where no candidate has an entry.
struct Manifest<'a> {
    any: bool,
    /// The names of those that are not always there.
    columns: BTreeSet<&'a str>,
}

impl<'a> Manifest<'a> {
    const COLUMNS: [&'static str; 6] = ["id", "name", "email", "group", "deadline", "submitted"];

    fn of(report: &'a Report) -> Manifest<'a> {
        let entries = || {
            report
                .candidates
                .iter()
                .filter_map(|one| one.entry.as_ref())
        };
        let columns = entries().flat_map(|entry| entry.columns.keys());
        Manifest {
            any: entries().next().is_some(),
            columns: columns.map(String::as_str).collect(),
        }
    }

    fn header(&self) -> Vec<String> {
        let fixed = Manifest::COLUMNS.iter().filter(|_| self.any);
        let fixed = fixed.map(|name| (*name).to_string());
        fixed
            .chain(self.columns.iter().map(|name| field(name)))
            .collect()
    }

    fn row(&self, candidate: &CandidateRecord) -> Vec<String> {
        let none = ManifestEntry::default();
        let entry = candidate.entry.as_ref().unwrap_or(&none);
        let fixed = [
            Some(&entry.id),
            entry.name.as_ref(),
            entry.email.as_ref(),
            entry.group.as_ref(),
            entry.deadline.as_ref(),
            entry.submitted.as_ref(),
        ];
        let fixed = fixed.into_iter().filter(|_| self.any);
        let others = self.columns.iter().map(|name| entry.columns.get(*name));
        let all = fixed.chain(others);
        all.map(|value| text(value.map(String::as_str))).collect()
    }
}

/// The ids of all problems: those of the report in its order, then those that only a submission names.
fn problems(report: &Report) -> Vec<&str> {
    let listed: Vec<&str> = report.problems.iter().map(|one| &*one.id).collect();
    let submissions = report.candidates.iter().flat_map(|one| &one.submissions);
    let mut others: BTreeSet<&str> = submissions.map(|one| &*one.problem).collect();
    listed.iter().for_each(|id| {
        others.remove(id);
    });
    listed.into_iter().chain(others).collect()
}

/// Of each problem the submission that counts: the best, should a saved report hold several.
fn best(candidate: &CandidateRecord) -> HashMap<&str, &SubmissionRecord> {
    let mut best: HashMap<&str, &SubmissionRecord> = HashMap::new();
    for submission in &candidate.submissions {
        let kept = best.entry(&submission.problem).or_insert(submission);
        if submission.score > kept.score {
            *kept = submission;
        }
    }
    best
}

/// Text, if there is any; nothing at all where there is none.
fn text(text: Option<&str>) -> String {
    text.filter(|text| !text.is_empty())
        .map(field)
        .unwrap_or_default()
}

fn number(number: Option<impl ToString>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}

fn table(header: Vec<String>, rows: impl Iterator<Item = Vec<String>>) -> String {
    let lines = std::iter::once(header).chain(rows);
    lines.map(|row| row.join(",") + "\n").collect()
}

#[cfg(test)]
mod tests;
