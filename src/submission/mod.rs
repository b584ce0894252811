//! Finding submissions: one file, one candidate's folder, or a whole cohort.
//!
//! [`find`] looks at names only; a submission is read when its turn comes, with
//! [`Submission::read`]. Nothing is followed out of the folder: a symbolic link
//! is refused wherever it stands.

mod find;
mod name;
mod read;

pub use find::{FindError, find};
pub use name::is_clutter;

use std::path::PathBuf;

use crate::problem::{KnownSubmission, Problem};
use crate::report::IgnoredRecord;

/// What a candidate handed in for one problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submission {
    /// The candidate's name.
    pub candidate: String,
    /// The problem's id.
    pub problem: String,
    /// The file or folder; more than one is the candidate's mistake.
    pub paths: Vec<PathBuf>,
}

impl Submission {
    /// One that comes with a problem.
    pub fn known(known: &KnownSubmission, problem: &Problem) -> Self {
        Submission {
            candidate: known.name.clone(),
            problem: problem.id.clone(),
            paths: vec![known.path.clone()],
        }
    }
}

/// All that was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cohort {
    /// Every candidate, by name; one who handed in nothing too.
    pub candidates: Vec<String>,
    /// The submissions, by candidate and problem.
    pub submissions: Vec<Submission>,
    /// What was passed over, and why.
    pub ignored: Vec<IgnoredRecord>,
}

/// Which problem the submissions are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope<'a> {
    /// This one, whatever the files are called.
    Problem(&'a str),
    /// The one that a file or folder is named after, among these.
    ByName(&'a [String]),
}
