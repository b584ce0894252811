//! What failed, submission by submission.

use super::audience::Audience;
use super::escape;
use super::evidence;
use super::hints::Hints;
use super::number;
use super::page::{Keep, Page, Room};
use super::paint::{Paint, columns};
use super::record::{CandidateRecord, CaseRecord, GroupRecord, Report, SubmissionRecord};
use super::words;
use crate::judge::Verdict;

/// Submissions that are shown in detail; a cohort may have thousands.
const SUBMISSIONS_MAX: usize = 100;
/// Groups of one submission that are shown in detail.
const GROUPS_MAX: usize = 4;
/// Names in a list of what else failed.
pub(super) const NAMES_MAX: usize = 6;
/// Hints to other cases of a group than the first that failed.
const HINTS_MAX: usize = 3;
/// Lines of a compiler's message.
const MESSAGE_LINES_MAX: usize = 24;

/// Shows each submission that is not accepted, up to a bound.
pub(super) fn details(page: &mut Page, report: &Report) {
    if report.audience == Audience::Public {
        return;
    }
    let mut failed = report.candidates.iter().flat_map(|candidate| {
        let submissions = candidate
            .submissions
            .iter()
            .map(move |one| (candidate, one));
        submissions.filter(|(_, submission)| submission.verdict != Verdict::Accepted)
    });
    for (candidate, submission) in failed.by_ref().take(SUBMISSIONS_MAX) {
        let hints = Hints::of(&report.problems, &submission.problem);
        page.gap();
        submission_details(page, candidate, submission, &hints);
    }
    let more = failed.count() as u64;
    if more > 0 {
        page.gap();
        let more = number::count(more, "more submission");
        page.line(&format!(
            "… {more} not accepted; --format json has them all"
        ));
    }
    if report.candidates.iter().any(has_diff) {
        page.gap();
        evidence::legend(page);
    }
}

/// Whether one of the cases shows a diff.
pub(super) fn has_diff(candidate: &CandidateRecord) -> bool {
    let groups = candidate
        .submissions
        .iter()
        .flat_map(|submission| &submission.groups);
    groups
        .flat_map(|group| &group.cases)
        .any(evidence::has_diff)
}

fn submission_details(
    page: &mut Page,
    candidate: &CandidateRecord,
    submission: &SubmissionRecord,
    hints: &Hints<'_>,
) {
    let style = page.style;
    let width = style.columns();
    let (name, problem) = (
        escape::clipped(&candidate.name, width / 3),
        &submission.problem,
    );
    let title = format!("{name} · {}", escape::clipped(problem, width / 2));
    let rule = "─".repeat(width.saturating_sub(columns(&title) + 4));
    let title = style.paint(Paint::Bold, &title);
    page.line(&format!("── {title} {}", style.paint(Paint::Dim, &rule)));

    let verdict = style.paint(
        Paint::of(submission.verdict),
        &words::verdict(submission.verdict),
    );
    let language = match &submission.language {
        Some(language) => format!(" ({})", escape::clipped(language, 20)),
        None => String::new(),
    };
    let file = escape::clipped(&submission.file, width / 2);
    let score = number::score(submission.score);
    page.line(&format!("  {verdict}, {score} of 100: {file}{language}"));

    if let Some(message) = &submission.message {
        let room = Room {
            lines_max: MESSAGE_LINES_MAX,
            columns_max: width - 8,
        };
        return page.block("message", message, Keep::Beginning, room);
    }
    let mut failed = submission.groups.iter().filter_map(|group| {
        group
            .cases
            .iter()
            .find(|case| words::failed(case))
            .map(|case| (group, case))
    });
    for (group, case) in failed.by_ref().take(GROUPS_MAX) {
        group_details(page, group, case, hints);
    }
    let more: Vec<String> = failed
        .map(|(group, case)| named(&group.name, case.verdict))
        .collect();
    if !more.is_empty() {
        let names = words::list(more.len(), NAMES_MAX, more.into_iter());
        page.wrapped("  ", &format!("more groups failed: {names}"), Paint::Plain);
    }
    let skipped: Vec<&GroupRecord> = submission
        .groups
        .iter()
        .filter(|group| group.verdict == Verdict::Skipped)
        .collect();
    if !skipped.is_empty() {
        let names = skipped.iter().map(|group| group.name.clone());
        let names = words::list(skipped.len(), NAMES_MAX, names);
        page.wrapped("  ", &format!("skipped groups: {names}"), Paint::Plain);
    }
}

/// The first case of a group that failed, and which others did.
fn group_details(page: &mut Page, group: &GroupRecord, first: &CaseRecord, hints: &Hints<'_>) {
    let id = escape::clipped(&first.id, page.style.columns() / 2);
    let id = page.style.paint(Paint::Bold, &id);
    let short = page
        .style
        .paint(Paint::of(first.verdict), first.verdict.short());
    let failed = group
        .cases
        .iter()
        .filter(|case| words::failed(case))
        .count();
    let cases = number::count(group.cases.len() as u64, "case");
    let name = escape::clipped(&group.name, page.style.columns() / 3);
    let points = match group.points_max {
        0 => "no points".to_string(),
        most => format!("{} of {most} points", number::points(group.points)),
    };
    page.line(&format!(
        "  {short} {id}   {name}: {failed} of {cases} failed, {points}"
    ));
    page.wrapped("    ", &words::reason(first), Paint::Plain);
    evidence::hint(page, hints.of_case(&first.id));
    evidence::brief(page, first);
    let others = || {
        group
            .cases
            .iter()
            .filter(|case| words::failed(case))
            .skip(1)
    };
    if failed > 1 {
        let names = words::list(
            failed - 1,
            NAMES_MAX,
            others().map(|case| named(&case.id, case.verdict)),
        );
        page.wrapped("    ", &format!("also failed: {names}"), Paint::Dim);
    }
    let hinted = others().filter_map(|case| Some((case, hints.of_case(&case.id)?)));
    for (case, hint) in hinted.take(HINTS_MAX) {
        evidence::hint(page, Some(&format!("{}: {hint}", case.id)));
    }
}

pub(super) fn named(name: &str, verdict: Verdict) -> String {
    format!("{name} {}", verdict.short())
}
