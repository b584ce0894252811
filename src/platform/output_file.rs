//! A file that the user named to be written.

use std::fs::{self, File, OpenOptions, Permissions};
use std::io::{self, BufWriter, Write};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

/// So much is written in one go.
const BUFFER_BYTES: usize = 64 << 10;

/// Where something is written: tried before the work, and whole or not there after it.
pub enum OutputFile {
    /// Beside its place, to be renamed into it. It is made when it is written: whatever ends
    /// the process during the work leaves nothing behind.
    Beside(PathBuf),
    /// To what is there already and is no regular file: a device or a pipe, which a rename would
    /// put away.
    Direct(File),
}

impl OutputFile {
    /// Opens it, or tries whether it can be made. A link leads to what is written.
    ///
    /// # Errors
    ///
    /// When nothing can be written there; a folder is an error, too.
    pub fn open(path: &Path) -> io::Result<Self> {
        let ends_as_folder = path.as_os_str().as_encoded_bytes().ends_with(b"/");
        let path = match fs::metadata(path) {
            Ok(about) if about.is_dir() => return Err(io::ErrorKind::IsADirectory.into()),
            _ if ends_as_folder => return Err(io::ErrorKind::IsADirectory.into()),
            Ok(about) if !about.is_file() => return direct(path).map(Self::Direct),
            Ok(_) => fs::canonicalize(path)?,
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            Err(_) if path.is_symlink() => {
                return Err(io::Error::other("it is a link that leads to nothing"));
            }
            Err(_) => path.to_owned(),
        };
        // The error as the system has it: the name of our file would only puzzle.
        beside(&path).map_err(|error| error.kind())?;
        Ok(Self::Beside(path))
    }

    /// Writes all of it.
    ///
    /// # Errors
    ///
    /// When it cannot be written; what was there before is there still.
    pub fn write(self, parts: &[&[u8]]) -> io::Result<()> {
        self.write_with(|to| parts.iter().try_for_each(|part| to.write_all(part)))
    }

    /// As [`OutputFile::write`], for what is made while it is written.
    ///
    /// # Errors
    ///
    /// When it cannot be made or written; what was there before is there still.
    pub fn write_with(
        self,
        make: impl FnOnce(&mut BufWriter<&File>) -> io::Result<()>,
    ) -> io::Result<()> {
        let buffered = |file: &File| {
            let mut to = BufWriter::with_capacity(BUFFER_BYTES, file);
            make(&mut to)?;
            to.flush()
        };
        match self {
            Self::Beside(path) => {
                let file = beside(&path)?;
                buffered(file.as_file())?;
                file.persist(path).map_err(|error| error.error)?;
                Ok(())
            }
            Self::Direct(file) => buffered(&file),
        }
    }
}

/// Opens a device or a pipe, and does not wait for somebody to read from it.
fn direct(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).custom_flags(libc::O_NONBLOCK);
    let file = options
        .open(path)
        .map_err(|error| match error.raw_os_error() {
            Some(libc::ENXIO) => io::Error::other("nobody reads from this pipe"),
            _ => error,
        })?;
    let flags = rustix::fs::fcntl_getfl(&file)?;
    rustix::fs::fcntl_setfl(&file, flags - rustix::fs::OFlags::NONBLOCK)?;
    Ok(file)
}

/// A new file in the folder of this path.
fn beside(path: &Path) -> io::Result<NamedTempFile> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    tempfile::Builder::new()
        .prefix(".gradebox-")
        .permissions(Permissions::from_mode(0o666))
        .tempfile_in(folder.unwrap_or(Path::new(".")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_stays_a_device() {
        use std::os::unix::fs::FileTypeExt;
        let null = Path::new("/dev/null");
        OutputFile::open(null).unwrap().write(&[b"text"]).unwrap();
        assert!(fs::metadata(null).unwrap().file_type().is_char_device());
    }

    #[test]
    fn a_file_is_replaced_as_a_whole_and_a_link_stays_a_link() {
        let folder = tempfile::tempdir().unwrap();
        let (file, link) = (folder.path().join("file"), folder.path().join("link"));
        OutputFile::open(&file).unwrap().write(&[b"one"]).unwrap();
        std::os::unix::fs::symlink("file", &link).unwrap();
        let opened = OutputFile::open(&link).unwrap();
        assert_eq!(fs::read(&file).unwrap(), b"one");
        opened.write(&[b"t", b"wo"]).unwrap();
        assert_eq!(fs::read(&file).unwrap(), b"two");
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert!(OutputFile::open(folder.path()).is_err());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }
}
