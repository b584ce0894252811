//! Finding submissions: one file, one candidate's folder, or a whole cohort.
//!
//! [`find`] looks at names only; a submission is read when its turn comes, with
//! [`Submission::read`]. Both go through [`crate::platform::Folder`], which never leaves
//! the folder that the user named: a symbolic link is refused wherever it stands.

mod find;
mod manifest;
mod name;
mod read;

pub use find::{FindError, find, find_with};
pub use name::is_clutter;
pub use read::ReadFailure;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::problem::{KnownSubmission, Problem};
use crate::report::{IgnoredRecord, ManifestEntry};

/// What a candidate handed in for one problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submission {
    /// The candidate's name.
    pub candidate: String,
    /// The problem's id.
    pub problem: String,
    /// The folder that it is read from, and never left.
    pub root: PathBuf,
    /// The file or folder, relative to `root`; more than one is the candidate's mistake.
    pub paths: Vec<PathBuf>,
}

impl Submission {
    /// One that comes with a problem.
    pub fn known(known: &KnownSubmission, problem: &Problem) -> Self {
        Submission {
            candidate: known.name.clone(),
            problem: problem.id.clone(),
            root: root_of(&known.path),
            paths: known
                .path
                .file_name()
                .map(PathBuf::from)
                .into_iter()
                .collect(),
        }
    }
}

/// All that was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cohort {
    /// Every candidate, by name; one who handed in nothing too.
    pub candidates: Vec<String>,
    /// What the cohort's manifest says, by candidate.
    pub entries: BTreeMap<String, ManifestEntry>,
    /// The submissions, by candidate and problem.
    pub submissions: Vec<Submission>,
    /// What was passed over, and why.
    pub ignored: Vec<IgnoredRecord>,
    /// How something was understood that could be meant otherwise.
    pub notes: Vec<String>,
}

/// Which problem the submissions are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope<'a> {
    /// This one, whatever the files are called.
    Problem(&'a str),
    /// The one that a file or folder is named after, among these.
    ByName(&'a [String]),
}

/// The folder that the last name of a path stands in.
fn root_of(path: &Path) -> PathBuf {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    folder.unwrap_or(Path::new(".")).to_owned()
}
