//! What the shell is told.

use crate::judge::Verdict;
use crate::platform::Interruption;
use crate::report::Report;

/// Why gradebox ended; the number is the exit code. A panic, which is a bug, exits with 101.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExitStatus {
    /// Everything is accepted, or reaches `--min-score`.
    Success = 0,
    /// Something is not.
    NotAccepted = 1,
    /// Wrong usage, an invalid problem, or a path that cannot be used.
    Usage = 2,
    /// The judge's own side failed.
    JudgeError = 3,
    /// SIGINT, as Ctrl-C sends it, before everything was done.
    Interrupted = 130,
    /// SIGTERM, before everything was done.
    Terminated = 143,
}

impl From<Interruption> for ExitStatus {
    fn from(interruption: Interruption) -> Self {
        match interruption {
            Interruption::Interrupted => ExitStatus::Interrupted,
            Interruption::Terminated => ExitStatus::Terminated,
        }
    }
}

impl ExitStatus {
    /// Every status, by code.
    pub const ALL: [ExitStatus; 6] = [
        ExitStatus::Success,
        ExitStatus::NotAccepted,
        ExitStatus::Usage,
        ExitStatus::JudgeError,
        ExitStatus::Interrupted,
        ExitStatus::Terminated,
    ];

    /// The exit code.
    pub const fn code(self) -> u8 {
        self as u8
    }

    /// What it means, for the help and the README.
    pub const fn meaning(self) -> &'static str {
        match self {
            ExitStatus::Success => {
                "everything is accepted, or every candidate reaches `--min-score`"
            }
            ExitStatus::NotAccepted => "something is not",
            ExitStatus::Usage => "wrong usage, an invalid problem, or a path that cannot be used",
            ExitStatus::JudgeError => {
                "a judge error: gradebox, its toolchains or the machine failed, or a reference"
            }
            ExitStatus::Interrupted => {
                "Ctrl-C (SIGINT): what was in flight is finished, and what is known is written"
            }
            ExitStatus::Terminated => "the same after SIGTERM",
        }
    }

    /// The status of a grading. A judge error outweighs everything.
    pub fn of(report: &Report, score_min: Option<f64>) -> Self {
        let mut submissions = report
            .candidates
            .iter()
            .flat_map(|candidate| &candidate.submissions);
        let good = match score_min {
            Some(score_min) => report
                .candidates
                .iter()
                .all(|candidate| candidate.score >= score_min),
            None => submissions
                .clone()
                .all(|submission| submission.verdict == Verdict::Accepted),
        };
        if submissions.any(|submission| submission.verdict == Verdict::JudgeError) {
            ExitStatus::JudgeError
        } else if good {
            ExitStatus::Success
        } else {
            ExitStatus::NotAccepted
        }
    }
}
