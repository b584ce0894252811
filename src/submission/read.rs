//! From the paths of a submission to its source, in memory.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use rustix::fs::{Mode, OFlags, open};

use super::find::{known_endings, language};
use super::{Submission, name};
use crate::language::{Language, Source};
use crate::sandbox::SourceFile;

/// How deep modules may lie in folders.
const DEPTH_MAX: usize = 8;
/// The most files of a submission that is a folder.
const FILES_MAX: usize = 200;
const BOM: &[u8] = b"\xef\xbb\xbf";

impl Submission {
    /// The file or folder as the candidate knows it.
    pub fn file(&self) -> String {
        let names: Vec<_> = self.paths.iter().map(|path| name::of(path)).collect();
        names.join(", ")
    }

    /// The language, as far as the name tells.
    pub fn language(&self) -> Option<Language> {
        match self.paths.as_slice() {
            [path] if fs::symlink_metadata(path).is_ok_and(|about| about.is_dir()) => {
                folder_language(path).ok()
            }
            [path] => language(path),
            _ => None,
        }
    }

    /// Reads the source.
    ///
    /// # Errors
    ///
    /// One sentence for the candidate: what is wrong with the submission, and the way out.
    pub fn read(&self, source_bytes_max: u64) -> Result<Source, String> {
        let [path] = self.paths.as_slice() else {
            return Err(format!(
                "there are several submissions for one problem ({}): keep one",
                self.file()
            ));
        };
        let about = fs::symlink_metadata(path).map_err(|error| unreadable(path, &error))?;
        let mut budget = Budget {
            bytes_left: source_bytes_max,
            bytes_max: source_bytes_max,
        };
        let (language, files) = if about.is_dir() {
            let language = folder_language(path)?;
            (language, folder(path, language, &mut budget)?)
        } else {
            let language = language(path).ok_or_else(|| {
                format!(
                    "`{}` has no known ending; known are {}",
                    name::of(path),
                    known_endings()
                )
            })?;
            (
                language,
                vec![SourceFile {
                    path: plain_name(path)?,
                    content: budget.read(path)?,
                }],
            )
        };
        let files = files
            .into_iter()
            .map(|file| as_text(language, file))
            .collect::<Result<Vec<_>, _>>()?;
        if files
            .first()
            .is_none_or(|main| main.content.iter().all(u8::is_ascii_whitespace))
        {
            return Err("the file is empty".to_owned());
        }
        Ok(Source { language, files })
    }
}

/// The language whose main file the folder has.
fn folder_language(folder: &Path) -> Result<Language, String> {
    let mains: Vec<_> = Language::ALL
        .into_iter()
        .filter(|language| {
            language
                .main_file()
                .is_some_and(|main| fs::symlink_metadata(folder.join(main)).is_ok())
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

/// The main file and the modules beside it: every file of the language.
fn folder(root: &Path, language: Language, budget: &mut Budget) -> Result<Vec<SourceFile>, String> {
    let main = language.main_file().unwrap_or_default();
    let mut paths = Vec::new();
    walk(root, language, 0, &mut paths)?;
    paths.sort_by_key(|path| (path != main, path.clone()));
    paths
        .into_iter()
        .map(|path| {
            let content = budget.read(&root.join(&path))?;
            Ok(SourceFile { path, content })
        })
        .collect()
}

fn walk(
    folder: &Path,
    language: Language,
    depth: usize,
    paths: &mut Vec<String>,
) -> Result<(), String> {
    if depth > DEPTH_MAX {
        return Err(format!(
            "the submission's folders are nested deeper than {DEPTH_MAX}"
        ));
    }
    for entry in fs::read_dir(folder).map_err(|error| unreadable(folder, &error))? {
        let path = entry.map_err(|error| unreadable(folder, &error))?.path();
        if name::is_clutter(&path) {
            continue;
        }
        let about = fs::symlink_metadata(&path).map_err(|error| unreadable(&path, &error))?;
        if about.is_dir() {
            let before = paths.len();
            walk(&path, language, depth + 1, paths)?;
            let prefix = plain_name(&path)?;
            for path in &mut paths[before..] {
                *path = format!("{prefix}/{path}");
            }
        } else if self::language(&path) == Some(language) {
            paths.push(plain_name(&path)?);
        }
        if paths.len() > FILES_MAX {
            return Err(format!("the submission has more than {FILES_MAX} files"));
        }
    }
    Ok(())
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

/// What may still be read of a submission.
struct Budget {
    bytes_left: u64,
    bytes_max: u64,
}

impl Budget {
    /// Reads a regular file, and never follows a link to one.
    fn read(&mut self, path: &Path) -> Result<Vec<u8>, String> {
        let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
        let file = match open(path, flags, Mode::empty()) {
            Ok(file) => File::from(file),
            Err(rustix::io::Errno::LOOP) => {
                return Err(format!(
                    "`{}` is a symbolic link: hand in the file itself",
                    name::of(path)
                ));
            }
            Err(error) => return Err(unreadable(path, &error.into())),
        };
        let about = file.metadata().map_err(|error| unreadable(path, &error))?;
        if !about.is_file() {
            return Err(format!("`{}` is not a regular file", name::of(path)));
        }
        let mut content = Vec::new();
        file.take(self.bytes_left + 1)
            .read_to_end(&mut content)
            .map_err(|error| unreadable(path, &error))?;
        match self.bytes_left.checked_sub(content.len() as u64) {
            Some(left) => self.bytes_left = left,
            None => {
                let kib = self.bytes_max >> 10;
                return Err(format!(
                    "the submission is larger than the {kib} KiB that the problem allows"
                ));
            }
        }
        Ok(content)
    }
}

fn unreadable(path: &Path, error: &io::Error) -> String {
    format!("`{}` cannot be read: {error}", name::of(path))
}
