//! What the shell is told.

use crate::judge::Verdict;
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
}

impl ExitStatus {
    /// Every status, by code.
    pub const ALL: [ExitStatus; 4] = [
        ExitStatus::Success,
        ExitStatus::NotAccepted,
        ExitStatus::Usage,
        ExitStatus::JudgeError,
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
