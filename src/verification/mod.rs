//! Does a problem prove itself? The reference passes, accepted submissions pass, every wrong
//! one fails as its folder promises, and every case is there for a reason.
//!
//! [`verify`] runs what there is to run; all conclusions are pure functions of what was run.

mod kill_matrix;
mod margins;
mod mutants;
mod mutation;
mod promises;
mod samples;
mod verify;

pub use kill_matrix::{Column, KillMatrix};
pub use margins::{ACCEPTED_SHARE_MAX, Margins, Share, TOO_SLOW_SHARE_MIN};
pub use mutants::{Mutant, mutants};
pub use mutation::{Difference, KILLED_SHARE_MIN, Mutation, Survivor};
pub use verify::{Mutants, steps, verify};

use crate::judge::Verdict;

/// What was found out about one problem.
#[derive(Clone, Debug, PartialEq)]
pub struct Verification {
    /// The problem's id.
    pub problem: String,
    /// What is wrong, or doubtful.
    pub remarks: Vec<Remark>,
    /// How many known submissions there are, by the verdict that is promised; without the verdicts of none.
    pub promises: Vec<(Verdict, usize)>,
    /// How many cases there are.
    pub cases: usize,
    /// Which case catches which wrong submission.
    pub matrix: KillMatrix,
    /// How far the time limit is from both sides.
    pub margins: Margins,
    /// What became of mutants of the reference, where that was asked for.
    pub mutation: Option<Mutation>,
    /// Whether something failed that is not the problem's fault: a toolchain, the machine.
    pub judge_failed: bool,
}

/// One thing that is wrong, or doubtful.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// How bad it is.
    pub severity: Severity,
    /// What it is about: a file, a case, a submission.
    pub about: String,
    /// What was found, what was expected, and the way out.
    pub text: String,
}

/// How bad a remark is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The problem does not prove itself.
    Error,
    /// The problem could be better; an error where the user is strict.
    Warning,
}

impl Remark {
    fn error(about: impl Into<String>, text: impl Into<String>) -> Self {
        Remark {
            severity: Severity::Error,
            about: about.into(),
            text: text.into(),
        }
    }

    fn warning(about: impl Into<String>, text: impl Into<String>) -> Self {
        Remark {
            severity: Severity::Warning,
            about: about.into(),
            text: text.into(),
        }
    }
}

impl Verification {
    /// Whether there is nothing to mend; a warning counts where the user is strict.
    pub fn holds(&self, strict: bool) -> bool {
        !self
            .remarks
            .iter()
            .any(|remark| strict || remark.severity == Severity::Error)
    }
}
