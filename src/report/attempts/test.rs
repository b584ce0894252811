//! One test: its verdict, and what explains it.

use super::super::evidence;
use super::super::page::{Keep, Page, Room};
use super::super::paint::{Paint, Style};
use super::super::record::{CaseRecord, Excerpt, SubmissionRecord};
use super::super::words;
use crate::judge::Verdict;

/// What is told of a test that failed has lines of so many columns.
const STYLE: Style = Style {
    color: false,
    width: 100,
};

/// What is told where nothing was handed in.
pub(in crate::report) const NO_SUBMISSION: &str = "no submission";

/// How test runners sum up a verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::report) enum Status {
    Passed,
    /// The submission ran and is not right, or there is none.
    Failed,
    /// It could not be run, or not be judged.
    Error,
    Skipped,
}

/// The status of a verdict; of nothing handed in, where there is none.
pub(in crate::report) const fn status(verdict: Option<Verdict>) -> Status {
    match verdict {
        Some(Verdict::Accepted) => Status::Passed,
        Some(Verdict::Skipped) => Status::Skipped,
        Some(Verdict::CompileError | Verdict::JudgeError) => Status::Error,
        Some(
            Verdict::WrongAnswer
            | Verdict::TimeLimitExceeded
            | Verdict::MemoryLimitExceeded
            | Verdict::OutputLimitExceeded
            | Verdict::RunTimeError,
        )
        | None => Status::Failed,
    }
}

/// The verdict's name in files; `no_submission` where there is none.
pub(in crate::report) const fn verdict_name(verdict: Option<Verdict>) -> &'static str {
    match verdict {
        Some(verdict) => verdict.name(),
        None => "no_submission",
    }
}

/// One thing that can pass or fail: a case, or a submission as a whole.
#[derive(Clone, Copy)]
pub(in crate::report) struct Test<'a> {
    /// The group's name; empty for a submission as a whole.
    pub(in crate::report) group: &'a str,
    /// Points that the group reached, and can reach.
    pub(in crate::report) group_points: Option<(f64, u32)>,
    /// The case's id.
    pub(in crate::report) id: &'a str,
    /// Nothing where nothing was handed in.
    pub(in crate::report) verdict: Option<Verdict>,
    /// The case; nothing for a submission as a whole.
    pub(in crate::report) case: Option<&'a CaseRecord>,
    pub(super) submission: Option<&'a SubmissionRecord>,
    /// Why the submission never ran, at the first test that fails for it.
    pub(super) message: Option<&'a Excerpt>,
    pub(super) hint: Option<&'a str>,
}

impl Test<'_> {
    pub(in crate::report) fn status(&self) -> Status {
        status(self.verdict)
    }

    /// Why it is not accepted, in one sentence, unescaped.
    pub(in crate::report) fn reason(&self) -> String {
        match (self.case, self.submission) {
            // A bare case of a submission that never ran has no reason of its own.
            (Some(case), Some(submission))
                if case.reason.is_empty() && submission.message.is_some() =>
            {
                let verdict = words::verdict(case.verdict);
                format!("{verdict}: {}", words::why(submission))
            }
            (Some(case), _) => words::reason(case),
            (None, Some(submission)) => words::why(submission),
            (None, None) => NO_SUBMISSION.to_string(),
        }
    }

    /// Why it is not accepted, and all that shows it. Lines of visible text, each with its newline.
    pub(in crate::report) fn account(&self, message_lines_max: usize) -> String {
        let mut page = Page::new(STYLE);
        page.wrapped("", &self.reason(), Paint::Plain);
        page.text + &self.evidence(message_lines_max)
    }

    /// What shows why: the author's hint, a diff, beginnings of texts; in lines as an account.
    pub(in crate::report) fn evidence(&self, message_lines_max: usize) -> String {
        let mut page = Page::new(STYLE);
        if let Some(hint) = self.hint {
            page.wrapped("hint: ", hint, Paint::Plain);
        }
        if let Some(case) = self.case {
            evidence::brief(&mut page, case);
        }
        if let Some(message) = self.message {
            let room = Room {
                lines_max: message_lines_max,
                columns_max: 2 * STYLE.width,
            };
            page.block("message", message, Keep::Beginning, room);
        }
        page.text
    }

    /// What the program printed, or the value that it returned, and its standard error.
    pub(in crate::report) fn outputs(&self) -> [Option<&Excerpt>; 2] {
        let Some(evidence) = self.case.and_then(|case| case.evidence.as_ref()) else {
            return [None, None];
        };
        let printed = match evidence.printed.is_empty() {
            true => &evidence.output,
            false => &evidence.printed,
        };
        [printed, &evidence.stderr].map(|excerpt| (!excerpt.is_empty()).then_some(excerpt))
    }

    /// Instructions executed; 0 where nothing ran.
    pub(in crate::report) fn instructions(&self) -> u64 {
        let usage = self.case.and_then(|case| case.usage);
        usage.map_or(0, |usage| usage.instructions)
    }
}
