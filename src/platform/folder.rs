//! A folder of strangers, read without ever leaving it.
//!
//! Every name is opened from the folder before it, and no symbolic link is followed
//! on the way: whoever swaps a file or a folder for a link meanwhile gets an error,
//! never another file.

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io::{self, Read};
use std::os::fd::OwnedFd;
use std::os::unix::ffi::OsStrExt;
use std::path::{Component, Path};

use rustix::fs::{AtFlags, Dir, FileType, Mode, OFlags, open, openat, statat};

/// A folder that was opened.
pub struct Folder(OwnedFd);

/// What a name in a folder stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryKind {
    /// A regular file.
    File,
    /// A folder.
    Folder,
    /// A symbolic link, wherever it leads.
    Link,
    /// A device, a pipe, a socket.
    Other,
}

impl EntryKind {
    /// With its article, for messages.
    pub const fn noun(self) -> &'static str {
        match self {
            EntryKind::File => "a file",
            EntryKind::Folder => "a folder",
            EntryKind::Link => "a symbolic link",
            EntryKind::Other => "a pipe, socket or device",
        }
    }
}

impl Folder {
    /// Opens it. Its own path may lead through links: the user named it.
    ///
    /// # Errors
    ///
    /// When it is no folder, or cannot be read.
    pub fn open(path: &Path) -> io::Result<Self> {
        let flags = OFlags::PATH | OFlags::DIRECTORY | OFlags::CLOEXEC;
        Ok(Folder(open(path, flags, Mode::empty())?))
    }

    /// The names in one of its folders, `""` for itself; at most one more than so many.
    ///
    /// # Errors
    ///
    /// When it cannot be read.
    pub fn names(&self, folder: &Path, names_max: usize) -> io::Result<Vec<OsString>> {
        let folder = self.resolve(folder, OFlags::RDONLY | OFlags::DIRECTORY)?;
        let mut names = Vec::new();
        for entry in Dir::read_from(folder)? {
            let entry = entry?;
            let name = OsStr::from_bytes(entry.file_name().to_bytes());
            if name != "." && name != ".." {
                names.push(name.to_owned());
            }
            if names.len() > names_max {
                break;
            }
        }
        names.sort();
        Ok(names)
    }

    /// What is at a path in it.
    ///
    /// # Errors
    ///
    /// When nothing is there.
    pub fn kind(&self, path: &Path) -> io::Result<EntryKind> {
        let (folder, name) = match (path.parent(), path.file_name()) {
            (Some(folder), Some(name)) => (folder, name),
            _ => return Ok(EntryKind::Folder),
        };
        let folder = self.resolve(folder, OFlags::PATH | OFlags::DIRECTORY)?;
        let about = statat(&folder, name, AtFlags::SYMLINK_NOFOLLOW)?;
        Ok(match FileType::from_raw_mode(about.st_mode) {
            FileType::RegularFile => EntryKind::File,
            FileType::Directory => EntryKind::Folder,
            FileType::Symlink => EntryKind::Link,
            _ => EntryKind::Other,
        })
    }

    /// The beginning of a regular file in it, up to so many bytes.
    ///
    /// # Errors
    ///
    /// When it is not there, is no regular file, or cannot be read.
    pub fn read(&self, path: &Path, bytes_max: u64) -> io::Result<Vec<u8>> {
        // A pipe would wait for its other end, and opening a device can do anything.
        if self.kind(path)? != EntryKind::File {
            return Err(io::Error::other("it is not a regular file"));
        }
        let file = File::from(self.resolve(path, OFlags::RDONLY | OFlags::NONBLOCK)?);
        if !file.metadata()?.is_file() {
            return Err(io::Error::other("it is not a regular file"));
        }
        let mut content = Vec::new();
        file.take(bytes_max).read_to_end(&mut content)?;
        Ok(content)
    }

    /// Opens what is at a path, name by name from here, and no link on the way.
    fn resolve(&self, path: &Path, flags: OFlags) -> io::Result<OwnedFd> {
        let mut names: Vec<&OsStr> = Vec::new();
        for part in path.components() {
            match part {
                Component::Normal(name) => names.push(name),
                Component::CurDir => {}
                _ => return Err(io::ErrorKind::InvalidInput.into()),
            }
        }
        let last = names.pop().unwrap_or(OsStr::new("."));
        let (on_the_way, always) = (
            OFlags::PATH | OFlags::DIRECTORY,
            OFlags::NOFOLLOW | OFlags::CLOEXEC,
        );
        let mut folder = self.0.try_clone()?;
        for name in names {
            folder = openat(&folder, name, on_the_way | always, Mode::empty())?;
        }
        Ok(openat(&folder, last, flags | always, Mode::empty())?)
    }
}
