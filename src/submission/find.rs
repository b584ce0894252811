//! From a path to a list of submissions, by names alone.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::{Cohort, Scope, Submission, name};
use crate::language::Language;
use crate::problem::nearest;
use crate::report::IgnoredRecord;

/// No folder of candidates or of one candidate's files has more entries.
const ENTRIES_MAX: usize = 100_000;

/// There is nothing to grade.
#[derive(Debug, thiserror::Error)]
pub enum FindError {
    /// The path, or a folder in it, cannot be read.
    #[error("`{0}` cannot be read: {1}")]
    Unreadable(String, io::Error),
    /// A file that is named after no problem.
    #[error("`{0}` is not named after a problem{1}: say which one with --problem")]
    NoProblem(String, String),
    /// A folder with nothing in it that looks like a submission.
    #[error("there is nothing to grade in `{0}`: {1}")]
    Nothing(String, String),
    /// A folder with far too many entries.
    #[error("`{0}` has more than {ENTRIES_MAX} entries: is this the right folder?")]
    TooMany(String),
}

/// Finds the submissions at a path; the README's table of `PATH` has the layouts.
///
/// # Errors
///
/// When the path cannot be read or holds nothing to grade. What goes wrong with
/// one submission is told when it is read.
pub fn find(path: &Path, scope: Scope<'_>) -> Result<Cohort, FindError> {
    // `.` and `..` have no name of their own, and a candidate needs one.
    let named = if path.file_name().is_none() {
        path.canonicalize()
    } else {
        Ok(path.to_owned())
    };
    let path =
        &named.map_err(|error| FindError::Unreadable(name::shown(path.as_os_str()), error))?;
    let about = fs::symlink_metadata(path).map_err(|error| unreadable(path, error))?;
    let mut gathering = Gathering {
        root: path.clone(),
        scope,
        found: BTreeMap::new(),
        ignored: Vec::new(),
    };
    if !about.is_dir() {
        gathering.file(path)?;
    } else if gathering.is_one_candidate(path)? {
        gathering.candidate(path)?;
    } else {
        gathering.cohort(path)?;
    }
    gathering.finish()
}

/// What has been found so far.
struct Gathering<'a> {
    root: PathBuf,
    scope: Scope<'a>,
    /// By candidate, then by problem.
    found: BTreeMap<String, BTreeMap<String, Vec<PathBuf>>>,
    ignored: Vec<IgnoredRecord>,
}

impl Gathering<'_> {
    /// One file that is one submission.
    fn file(&mut self, path: &Path) -> Result<(), FindError> {
        let problem = match self.scope {
            Scope::Problem(problem) => problem.to_owned(),
            Scope::ByName(known) => {
                let stem = name::stem(path);
                if !known.contains(&stem) {
                    let hint = nearest(&stem, known.iter().map(String::as_str));
                    let hint = hint.map_or_else(String::new, |near| format!(" (is it `{near}`?)"));
                    return Err(FindError::NoProblem(name::of(path), hint));
                }
                stem
            }
        };
        self.add(name::stem(path), problem, path);
        Ok(())
    }

    /// Whether the folder belongs to one candidate, rather than holding candidates.
    fn is_one_candidate(&self, folder: &Path) -> Result<bool, FindError> {
        Ok(match self.scope {
            Scope::Problem(_) => has_main_file(folder),
            Scope::ByName(known) => entries(folder)?
                .iter()
                .any(|entry| known.contains(&name::stem(entry))),
        })
    }

    /// A folder of one candidate, or a submission that is a folder.
    fn candidate(&mut self, folder: &Path) -> Result<(), FindError> {
        let candidate = name::of(folder);
        self.found.entry(candidate.clone()).or_default();
        match self.scope {
            Scope::Problem(problem) if has_main_file(folder) => {
                self.add(candidate, problem.to_owned(), folder)
            }
            Scope::Problem(problem) => {
                for entry in entries(folder)?
                    .iter()
                    .filter(|entry| name::stem(entry) == problem)
                {
                    self.add(candidate.clone(), problem.to_owned(), entry);
                }
            }
            Scope::ByName(known) => {
                for entry in entries(folder)? {
                    let stem = name::stem(&entry);
                    if known.contains(&stem) {
                        self.add(candidate.clone(), stem, &entry);
                    } else {
                        let near = nearest(&stem, known.iter().map(String::as_str));
                        let hint = near.map_or_else(String::new, |near| {
                            format!("; rename it if `{near}` is meant")
                        });
                        self.ignore(&entry, format!("it is not named after a problem{hint}"));
                    }
                }
            }
        }
        Ok(())
    }

    /// A folder of candidates.
    fn cohort(&mut self, folder: &Path) -> Result<(), FindError> {
        for entry in entries(folder)? {
            let is_folder = fs::symlink_metadata(&entry)
                .map_err(|error| unreadable(&entry, error))?
                .is_dir();
            match self.scope {
                _ if is_folder => match self.candidate(&entry) {
                    Ok(()) => {}
                    // One folder that cannot be read must not stop the cohort, nor go unmentioned.
                    Err(error) => {
                        self.found.entry(name::of(&entry)).or_default();
                        self.ignore(&entry, error.to_string());
                    }
                },
                Scope::Problem(problem) if language(&entry).is_some() => {
                    self.add(name::stem(&entry), problem.to_owned(), &entry);
                }
                Scope::Problem(_) => {
                    self.ignore(&entry, format!("its ending is none of {}", known_endings()))
                }
                Scope::ByName(_) => {
                    self.ignore(
                        &entry,
                        "a cohort holds a folder for each candidate".to_owned(),
                    );
                }
            }
        }
        Ok(())
    }

    fn add(&mut self, candidate: String, problem: String, path: &Path) {
        self.found
            .entry(candidate)
            .or_default()
            .entry(problem)
            .or_default()
            .push(path.to_owned());
    }

    fn ignore(&mut self, path: &Path, reason: String) {
        let file = path.strip_prefix(&self.root).unwrap_or(path);
        self.ignored.push(IgnoredRecord {
            file: name::shown(file.as_os_str()),
            reason,
        });
    }

    fn finish(self) -> Result<Cohort, FindError> {
        let mut cohort = Cohort {
            ignored: self.ignored,
            ..Cohort::default()
        };
        for (candidate, problems) in self.found {
            for (problem, paths) in problems {
                cohort.submissions.push(Submission {
                    candidate: candidate.clone(),
                    problem,
                    paths,
                });
            }
            cohort.candidates.push(candidate);
        }
        if cohort.submissions.is_empty() {
            let expected = match self.scope {
                Scope::Problem(problem) => format!(
                    "with --problem {problem}, a folder holds main.py or main.rs, or <candidate>.<ending> for each candidate"
                ),
                Scope::ByName(_) => {
                    "a candidate's folder holds <problem>.<ending>; a cohort holds such folders"
                        .to_owned()
                }
            };
            return Err(FindError::Nothing(
                name::shown(self.root.as_os_str()),
                expected,
            ));
        }
        Ok(cohort)
    }
}

/// The language of a file, by its ending.
pub(super) fn language(path: &Path) -> Option<Language> {
    Language::of_ending(path.extension()?.to_str()?)
}

/// Every ending, for messages.
pub(super) fn known_endings() -> String {
    let endings: Vec<_> = Language::ALL
        .iter()
        .map(|language| format!(".{}", language.ending()))
        .collect();
    endings.join(", ")
}

fn has_main_file(folder: &Path) -> bool {
    let mut mains = Language::ALL
        .iter()
        .filter_map(|language| language.main_file());
    mains.any(|main| fs::symlink_metadata(folder.join(main)).is_ok())
}

/// The entries of a folder that somebody may have meant, by name.
fn entries(folder: &Path) -> Result<Vec<PathBuf>, FindError> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(|error| unreadable(folder, error))? {
        let path = entry.map_err(|error| unreadable(folder, error))?.path();
        if !name::is_clutter(&path) {
            found.push(path);
        }
        if found.len() > ENTRIES_MAX {
            return Err(FindError::TooMany(name::shown(folder.as_os_str())));
        }
    }
    found.sort();
    Ok(found)
}

fn unreadable(path: &Path, error: io::Error) -> FindError {
    FindError::Unreadable(name::shown(path.as_os_str()), error)
}
