//! Files and folders of a problem, read with care: nothing but regular files
//! is opened, and nothing larger than its limit is read.

use std::fs::{self, File, Metadata};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use super::mistake::Mistakes;

/// So many entries of one folder are looked at.
const ENTRIES_MAX: usize = 20_000;

/// A problem folder on disk.
pub(super) struct Root<'a> {
    folder: &'a Path,
}

/// What a name in a folder stands for; links are not followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A regular file of this many bytes.
    File { bytes: u64 },
    /// A folder.
    Folder,
    /// A symbolic link.
    Link,
    /// A pipe, a socket, a device.
    Special,
}

/// One name in a folder.
pub(super) struct Entry {
    /// Relative to the problem's folder.
    pub(super) path: PathBuf,
    /// The name; what is not UTF-8 in it is replaced, and then no rule for names holds.
    pub(super) name: String,
    /// What it stands for.
    pub(super) kind: Kind,
}

impl Kind {
    fn of(metadata: &Metadata) -> Kind {
        let kind = metadata.file_type();
        if kind.is_symlink() {
            Kind::Link
        } else if kind.is_dir() {
            Kind::Folder
        } else if kind.is_file() {
            Kind::File {
                bytes: metadata.len(),
            }
        } else {
            Kind::Special
        }
    }

    /// With its article, for messages.
    pub(super) fn noun(self) -> &'static str {
        match self {
            Kind::File { .. } => "a file",
            Kind::Folder => "a folder",
            Kind::Link => "a symbolic link",
            Kind::Special => "a pipe, socket or device",
        }
    }
}

impl<'a> Root<'a> {
    pub(super) fn new(folder: &'a Path) -> Self {
        Root { folder }
    }

    /// A relative path as the rest of the program can use it.
    pub(super) fn path(&self, path: &Path) -> PathBuf {
        self.folder.join(path)
    }

    /// What a relative path stands for.
    pub(super) fn kind(&self, path: &Path) -> std::io::Result<Kind> {
        // The problem's own folder may be a link: the user has named it.
        if path.as_os_str().is_empty() {
            return fs::metadata(self.folder).map(|metadata| Kind::of(&metadata));
        }
        fs::symlink_metadata(self.folder.join(path)).map(|metadata| Kind::of(&metadata))
    }

    /// The entries of a folder, by name. Nothing, with a mistake, where that is no folder
    /// or cannot be listed.
    pub(super) fn list(&self, path: &Path, mistakes: &mut Mistakes) -> Option<Vec<Entry>> {
        match self.kind(path) {
            Ok(Kind::Folder) => {}
            Ok(other) => {
                mistakes.add(path, format!("expected a folder, found {}", other.noun()));
                return None;
            }
            Err(error) => {
                mistakes.add(path, failure("folder", &error));
                return None;
            }
        }
        match self.entries(path) {
            Ok(entries) if entries.len() > ENTRIES_MAX => {
                mistakes.add(
                    path,
                    format!("holds more than {ENTRIES_MAX} entries; split it"),
                );
                None
            }
            Ok(entries) => Some(entries),
            Err(error) => {
                mistakes.add(path, failure("folder", &error));
                None
            }
        }
    }

    fn entries(&self, path: &Path) -> std::io::Result<Vec<Entry>> {
        let mut entries = Vec::new();
        for entry in fs::read_dir(self.folder.join(path))?.take(ENTRIES_MAX + 1) {
            let entry = entry?;
            let metadata = fs::symlink_metadata(entry.path())?;
            entries.push(Entry {
                path: path.join(entry.file_name()),
                name: entry.file_name().to_string_lossy().into_owned(),
                kind: Kind::of(&metadata),
            });
        }
        entries.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(entries)
    }

    /// The bytes of a regular file. Nothing, with a mistake, where it is something else,
    /// larger than `bytes_max`, or cannot be read.
    pub(super) fn bytes(
        &self,
        path: &Path,
        bytes_max: u64,
        mistakes: &mut Mistakes,
    ) -> Option<Vec<u8>> {
        match self.kind(path) {
            Ok(Kind::File { bytes }) if bytes <= bytes_max => {}
            Ok(Kind::File { bytes }) => {
                let message = format!("expected at most {bytes_max} bytes, found {bytes}");
                mistakes.add(path, message);
                return None;
            }
            Ok(other) => {
                mistakes.add(
                    path,
                    format!("expected a regular file, found {}", other.noun()),
                );
                return None;
            }
            Err(error) => {
                mistakes.add(path, failure("file", &error));
                return None;
            }
        }
        match self.read(path, bytes_max) {
            Ok(bytes) if bytes.len() as u64 <= bytes_max => Some(bytes),
            Ok(_) => {
                mistakes.add(
                    path,
                    format!("expected at most {bytes_max} bytes; it is growing"),
                );
                None
            }
            Err(error) => {
                mistakes.add(path, failure("file", &error));
                None
            }
        }
    }

    /// As `bytes`, for a file that has to be UTF-8 and more than white space.
    pub(super) fn text(
        &self,
        path: &Path,
        bytes_max: u64,
        mistakes: &mut Mistakes,
    ) -> Option<String> {
        self.text_unless_empty(path, bytes_max, "is empty", mistakes)
    }

    /// As `text`, for a file that there need not be.
    pub(super) fn optional_text(
        &self,
        path: &Path,
        bytes_max: u64,
        mistakes: &mut Mistakes,
    ) -> Option<String> {
        let empty = "is empty; write it or remove it";
        self.text_unless_empty(path, bytes_max, empty, mistakes)
    }

    fn text_unless_empty(
        &self,
        path: &Path,
        bytes_max: u64,
        empty: &str,
        mistakes: &mut Mistakes,
    ) -> Option<String> {
        let text = match String::from_utf8(self.bytes(path, bytes_max, mistakes)?) {
            Ok(text) => text,
            Err(error) => {
                let offset = error.utf8_error().valid_up_to();
                let before = &error.as_bytes()[..offset];
                let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
                let message = format!("line {line} is not UTF-8; save the file as UTF-8");
                mistakes.add(path, message);
                return None;
            }
        };
        if text.trim().is_empty() {
            mistakes.add(path, empty);
            return None;
        }
        Some(text)
    }

    fn read(&self, path: &Path, bytes_max: u64) -> std::io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        File::open(self.folder.join(path))?
            .take(bytes_max + 1)
            .read_to_end(&mut bytes)?;
        Ok(bytes)
    }
}

/// Why a file or folder could not be read, in words that are the same on every platform.
fn failure(noun: &str, error: &std::io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => format!("is missing: expected a {noun}"),
        kind => format!("this {noun} cannot be read: {kind}"),
    }
}
