//! The report for a person at a terminal: the verdicts, what failed, the
//! cohort's table, and a summary at the end, where the eye is.

use super::attempts::{NO_SUBMISSION, attempts_of};
use super::details::details;
use super::escape;
use super::number;
use super::page::Page;
use super::paint::{Paint, Style, columns, pad};
use super::problem_table::problem_table;
use super::record::{CandidateRecord, ManifestEntry, Report, SubmissionRecord};
use super::table::table;
use super::words;
use crate::judge::Verdict;

/// Columns of a problem's name at most.
const PROBLEM_COLUMNS_MAX: usize = 32;
/// Ignored files that are listed.
const IGNORED_MAX: usize = 20;

/// The whole report.
pub(super) fn render(report: &Report, style: Style) -> String {
    let mut page = Page::new(style);
    let ids = report.problems.iter().map(|problem| problem.id.as_str());
    let submitted = report
        .candidates
        .iter()
        .flat_map(|candidate| &candidate.submissions);
    let ids = ids.chain(submitted.map(|submission| submission.problem.as_str()));
    let problem_columns = ids
        .map(|id| columns(&escape::clipped(id, PROBLEM_COLUMNS_MAX)))
        .max();
    for candidate in &report.candidates {
        candidate_lines(&mut page, report, candidate, problem_columns.unwrap_or(0));
    }
    details(&mut page, report);
    if report.candidates.len() > 1 {
        table(&mut page, report);
        problem_table(&mut page, report);
    }
    page.gap();
    interrupted(&mut page, report);
    ignored(&mut page, report);
    runtimes(&mut page, report);
    summary(&mut page, report);
    page.text
}

/// One line per problem: verdict, score, and what failed in a few words.
fn candidate_lines(page: &mut Page, report: &Report, candidate: &CandidateRecord, problem: usize) {
    let style = page.style;
    let entry = candidate.entry.as_ref();
    let late = match entry.is_some_and(ManifestEntry::is_late) {
        true => ", handed in late",
        false => "",
    };
    let name = match entry.and_then(|entry| entry.name.as_ref()) {
        Some(read) if *read != candidate.name => format!("{} ({read})", candidate.name),
        _ => candidate.name.clone(),
    };
    let name = escape::clipped(&name, style.columns() - 18 - late.len());
    let score = format!("{} of 100", number::score(candidate.score));
    let late = style.paint(Paint::Yellow, late);
    // The sign keeps a name from being the first thing on a line.
    page.line(&format!(
        "■ {}  {score}{late}",
        style.paint(Paint::Bold, &name)
    ));
    for attempt in attempts_of(report, candidate) {
        if let Some(submission) = attempt.submission {
            submission_line(page, submission, problem);
        } else {
            let id = escape::clipped(attempt.problem, PROBLEM_COLUMNS_MAX);
            let line = format!("  –       0  {}  {NO_SUBMISSION}", pad(&id, problem));
            page.line(&style.paint(Paint::Dim, &line));
        }
    }
}

fn submission_line(page: &mut Page, submission: &SubmissionRecord, problem: usize) {
    let verdict = pad(submission.verdict.short(), 3);
    let verdict = page.style.paint(Paint::of(submission.verdict), &verdict);
    let score = number::score(submission.score);
    let id = pad(
        &escape::clipped(&submission.problem, PROBLEM_COLUMNS_MAX),
        problem,
    );
    let room = page.style.columns().saturating_sub(problem + 15).max(16);
    let why = at_word(escape::clipped(&words::why(submission), room));
    page.line(&format!("  {verdict} {score:>5}  {id}  {why}"));
}

/// A text that was clipped within a word, clipped before it; a very long word stays.
fn at_word(text: String) -> String {
    match text
        .strip_suffix('…')
        .and_then(|start| start.rsplit_once(' '))
    {
        Some((start, word)) if word.len() < 12 => format!("{start} …"),
        _ => text,
    }
}

/// A report that is not whole says so.
fn interrupted(page: &mut Page, report: &Report) {
    if report.interrupted {
        let line = "Grading was interrupted: what did not run is JE. Grade again, and it goes on from there.";
        page.line(&page.style.paint(Paint::Bold, line));
    }
}

/// What ran the submissions: reports of different runtimes are not to be compared blindly.
fn runtimes(page: &mut Page, report: &Report) {
    let named = report.runtimes.iter().map(|runtime| {
        let digest = runtime
            .digest
            .as_deref()
            .map(|digest| escape::clipped(digest, 12));
        let digest = digest
            .map(|digest| format!(" ({digest})"))
            .unwrap_or_default();
        format!(
            "{}: {}{digest}",
            escape::clipped(&runtime.language, 20),
            runtime.version
        )
    });
    page.flow("", "   ", named.map(|text| (text, Paint::Dim)));
}

/// What was found and not graded.
fn ignored(page: &mut Page, report: &Report) {
    if report.ignored.is_empty() {
        return;
    }
    let files = number::count(report.ignored.len() as u64, "file");
    page.line(
        &page
            .style
            .paint(Paint::Yellow, &format!("{files} not graded:")),
    );
    let width = page.style.columns();
    for file in report.ignored.iter().take(IGNORED_MAX) {
        let name = escape::clipped(&file.file, width / 2);
        page.wrapped("  - ", &format!("{name}: {}", file.reason), Paint::Plain);
    }
    if report.ignored.len() > IGNORED_MAX {
        let more = number::thousands((report.ignored.len() - IGNORED_MAX) as u64);
        page.line(&format!("  … and {more} more"));
    }
    page.gap();
}

/// How many submissions got which verdict, and what to do next.
fn summary(page: &mut Page, report: &Report) {
    let counts = || {
        report
            .verdict_counts
            .iter()
            .filter(|count| count.submissions > 0)
    };
    let all = counts().fold(0_u64, |all, count| all.saturating_add(count.submissions));
    let mut total = number::count(all, "submission");
    if report.candidates.len() > 1 {
        total += &format!(
            " of {} candidates",
            number::thousands(report.candidates.len() as u64)
        );
    }
    let last = counts().count();
    let counted = counts().enumerate().map(|(at, count)| {
        let comma = if at + 1 < last { "," } else { "" };
        let text = words::counted(count.submissions, count.verdict) + comma;
        (text, Paint::of(count.verdict))
    });
    let total = if last > 0 { format!("{total}:") } else { total };
    page.flow(
        "",
        " ",
        std::iter::once((total, Paint::Bold)).chain(counted),
    );
    for (command, purpose) in hints(report) {
        let command = page.style.paint(Paint::Bold, &command);
        page.line(&format!("{command}  {purpose}"));
    }
}

/// Commands that lead on from here.
///
/// No file is named in them: its name is the candidate's choice, and commands get pasted into shells.
fn hints(report: &Report) -> Vec<(String, &'static str)> {
    let submissions = || {
        report
            .candidates
            .iter()
            .flat_map(|candidate| &candidate.submissions)
    };
    let mut hints = Vec::new();
    // Others do not have the secret cases.
    let failed_case = submissions()
        .filter(|one| report.audience.is_staff() && one.message.is_none())
        .find_map(|submission| {
            let mut cases = submission.groups.iter().flat_map(|group| &group.cases);
            let case =
                cases.find(|case| words::failed(case) && case.verdict != Verdict::JudgeError)?;
            Some(format!(
                "gradebox run {} FILE --case {}",
                submission.problem, case.id
            ))
        });
    if let Some(command) = failed_case {
        hints.push((escape::clipped(&command, 120), "shows one case in full"));
    }
    let failed = submissions().any(|submission| submission.verdict == Verdict::JudgeError);
    if failed && !report.interrupted {
        let purpose = "says what is missing here: a judge error is no fault of a submission";
        hints.push(("gradebox doctor".to_string(), purpose));
        let purpose = "says whether the problem itself is at fault";
        hints.push(("gradebox verify PROBLEM".to_string(), purpose));
    }
    hints
}
