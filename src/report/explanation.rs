//! Why a submission got its verdict, in sentences.

use super::escape;
use super::evidence;
use super::hints::Hints;
use super::number;
use super::page::{Keep, Page, Room};
use super::paint::{Paint, Style};
use super::record::{CaseRecord, GroupRecord, ProblemRecord, SubmissionRecord};
use super::words;
use crate::judge::Verdict;

/// What is shown of a compiler's message.
const MESSAGE: Room = Room {
    lines_max: 40,
    columns_max: 160,
};

/// The explanation of one submission of one candidate; hints are among the problems.
pub fn explanation(
    candidate: &str,
    submission: &SubmissionRecord,
    problems: &[ProblemRecord],
    style: Style,
) -> String {
    let hints = Hints::of(problems, &submission.problem);
    let mut page = Page::new(style);
    let verdict = words::verdict(submission.verdict);
    let text = format!(
        "{candidate}'s answer to {} ({}) is judged: {verdict}. Its score is {} of 100.",
        submission.problem,
        submission.file,
        number::score(submission.score)
    );
    page.wrapped("", &text, Paint::of(submission.verdict));
    if let Some(message) = &submission.message {
        page.gap();
        let text = match submission.verdict {
            Verdict::JudgeError => {
                "It was not judged, through no fault of its own, because this failed:"
            }
            _ => "It never ran, because it did not become a program. What was said about it:",
        };
        page.wrapped("", text, Paint::Plain);
        page.block("message", message, Keep::Beginning, MESSAGE);
        return page.text;
    }
    page.gap();
    page.wrapped("", &summary(submission), Paint::Plain);
    for group in &submission.groups {
        page.gap();
        page.wrapped("", &group_sentence(group), Paint::Plain);
        let failed = group.cases.iter().find(|case| words::failed(case));
        if let Some(case) = failed {
            page.wrapped("", &case_sentence(case), Paint::Plain);
            evidence::hint(&mut page, hints.of_case(&case.id));
            evidence::brief(&mut page, case);
        }
    }
    if let Some(case) = first_failed(submission) {
        page.gap();
        let text = format!(
            "To see all of {}: gradebox run {} FILE --case {}",
            case.id, submission.problem, case.id
        );
        page.line(&escape::line(&text));
    }
    page.text
}

fn first_failed(submission: &SubmissionRecord) -> Option<&CaseRecord> {
    let mut cases = submission.groups.iter().flat_map(|group| &group.cases);
    cases.find(|case| words::failed(case))
}

/// The rule by which cases become a verdict, applied to these cases.
fn summary(submission: &SubmissionRecord) -> String {
    let cases = || submission.groups.iter().flat_map(|group| &group.cases);
    let count = |verdict: Verdict| cases().filter(|case| case.verdict == verdict).count();
    let all = cases().count();
    if submission.verdict == Verdict::Accepted {
        let cases = number::count(all as u64, "case");
        return format!("Every case is accepted ({cases}), and so is the submission.");
    }
    let counts = Verdict::ALL
        .into_iter()
        .filter(|verdict| count(*verdict) > 0);
    let counts: Vec<String> = counts
        .map(|verdict| format!("{} {}", count(verdict), words::verdict(verdict)))
        .collect();
    format!(
        "Of {}, these are the verdicts: {}. The worst of them is that of the submission.",
        number::count(all as u64, "case"),
        counts.join(", ")
    )
}

fn group_sentence(group: &GroupRecord) -> String {
    let verdicts = group.cases.iter().map(|case| case.verdict);
    let accepted = verdicts.filter(|verdict| *verdict == Verdict::Accepted);
    let all = number::count(group.cases.len() as u64, "case");
    let points = match group.points_max {
        0 => "it is worth no points".to_owned(),
        most => {
            let most = number::count(u64::from(most), "point");
            format!("it gets {} of {most}", number::points(group.points))
        }
    };
    let skipped = |case: &&CaseRecord| case.verdict == Verdict::Skipped;
    let skipped = group.cases.iter().find(skipped);
    let skipped = skipped.map_or_else(String::new, |case| {
        format!(" Cases were skipped, since {}.", case.reason)
    });
    format!(
        "Group {}: {} of {all} accepted; {points}.{skipped}",
        group.name,
        accepted.count()
    )
}

/// What happened in a case that failed.
fn case_sentence(case: &CaseRecord) -> String {
    let what = match case.verdict {
        Verdict::WrongAnswer => {
            let near = words::difference(case)
                .and_then(|difference| words::near_misses(&difference.near_misses));
            let near = near.map_or_else(String::new, |near| format!("; it would be {near}"));
            format!(
                "The program ended well, and its output is not the answer: {}{near}",
                words::reason(case)
            )
        }
        Verdict::TimeLimitExceeded => {
            "It was stopped when its instructions were used up: it has no end, sleeps too long, or \
             takes too many steps for an input of this size"
                .to_owned()
        }
        Verdict::MemoryLimitExceeded => {
            "It was refused memory when it had all that it may have, and did not end well after that"
                .to_owned()
        }
        Verdict::OutputLimitExceeded => {
            "It was stopped when it had written all that it may write".to_owned()
        }
        Verdict::JudgeError => format!(
            "It could not be judged, through no fault of the submission: {}",
            words::reason(case)
        ),
        _ => format!("It broke off: {}", words::reason(case)),
    };
    format!("The first that fails is {}. {what}.", case.id)
}
