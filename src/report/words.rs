//! Sentences about verdicts, cases and findings.

use super::number;
use super::record::{CaseRecord, SubmissionRecord, UsageRecord};
use crate::checker::{Difference, Finding, NearMiss};
use crate::judge::Verdict;

/// `wrong answer`.
pub(super) fn verdict(verdict: Verdict) -> String {
    verdict.name().replace('_', " ")
}

/// `2 wrong answers`, `2 accepted`.
pub(super) fn counted(submissions: u64, what: Verdict) -> String {
    match what {
        Verdict::WrongAnswer
        | Verdict::RunTimeError
        | Verdict::CompileError
        | Verdict::JudgeError => number::count(submissions, &verdict(what)),
        Verdict::Accepted
        | Verdict::Skipped
        | Verdict::TimeLimitExceeded
        | Verdict::MemoryLimitExceeded
        | Verdict::OutputLimitExceeded => {
            format!("{} {}", number::thousands(submissions), verdict(what))
        }
    }
}

/// Whether a finding's place is the whole output, and not worth naming.
pub(super) fn is_whole(place: &str) -> bool {
    matches!(place, "" | "$")
}

/// Whether the case was judged and is not right. A skipped one was not judged.
pub(super) fn failed(case: &CaseRecord) -> bool {
    !matches!(case.verdict, Verdict::Accepted | Verdict::Skipped)
}

/// The difference that a checker found in the output of a case that is wrong for it.
pub(super) fn difference(case: &CaseRecord) -> Option<&Difference> {
    match (case.finding.as_deref(), case.verdict) {
        (Some(Finding::Wrong(difference)), Verdict::WrongAnswer) => Some(difference),
        _ => None,
    }
}

/// Why a case is not accepted, unescaped.
pub(super) fn reason(case: &CaseRecord) -> String {
    match difference(case) {
        Some(difference) if is_whole(&difference.place) => difference.message.clone(),
        Some(difference) => format!("{}: {}", difference.place, difference.message),
        None if case.reason.is_empty() => verdict(case.verdict),
        None => case.reason.clone(),
    }
}

/// Why a submission is not accepted: in a few words, unescaped, empty when it is.
pub(super) fn why(submission: &SubmissionRecord) -> String {
    if let Some(message) = &submission.message {
        let line = message.text.lines().find(|line| !line.trim().is_empty());
        return line.unwrap_or_default().trim().to_string();
    }
    let mut cases = submission.groups.iter().flat_map(|group| &group.cases);
    match cases.find(|case| failed(case)) {
        Some(case) => format!("{}: {}", case.id, reason(case)),
        None if submission.verdict == Verdict::Accepted => String::new(),
        None => verdict(submission.verdict),
    }
}

/// `equal but for the case of letters`; nothing where nothing would have made it equal.
pub(super) fn near_misses(misses: &[NearMiss]) -> Option<String> {
    let names: Vec<&str> = misses.iter().map(|miss| near_miss(*miss)).collect();
    let (last, first) = names.split_last()?;
    Some(match first {
        [] => format!("equal but for {last}"),
        _ => format!("equal but for {} or {last}", first.join(", ")),
    })
}

const fn near_miss(miss: NearMiss) -> &'static str {
    match miss {
        NearMiss::FinalNewline => "the newline at the very end",
        NearMiss::WhiteSpace => "white space",
        NearMiss::Case => "the case of letters",
        NearMiss::Order => "the order",
        NearMiss::FloatNoise => "the rounding of floating point numbers",
        NearMiss::Type => "the types of values (as in 1, 1.0 and \"1\")",
    }
}

/// The first few of so many names, and how many more there are.
pub(super) fn list(length: usize, shown_max: usize, names: impl Iterator<Item = String>) -> String {
    let shown: Vec<String> = names.take(shown_max).collect();
    let more = match length.saturating_sub(shown.len()) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    format!("{}{more}", shown.join(", "))
}

/// `283,104 of 20,000,000 instructions (1.4 %)`.
pub(super) fn time(usage: &UsageRecord) -> String {
    let (used, most) = (usage.instructions, usage.instructions_max);
    let share = number::share(used, most);
    format!(
        "{} of {} instructions ({share})",
        number::thousands(used),
        number::thousands(most)
    )
}

/// `12.5 MiB of 256 MiB (4.8 %)`.
pub(super) fn memory(usage: &UsageRecord) -> String {
    let (used, most) = (usage.memory_bytes_peak, usage.memory_bytes_max);
    let share = number::share(used, most);
    format!("{} of {} ({share})", number::size(used), number::size(most))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_misses_are_a_sentence() {
        assert_eq!(near_misses(&[]), None);
        let one = near_misses(&[NearMiss::Case]);
        assert_eq!(one.as_deref(), Some("equal but for the case of letters"));
        let three = near_misses(&[NearMiss::WhiteSpace, NearMiss::Case, NearMiss::Order]);
        let expected = "equal but for white space, the case of letters or the order";
        assert_eq!(three.as_deref(), Some(expected));
    }

    #[test]
    fn usage_is_told_against_its_limits() {
        let usage = UsageRecord {
            instructions: 283_104,
            instructions_max: 20_000_000,
            memory_bytes_peak: 13_107_200,
            memory_bytes_max: 256 << 20,
            output_bytes: 3,
        };
        assert_eq!(time(&usage), "283,104 of 20,000,000 instructions (1.4 %)");
        assert_eq!(memory(&usage), "12.5 MiB of 256 MiB (4.8 %)");
    }
}
