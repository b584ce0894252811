//! Entries as files: `<kind>/<first two digits>/<digest>`.

use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{Digest, file, key};

/// The kinds of entries, each a folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// What a source was built to, or why not.
    Build,
    /// Machine code of candidates' modules.
    ModuleCode,
    /// Marshalled code of Python and SQL submissions.
    PythonCode,
    /// Finished runs: a journal for each program.
    Run,
    /// Python runtimes, as WebAssembly components.
    Runtime,
    /// Which runtime is in use.
    RuntimeChoice,
    /// Machine code of Python runtimes.
    RuntimeCode,
    /// Digests of the libraries that Rust functions are linked with.
    Support,
}

impl Kind {
    /// The folder's name.
    pub const fn folder(self) -> &'static str {
        match self {
            Kind::Build => "builds",
            Kind::ModuleCode => "module-code",
            Kind::PythonCode => "python-code",
            Kind::Run => "runs",
            Kind::Runtime => "runtimes",
            Kind::RuntimeChoice => "runtime-choices",
            Kind::RuntimeCode => "runtime-code",
            Kind::Support => "support-digests",
        }
    }
}

/// The cache folder could not be used.
#[derive(Debug, thiserror::Error)]
#[error(
    "the cache folder `{path}` cannot be used: {source}; name another with --cache-dir or GRADEBOX_CACHE"
)]
pub struct CacheError {
    /// The folder, or the entry in it.
    pub path: PathBuf,
    /// What the system says.
    pub source: io::Error,
}

/// A folder of entries. Cheap to clone; several processes may share one.
#[derive(Clone, Debug)]
pub struct Cache {
    root: PathBuf,
    key: [u8; 32],
}

/// No entry is larger, in bytes: machine code of the runtime has some 50 million.
pub(super) const ENTRY_BYTES_MAX: u64 = 1 << 30;
/// Bytes of the keyed digest in front of an entry's content.
pub(super) const SEAL_BYTES: usize = 32;

/// The file's content, if it is a plain file of ours.
fn read(path: &Path) -> io::Result<Option<Vec<u8>>> {
    let Some((file, about)) = file::open(path)? else {
        return Ok(None);
    };
    if about.len() > ENTRY_BYTES_MAX {
        return Ok(None);
    }
    let mut content = Vec::with_capacity(about.len() as usize);
    // However it grows meanwhile.
    file.take(ENTRY_BYTES_MAX).read_to_end(&mut content)?;
    Ok(Some(content))
}

impl Cache {
    /// Opens the folder, or makes it: nobody but its owner can enter.
    ///
    /// # Errors
    ///
    /// When the folder cannot be made, read or written, or its key is not to be trusted.
    pub fn open(root: &Path) -> Result<Self, CacheError> {
        let failed = |source| CacheError {
            path: root.to_owned(),
            source,
        };
        file::make_folder(root).map_err(failed)?;
        let root = root.canonicalize().map_err(failed)?;
        let about = fs::metadata(&root).map_err(failed)?;
        if !file::is_ours(&about) {
            return Err(failed(io::Error::other(
                "it must belong to you, and nobody else may write in it (`chmod go-w`)",
            )));
        }
        let key = key::open(&root).map_err(failed)?;
        Ok(Cache { root, key })
    }

    /// Where the cache is.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// A secret of this cache for a purpose of its own: the same one every time, and of no use
    /// to learn the cache's key or the secret for another purpose.
    pub fn secret(&self, purpose: &str) -> [u8; 32] {
        blake3::derive_key(&format!("gradebox 1 {purpose}"), &self.key)
    }

    /// The entry's content. An entry that is damaged, is no plain file of ours, or can be
    /// written by others is as good as none.
    ///
    /// # Errors
    ///
    /// When the file is there and cannot be read.
    pub fn get(&self, kind: Kind, digest: Digest) -> Result<Option<Vec<u8>>, CacheError> {
        let path = self.path(kind, digest);
        let mut entry = match read(&path) {
            Ok(Some(entry)) => entry,
            Ok(None) => return Ok(None),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(source) => return Err(CacheError { path, source }),
        };
        if entry.len() < SEAL_BYTES
            || self.seal(kind, digest, &entry[SEAL_BYTES..]) != entry[..SEAL_BYTES]
        {
            return Ok(None);
        }
        entry.drain(..SEAL_BYTES);
        Ok(Some(entry))
    }

    /// Whether there is an entry; whether it is undamaged is seen when it is read.
    pub fn has(&self, kind: Kind, digest: Digest) -> bool {
        let about = fs::symlink_metadata(self.path(kind, digest));
        about.is_ok_and(|about| {
            about.is_file() && file::is_ours(&about) && about.len() > SEAL_BYTES as u64
        })
    }

    /// Writes an entry beside its place and renames it there: it is whole or not there.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub fn put(&self, kind: Kind, digest: Digest, content: &[u8]) -> Result<(), CacheError> {
        let path = self.path(kind, digest);
        let write = || -> io::Result<()> {
            let folder = path.parent().unwrap_or(&self.root);
            file::make_folder(folder)?;
            let mut file = tempfile::Builder::new()
                .prefix(".new")
                .tempfile_in(folder)?;
            file.write_all(self.seal(kind, digest, content).as_slice())?;
            file.write_all(content)?;
            file.persist(&path)?;
            Ok(())
        };
        write().map_err(|source| CacheError {
            path: path.clone(),
            source,
        })
    }

    /// A folder of this name in the cache, for what is not an entry; made if need be.
    ///
    /// # Errors
    ///
    /// When it cannot be made.
    pub fn folder(&self, name: &str) -> Result<PathBuf, CacheError> {
        let path = self.root.join(name);
        match file::make_folder(&path) {
            Ok(()) => Ok(path),
            Err(source) => Err(CacheError { path, source }),
        }
    }

    pub(super) fn path(&self, kind: Kind, digest: Digest) -> PathBuf {
        let name = digest.to_string();
        self.root.join(kind.folder()).join(&name[..2]).join(name)
    }

    pub(super) fn seal(&self, kind: Kind, digest: Digest, content: &[u8]) -> [u8; SEAL_BYTES] {
        let mut hasher = blake3::Hasher::new_keyed(&self.key);
        hasher.update(kind.folder().as_bytes());
        hasher.update(digest.as_ref());
        hasher.update(content);
        *hasher.finalize().as_bytes()
    }
}
