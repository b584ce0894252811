//! Bytes that several processes share, and that nobody can change any more.

use std::fs::File;
use std::io::{self, Write};
use std::os::fd::{AsFd, AsRawFd, BorrowedFd};
use std::path::{Path, PathBuf};

use rustix::fs::{MemfdFlags, SealFlags, fcntl_add_seals, fcntl_get_seals, memfd_create};

/// A file without a name.
pub struct SharedBytes(File);

const SEALS: SealFlags = SealFlags::WRITE
    .union(SealFlags::GROW)
    .union(SealFlags::SHRINK)
    .union(SealFlags::SEAL);

impl SharedBytes {
    /// Copies the bytes once, for all processes.
    ///
    /// # Errors
    ///
    /// When there is no room for them.
    pub fn new(bytes: &[u8]) -> io::Result<Self> {
        let flags = MemfdFlags::CLOEXEC | MemfdFlags::ALLOW_SEALING;
        let mut file = File::from(memfd_create("gradebox", flags)?);
        file.write_all(bytes)?;
        fcntl_add_seals(&file, SEALS)?;
        Ok(SharedBytes(file))
    }

    /// Opens, to be read, what another process shares.
    ///
    /// # Errors
    ///
    /// When it is not there, or can still be changed.
    pub fn open(path: &Path) -> io::Result<Self> {
        let file = File::open(path)?;
        if fcntl_get_seals(&file)?.contains(SEALS) {
            Ok(SharedBytes(file))
        } else {
            Err(io::Error::other("shared bytes are not sealed"))
        }
    }

    /// Where the processes of this user can open it, as long as this value is there.
    pub fn path(&self) -> PathBuf {
        let (process, descriptor) = (std::process::id(), self.0.as_raw_fd());
        PathBuf::from(format!("/proc/{process}/fd/{descriptor}"))
    }

    /// As a file to be mapped.
    pub fn into_file(self) -> File {
        self.0
    }

    /// How many they are.
    ///
    /// # Errors
    ///
    /// When the system does not tell.
    pub fn length(&self) -> io::Result<usize> {
        Ok(self.0.metadata()?.len() as usize)
    }
}

impl AsFd for SharedBytes {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.0.as_fd()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shared_can_be_read_and_not_changed() {
        let shared = SharedBytes::new(b"hello").expect("shared");
        let opened = SharedBytes::open(&shared.path()).expect("opened");
        assert_eq!(opened.length().ok(), Some(5));
        assert_eq!(
            std::fs::read(shared.path()).ok().as_deref(),
            Some(&b"hello"[..])
        );
        assert!(std::fs::write(shared.path(), "other").is_err());
        assert_eq!(
            std::fs::read(shared.path()).ok().as_deref(),
            Some(&b"hello"[..])
        );
    }

    #[test]
    fn a_file_that_can_be_changed_is_refused() {
        let file = tempfile::NamedTempFile::new().expect("a file");
        assert!(SharedBytes::open(file.path()).is_err());
    }
}
