//! The secret that entries are signed with.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::Path;

/// The key's file, in the cache folder.
const FILE: &str = "key";

/// Reads the key, or makes one. Two processes that start at once agree: the
/// first to link its file wins.
pub(super) fn open(root: &Path) -> io::Result<[u8; 32]> {
    let path = root.join(FILE);
    if let Some(key) = read(&path)? {
        return Ok(key);
    }
    let mut key = [0; 32];
    File::open("/dev/urandom")?.read_exact(&mut key)?;
    let mut file = tempfile::Builder::new().prefix(".key").tempfile_in(root)?;
    file.write_all(&key)?;
    match file.persist_noclobber(&path) {
        Ok(_) => Ok(key),
        Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => {
            read(&path)?.ok_or_else(|| io::Error::other("the key has gone while it was read"))
        }
        Err(error) => Err(error.error),
    }
}

fn read(path: &Path) -> io::Result<Option<[u8; 32]>> {
    let file = fs::OpenOptions::new()
        .read(true)
        .custom_flags(rustix::fs::OFlags::NOFOLLOW.bits() as i32)
        .open(path);
    let mut file = match file {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    let about = file.metadata()?;
    let ours = about.uid() == rustix::process::geteuid().as_raw();
    if !about.is_file() || !ours || about.mode() & 0o077 != 0 || about.len() != 32 {
        let reason =
            "it must be a file of 32 bytes that belongs to you and that nobody else can read";
        return Err(io::Error::other(format!(
            "`{FILE}` is not to be trusted: {reason}; remove it"
        )));
    }
    let mut key = [0; 32];
    file.read_exact(&mut key)?;
    Ok(Some(key))
}
