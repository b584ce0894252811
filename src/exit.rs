//! What the shell is told.

use crate::judge::Verdict;
use crate::platform::Interruption;
use crate::report::Report;

/// Why gradebox ended; the number is the exit code. A panic, which is a bug, exits with 101.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExitStatus {
    /// Everything is accepted, or what `--min-score` and `--fail-on` ask for holds.
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
                "everything is accepted, or what `--min-score` and `--fail-on` ask for holds"
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
    ///
    /// `score_min` is what every candidate has to reach, `fail_on` what no submission may be
    /// judged to be. Where neither is asked for, everything has to be accepted.
    pub fn of(report: &Report, score_min: Option<f64>, fail_on: &[Verdict]) -> Self {
        let mut submissions = report
            .candidates
            .iter()
            .flat_map(|candidate| &candidate.submissions);
        let all = |holds: &dyn Fn(Verdict) -> bool| {
            submissions
                .clone()
                .all(|submission| holds(submission.verdict))
        };
        let reached = |score_min| {
            let mut candidates = report.candidates.iter();
            candidates.all(|candidate| candidate.score >= score_min)
        };
        let good = match score_min {
            None if fail_on.is_empty() => all(&|verdict| verdict == Verdict::Accepted),
            _ => score_min.is_none_or(reached) && all(&|verdict| !fail_on.contains(&verdict)),
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
