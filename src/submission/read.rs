//! From the paths of a submission to its source, in memory.

use std::io;
use std::path::Path;

use super::find::{known_endings, language};
use super::{Submission, name};
use crate::language::{Language, Source};
use crate::platform::{EntryKind, Folder};
use crate::sandbox::SourceFile;

/// How deep modules may lie in folders.
const DEPTH_MAX: usize = 8;
/// The most files of a submission that is a folder.
const FILES_MAX: usize = 200;
/// The most entries of all its folders, whatever they are.
const ENTRIES_MAX: usize = 10_000;
const BOM: &[u8] = b"\xef\xbb\xbf";

/// Why there is no source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadFailure {
    /// The submission is at fault; one sentence for the candidate, with the way out.
    Rejected(String),
    /// The machine is.
    Machine(String),
}

impl From<String> for ReadFailure {
    fn from(message: String) -> Self {
        ReadFailure::Rejected(message)
    }
}

impl Submission {
    /// The file or folder as the candidate knows it.
    pub fn file(&self) -> String {
        let names: Vec<_> = self.paths.iter().map(|path| name::of(path)).collect();
        names.join(", ")
    }

    /// The language, as far as the name tells.
    pub fn language(&self) -> Option<Language> {
        let [path] = self.paths.as_slice() else {
            return None;
        };
        let folder = Folder::open(&self.root).ok()?;
        match folder.kind(path) {
            Ok(EntryKind::Folder) => folder_language(&folder, path).ok(),
            _ => language(path),
        }
    }

    /// Reads the source.
    ///
    /// # Errors
    ///
    /// See [`ReadFailure`].
    pub fn read(&self, source_bytes_max: u64) -> Result<Source, ReadFailure> {
        let [path] = self.paths.as_slice() else {
            return Err(format!(
                "there are several submissions for one problem ({}): keep one",
                self.file()
            )
            .into());
        };
        // The folder that the user named, and no candidate.
        let root = Folder::open(&self.root).map_err(|error| {
            let folder = name::of(&self.root);
            ReadFailure::Machine(format!("`{folder}` cannot be read: {error}"))
        })?;
        let mut reading = Reading {
            root: &root,
            bytes_left: source_bytes_max,
            bytes_max: source_bytes_max,
            entries_left: ENTRIES_MAX,
        };
        let kind = reading.kind(path)?;
        let (language, files) = if kind == EntryKind::Folder {
            let language = folder_language(&root, path)?;
            (language, reading.folder(path, language)?)
        } else if kind == EntryKind::Link {
            return Err(is_a_link(path).into());
        } else {
            let language = language(path).ok_or_else(|| {
                format!(
                    "`{}` has no known ending; known are {}",
                    name::of(path),
                    known_endings()
                )
            })?;
            let file = SourceFile {
                path: plain_name(path)?,
                content: reading.file(path)?,
            };
            (language, vec![file])
        };
        let files = files
            .into_iter()
            .map(|file| as_text(language, file))
            .collect::<Result<Vec<_>, String>>()?;
        if files
            .first()
            .is_none_or(|main| main.content.iter().all(u8::is_ascii_whitespace))
        {
            return Err("the file is empty".to_owned().into());
        }
        Ok(Source { language, files })
    }
}

/// The language whose main file the folder has.
fn folder_language(root: &Folder, folder: &Path) -> Result<Language, String> {
    let mains: Vec<_> = Language::ALL
        .into_iter()
        .filter(|language| {
            language
                .main_file()
                .is_some_and(|main| has_file(root, &folder.join(main)))
        })
        .collect();
    match mains.as_slice() {
        [language] => Ok(*language),
        [] => Err(format!(
            "the folder `{}` has no main.py and no main.rs",
            name::of(folder)
        )),
        _ => Err(format!(
            "the folder `{}` has both main.py and main.rs: keep one",
            name::of(folder)
        )),
    }
}

/// Whether something is there that is no folder; what exactly is told when it is read.
fn has_file(root: &Folder, path: &Path) -> bool {
    root.kind(path).is_ok_and(|kind| kind != EntryKind::Folder)
}

/// A name that compilers and messages can take as it is.
fn plain_name(path: &Path) -> Result<String, String> {
    let name = name::of(path);
    let plain = |c: char| c.is_alphanumeric() || " ._-+()[]@=,".contains(c);
    if path.file_name().and_then(|name| name.to_str()).is_none() || !name.chars().all(plain) {
        return Err(format!(
            "`{name}` has characters in its name that no source file needs: rename it"
        ));
    }
    Ok(name)
}

/// Text is UTF-8; a byte-order mark at its beginning says nothing more.
fn as_text(language: Language, mut file: SourceFile) -> Result<SourceFile, String> {
    if language.is_text() {
        if file.content.starts_with(BOM) {
            file.content.drain(..BOM.len());
        }
        if let Err(error) = std::str::from_utf8(&file.content) {
            let line = 1 + file.content[..error.valid_up_to()]
                .iter()
                .filter(|byte| **byte == b'\n')
                .count();
            return Err(format!(
                "`{}` is not UTF-8 (line {line}): save it with that encoding",
                file.path
            ));
        }
    }
    Ok(file)
}

/// Reads the files of one submission, as far as its size allows.
struct Reading<'a> {
    root: &'a Folder,
    bytes_left: u64,
    bytes_max: u64,
    entries_left: usize,
}

impl Reading<'_> {
    fn kind(&self, path: &Path) -> Result<EntryKind, ReadFailure> {
        self.root
            .kind(path)
            .map_err(|error| unreadable(path, &error))
    }

    /// The main file and the modules beside it: every file of the language.
    fn folder(
        &mut self,
        folder: &Path,
        language: Language,
    ) -> Result<Vec<SourceFile>, ReadFailure> {
        let main = language.main_file().unwrap_or_default();
        let mut paths = Vec::new();
        self.walk(folder, language, 0, &mut paths)?;
        paths.sort_by_key(|path| (path != main, path.clone()));
        paths
            .into_iter()
            .map(|path| {
                let content = self.file(&folder.join(&path))?;
                Ok(SourceFile { path, content })
            })
            .collect()
    }

    fn walk(
        &mut self,
        folder: &Path,
        language: Language,
        depth: usize,
        paths: &mut Vec<String>,
    ) -> Result<(), ReadFailure> {
        if depth > DEPTH_MAX {
            return Err(
                format!("the submission's folders are nested deeper than {DEPTH_MAX}").into(),
            );
        }
        let names = self.root.names(folder, self.entries_left);
        let names = names.map_err(|error| unreadable(folder, &error))?;
        let Some(left) = self.entries_left.checked_sub(names.len()) else {
            let message = format!("the submission's folders have more than {ENTRIES_MAX} entries");
            return Err(message.into());
        };
        self.entries_left = left;
        let entries = names.iter().map(|name| folder.join(name));
        for path in entries.filter(|path| !name::is_clutter(path)) {
            let kind = self.kind(&path)?;
            if kind == EntryKind::Folder {
                let before = paths.len();
                self.walk(&path, language, depth + 1, paths)?;
                // A folder without a file of the language may be called what it likes.
                if paths.len() > before {
                    let prefix = plain_name(&path)?;
                    for path in &mut paths[before..] {
                        *path = format!("{prefix}/{path}");
                    }
                }
            } else if kind == EntryKind::Link {
                return Err(is_a_link(&path).into());
            } else if self::language(&path) == Some(language) {
                paths.push(plain_name(&path)?);
            }
            if paths.len() > FILES_MAX {
                return Err(format!("the submission has more than {FILES_MAX} files").into());
            }
        }
        Ok(())
    }

    /// Reads a regular file, and never follows a link to one.
    fn file(&mut self, path: &Path) -> Result<Vec<u8>, ReadFailure> {
        match self.kind(path)? {
            EntryKind::File => {}
            EntryKind::Link => return Err(is_a_link(path).into()),
            EntryKind::Folder | EntryKind::Other => {
                return Err(format!("`{}` is not a regular file", name::of(path)).into());
            }
        }
        let content = self.root.read(path, self.bytes_left + 1);
        let content = content.map_err(|error| unreadable(path, &error))?;
        match self.bytes_left.checked_sub(content.len() as u64) {
            Some(left) => self.bytes_left = left,
            None => {
                let kib = self.bytes_max >> 10;
                return Err(format!(
                    "the submission is larger than the {kib} KiB that the problem allows"
                )
                .into());
            }
        }
        Ok(content)
    }
}

fn is_a_link(path: &Path) -> String {
    let name = name::of(path);
    format!("`{name}` is a symbolic link: hand in the file itself")
}

/// Names and permissions are the submission's fault; anything else is the machine's.
fn unreadable(path: &Path, error: &io::Error) -> ReadFailure {
    let message = format!("`{}` cannot be read: {error}", name::of(path));
    match error.raw_os_error() {
        // Somebody put a link there since it was looked at.
        Some(libc::ELOOP) => ReadFailure::Rejected(is_a_link(path)),
        Some(
            libc::ENOENT
            | libc::ENOTDIR
            | libc::EISDIR
            | libc::EACCES
            | libc::ENAMETOOLONG
            | libc::ENXIO
            | libc::EXDEV,
        )
        | None => ReadFailure::Rejected(message),
        Some(_) => ReadFailure::Machine(message),
    }
}
