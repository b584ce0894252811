//! From a path to a list of submissions, by names alone.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use super::{Cohort, Scope, Submission, manifest, name, root_of};
use crate::language::Language;
use crate::platform::{EntryKind, Folder};
use crate::problem::{Mistakes, nearest};
use crate::report::IgnoredRecord;

/// No folder of candidates or of one candidate's files has more entries.
const ENTRIES_MAX: usize = 100_000;
/// So many names are told of what may be far more.
const NAMES_SHOWN: usize = 10;
/// So many entries that were passed over are listed one by one.
const IGNORED_MAX: usize = 1_000;

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
    /// A folder that could be one candidate's, or hold several.
    #[error(
        "`{0}` holds submissions, as a candidate's folder does (`{1}`), and candidates' folders \
         (`{2}`): grade one of them, or move the others away"
    )]
    Ambiguous(String, String, String),
    /// What the user named is a link.
    #[error("`{0}` is a symbolic link: name what it leads to")]
    Link(String),
    /// What is wrong in the manifest.
    #[error(transparent)]
    Manifest(#[from] Mistakes),
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
    find_with(path, scope, None)
}

/// As [`find`], with the manifest of this path, rather than that in the cohort's folder.
pub fn find_with(
    path: &Path,
    scope: Scope<'_>,
    manifest: Option<&Path>,
) -> Result<Cohort, FindError> {
    // `.` and `..` have no name of their own, and a candidate needs one.
    let named = if path.file_name().is_none() {
        path.canonicalize()
    } else {
        Ok(path.to_owned())
    };
    let named = named.map_err(|error| unreadable(path, error))?;
    let failed = |error| unreadable(path, error);
    let root = root_of(&named);
    let folder = Folder::open(&root).map_err(failed)?;
    let path = PathBuf::from(named.file_name().unwrap_or_default());
    let kind = folder.kind(&path).map_err(failed)?;
    let mut gathering = Gathering {
        root,
        folder,
        path,
        scope,
        found: BTreeMap::new(),
        ignored: Vec::new(),
        notes: Vec::new(),
    };
    let path = gathering.path.clone();
    if kind == EntryKind::Link {
        return Err(FindError::Link(name::of(&path)));
    }
    let is_cohort = kind == EntryKind::Folder && !gathering.is_one_candidate(&path)?;
    let entries = match manifest {
        Some(manifest) => Some(manifest::named(manifest)?),
        None if is_cohort => manifest::of_cohort(&gathering.folder, &path)?,
        None => None,
    };
    if is_cohort {
        gathering.cohort(&path)?;
    } else if kind == EntryKind::Folder {
        gathering.candidate(&path)?;
    } else {
        gathering.file(&path)?;
    }
    let mut cohort = gathering.finish()?;
    if let Some(entries) = entries {
        manifest::complete(&mut cohort, entries, is_cohort);
    }
    Ok(cohort)
}

/// What has been found so far.
struct Gathering<'a> {
    /// The folder that holds what the user named, and its path.
    folder: Folder,
    root: PathBuf,
    /// What the user named. This and all other paths are relative to `root`.
    path: PathBuf,
    scope: Scope<'a>,
    /// By candidate, then by problem.
    found: BTreeMap<String, BTreeMap<String, Vec<PathBuf>>>,
    ignored: Vec<IgnoredRecord>,
    notes: Vec<String>,
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
    fn is_one_candidate(&mut self, folder: &Path) -> Result<bool, FindError> {
        let known = match self.scope {
            Scope::Problem(_) => {
                let is_one = self.has_main_file(folder);
                if is_one {
                    self.note_modules(folder)?;
                }
                return Ok(is_one);
            }
            Scope::ByName(known) => known,
        };
        let is_named = |path: &PathBuf| known.contains(&name::stem(path));
        let (mut own, mut candidates) = (None, None);
        for entry in self.but_manifest(folder)? {
            let is_folder = self.is_folder(&entry);
            if is_named(&entry) && (!is_folder || self.has_main_file(&entry)) {
                own.get_or_insert(entry);
            } else if is_folder
                && self
                    .entries(&entry)
                    .is_ok_and(|inner| inner.iter().any(is_named))
            {
                candidates.get_or_insert(entry);
            }
        }
        match (own, candidates) {
            // Whoever chose one of the names must not make the others vanish.
            (Some(own), Some(candidate)) => Err(FindError::Ambiguous(
                name::of(folder),
                name::of(&own),
                name::of(&candidate),
            )),
            (own, _) => Ok(own.is_some()),
        }
    }

    /// Says what else belongs to a submission that is a folder: in a folder of many
    /// candidates' files, a `main.py` would take all of them for its modules.
    fn note_modules(&mut self, folder: &Path) -> Result<(), FindError> {
        let modules = self.entries(folder)?.into_iter().filter(|entry| {
            let is_main = |main| entry.file_name().is_some_and(|name| name == main);
            language(entry).is_some()
                && !Language::ALL
                    .iter()
                    .any(|one| one.main_file().is_some_and(is_main))
        });
        let names: Vec<_> = modules.map(|entry| name::of(&entry)).collect();
        if !names.is_empty() {
            let (main, count) = (name::of(folder), names.len());
            let names = names[..count.min(NAMES_SHOWN)].join(", ");
            let more = if count > NAMES_SHOWN { ", …" } else { "" };
            self.notes.push(format!(
                "`{main}` has a main file, so all of it is one submission, with {names}{more} as its modules"
            ));
        }
        Ok(())
    }

    /// A folder of one candidate, or a submission that is a folder.
    fn candidate(&mut self, folder: &Path) -> Result<(), FindError> {
        let candidate = name::of(folder);
        self.found.entry(candidate.clone()).or_default();
        match self.scope {
            Scope::Problem(problem) if self.has_main_file(folder) => {
                self.add(candidate, problem.to_owned(), folder)
            }
            Scope::Problem(problem) => {
                for entry in self
                    .entries(folder)?
                    .iter()
                    .filter(|entry| name::stem(entry) == problem)
                {
                    self.add(candidate.clone(), problem.to_owned(), entry);
                }
            }
            Scope::ByName(known) => {
                for entry in self.entries(folder)? {
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
        for entry in self.but_manifest(folder)? {
            let kind = match self.folder.kind(&entry) {
                Ok(kind) => kind,
                // Gone since it was listed, perhaps: the others are not.
                Err(error) => {
                    self.ignore(&entry, unreadable(&entry, error).to_string());
                    continue;
                }
            };
            match self.scope {
                _ if kind == EntryKind::Folder => match self.candidate(&entry) {
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
                    let what = kind.noun();
                    let reason =
                        format!("a cohort holds a folder for each candidate; this is {what}");
                    self.ignore(&entry, reason);
                }
            }
        }
        for entry in self.passed_over(folder)? {
            if self.is_folder(&entry) {
                let reason =
                    "a folder of this name is passed over; rename it if it is a candidate's";
                self.ignore(&entry, reason.to_owned());
            }
        }
        Ok(())
    }

    fn is_folder(&self, path: &Path) -> bool {
        self.folder
            .kind(path)
            .is_ok_and(|kind| kind == EntryKind::Folder)
    }

    fn has_main_file(&self, folder: &Path) -> bool {
        let mut mains = Language::ALL
            .iter()
            .filter_map(|language| language.main_file());
        mains.any(|main| self.folder.kind(&folder.join(main)).is_ok())
    }

    /// The entries of a folder that somebody may have meant, by name.
    fn entries(&self, folder: &Path) -> Result<Vec<PathBuf>, FindError> {
        let mut entries = self.all_entries(folder)?;
        entries.retain(|path| !name::is_clutter(path));
        Ok(entries)
    }

    /// As [`Gathering::entries`], but for what says who the candidates are.
    fn but_manifest(&self, folder: &Path) -> Result<Vec<PathBuf>, FindError> {
        let mut entries = self.entries(folder)?;
        entries.retain(|path| !manifest::is_manifest(&self.folder, path));
        Ok(entries)
    }

    /// The entries that nobody meant, by name.
    fn passed_over(&self, folder: &Path) -> Result<Vec<PathBuf>, FindError> {
        let mut entries = self.all_entries(folder)?;
        entries.retain(|path| name::is_clutter(path));
        Ok(entries)
    }

    fn all_entries(&self, folder: &Path) -> Result<Vec<PathBuf>, FindError> {
        let names = self.folder.names(folder, ENTRIES_MAX);
        let names = names.map_err(|error| unreadable(folder, error))?;
        if names.len() > ENTRIES_MAX {
            return Err(FindError::TooMany(name::shown(folder.as_os_str())));
        }
        Ok(names.into_iter().map(|name| folder.join(name)).collect())
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
        let reason = match self.ignored.len() {
            ..IGNORED_MAX => reason,
            IGNORED_MAX => "and more files, which are not listed".to_owned(),
            _ => return,
        };
        let file = path.strip_prefix(&self.path).unwrap_or(path);
        self.ignored.push(IgnoredRecord {
            file: name::shown(file.as_os_str()),
            reason,
        });
    }

    fn finish(self) -> Result<Cohort, FindError> {
        let mut cohort = Cohort {
            ignored: self.ignored,
            notes: self.notes,
            ..Cohort::default()
        };
        for (candidate, problems) in self.found {
            for (problem, paths) in problems {
                cohort.submissions.push(Submission {
                    candidate: candidate.clone(),
                    problem,
                    root: self.root.clone(),
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
                name::shown(self.path.as_os_str()),
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

fn unreadable(path: &Path, error: io::Error) -> FindError {
    FindError::Unreadable(name::shown(path.as_os_str()), error)
}
