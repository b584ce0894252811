//! Does a known submission keep the promise of its folder, and of `submissions.json`? Pure.

use super::Remark;
use crate::judge::{Judged, Verdict};
use crate::problem::KnownSubmission;
use crate::report::CaseRecord;

/// Every promise that was broken.
pub(super) fn remarks(known: &KnownSubmission, judged: &Judged) -> Vec<Remark> {
    let about = format!("submissions/{}", known.name);
    let record = &judged.record;
    let mut remarks = Vec::new();
    if record.verdict != known.promise {
        let text = format!(
            "is {}, and its folder promises {}{}",
            record.verdict.name(),
            known.promise.name(),
            why(judged, known.promise)
        );
        remarks.push(Remark::error(&about, text));
    } else if known.promise == Verdict::Accepted && record.score < 100.0 {
        let text = format!("is accepted with a score of {}, not 100", record.score);
        remarks.push(Remark::error(&about, text));
    }

    let expectation = &known.expectation;
    if !expectation.permitted.is_empty() {
        let other = judged.cases.iter().find(|case| {
            let verdict = case.verdict;
            !matches!(verdict, Verdict::Accepted | Verdict::Skipped)
                && !expectation.permitted.contains(&verdict)
        });
        if let Some(case) = other {
            let text = format!(
                "is {} on {}, which submissions.json does not permit",
                case.verdict.name(),
                case.id
            );
            remarks.push(Remark::error(&about, text));
        }
    }
    for required in &expectation.required {
        let met = judged.cases.iter().any(|case| case.verdict == *required);
        if !met && record.verdict != *required {
            let text = format!(
                "is {} on no case, which submissions.json requires",
                required.name()
            );
            remarks.push(Remark::error(&about, text));
        }
    }
    for (name, points) in &expectation.groups {
        let Some(group) = record.groups.iter().find(|group| group.name == *name) else {
            continue;
        };
        // Points are sums of shares, which binary fractions only come near to.
        if (group.points - points).abs() > 0.005 {
            let text = format!(
                "gets {} points for the group `{name}`, and submissions.json says {points}",
                (group.points * 100.0).round() / 100.0
            );
            remarks.push(Remark::error(&about, text));
        }
    }
    remarks
}

/// What made the verdict another one, for whoever has to mend it.
fn why(judged: &Judged, promise: Verdict) -> String {
    if let Some(message) = &judged.record.message {
        let first = message.text.lines().find(|line| !line.trim().is_empty());
        return first.map_or_else(String::new, |line| format!(": {}", line.trim()));
    }
    let verdict = judged.record.verdict;
    let cases = judged.record.groups.iter().flat_map(|group| &group.cases);
    let of_verdict: Vec<&CaseRecord> = cases.filter(|case| case.verdict == verdict).collect();
    match of_verdict.as_slice() {
        [] => String::new(),
        _ if verdict == Verdict::Accepted => {
            let way_out = match promise {
                Verdict::TimeLimitExceeded => "lower `limits.instructions`, or add a larger case",
                _ => {
                    "add the case that it fails on; `gradebox stress PROBLEM FILE --save GROUP` looks for it"
                }
            };
            format!(": {way_out}")
        }
        [first, rest @ ..] => {
            let more = match rest.len() {
                0 => String::new(),
                more => format!(" (and on {more} more)"),
            };
            format!(": on {}{more}: {}", first.id, first.reason)
        }
    }
}
