//! A file that the user named to be written.

use std::fs::{self, File, OpenOptions, Permissions};
use std::io::{self, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

/// Where something is written: opened before the work, and whole or not there after it.
pub enum OutputFile {
    /// Beside its place, to be renamed into it.
    Beside(NamedTempFile, PathBuf),
    /// To what is there already and is no regular file: a device or a pipe, which a rename would
    /// put away.
    Direct(File),
}

impl OutputFile {
    /// Opens it. A link leads to what is written.
    ///
    /// # Errors
    ///
    /// When nothing can be written there; a folder is an error, too.
    pub fn open(path: &Path) -> io::Result<Self> {
        let path = match fs::metadata(path) {
            Ok(about) if about.is_dir() => return Err(io::ErrorKind::IsADirectory.into()),
            Ok(about) if !about.is_file() => {
                return OpenOptions::new().write(true).open(path).map(Self::Direct);
            }
            Ok(_) => fs::canonicalize(path)?,
            Err(_) => path.to_owned(),
        };
        let folder = path
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty());
        let file = tempfile::Builder::new()
            .prefix(".gradebox-")
            .permissions(Permissions::from_mode(0o666))
            .tempfile_in(folder.unwrap_or(Path::new(".")));
        // The error as the system has it: the name of our file would only puzzle.
        let file = file.map_err(|error| error.kind())?;
        Ok(Self::Beside(file, path))
    }

    /// Writes all of it.
    ///
    /// # Errors
    ///
    /// When it cannot be written; what was there before is there still.
    pub fn write(self, parts: &[&[u8]]) -> io::Result<()> {
        match self {
            Self::Beside(mut file, path) => {
                parts.iter().try_for_each(|part| file.write_all(part))?;
                file.persist(path).map_err(|error| error.error)?;
                Ok(())
            }
            Self::Direct(mut file) => parts.iter().try_for_each(|part| file.write_all(part)),
        }
    }
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
