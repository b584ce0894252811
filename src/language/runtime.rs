//! The Python runtime: CPython as a WebAssembly component, with our runner and
//! the standard library inside, already initialised. Built once for each cache,
//! or carried from another machine.
//!
//! Builds are the same, byte for byte, on Linux on x86-64 (see
//! `python_runtime/entropy.rs`). The digest stands in every report all the same,
//! so that a team can see that it graded with one and the same.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use super::python_recipe::{self, Recipe};
use crate::cache::{Cache, CacheError, Digest, Digester, Kind};
use crate::platform::OutputFile;
use crate::sandbox::{compile_runtime, fingerprint};

pub use super::python_recipe::RUNTIME_VERSION;

/// What an exported runtime starts with: a format's name and version.
const MAGIC: &[u8] = b"gradebox runtime 1\n";
const DIGEST_BYTES: usize = 32;
/// No runtime is larger, in bytes.
const FILE_BYTES_MAX: u64 = 512 << 20;

/// A runtime that is ready to be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuntimeInfo {
    /// The digest of the component.
    pub digest: Digest,
    /// The cache entry of its machine code.
    pub code: Digest,
}

/// There is no runtime.
#[derive(Debug, thiserror::Error)]
pub enum RuntimeError {
    /// It could not be built.
    #[error("the Python runtime cannot be built: {0}")]
    Build(String),
    /// It could not be compiled to machine code.
    #[error("the Python runtime cannot be compiled: {0}")]
    Compile(String),
    /// The cache failed.
    #[error(transparent)]
    Cache(#[from] CacheError),
    /// A runtime's file could not be read or written.
    #[error("`{0}`: {1}")]
    File(String, io::Error),
    /// A file is not a runtime that this gradebox can use.
    #[error("`{0}`: {1}")]
    Foreign(String, String),
}

/// The runtimes of a cache.
pub struct Runtimes<'a> {
    cache: &'a Cache,
    note: &'a (dyn Fn(&str) + Sync),
}

impl<'a> Runtimes<'a> {
    /// `note` is told when something takes long.
    pub fn new(cache: &'a Cache, note: &'a (dyn Fn(&str) + Sync)) -> Self {
        Runtimes { cache, note }
    }

    /// The digest of the runtime in use; `None` where none was built or imported yet.
    ///
    /// # Errors
    ///
    /// When the cache cannot be read.
    pub fn chosen(&self) -> Result<Option<Digest>, RuntimeError> {
        let choice = self.cache.get(Kind::RuntimeChoice, Recipe::digest())?;
        Ok(choice
            .and_then(|digest| <[u8; DIGEST_BYTES]>::try_from(digest).ok())
            .map(Digest::from))
    }

    /// The runtime, built and compiled if need be. Whether what is there is undamaged is seen
    /// when its [code](Runtimes::code) is needed.
    ///
    /// # Errors
    ///
    /// See [`RuntimeError`].
    pub fn ready(&self) -> Result<RuntimeInfo, RuntimeError> {
        let host = fingerprint().map_err(RuntimeError::Compile)?;
        if let Some(digest) = self.chosen()? {
            let info = RuntimeInfo::new(digest, host);
            if self.cache.has(Kind::RuntimeCode, info.code) {
                return Ok(info);
            }
        }
        self.make(host).map(|(info, _)| info)
    }

    /// The machine code of a runtime that is ready, built and compiled again where it is damaged.
    ///
    /// # Errors
    ///
    /// See [`RuntimeError`].
    pub fn code(&self, ready: &RuntimeInfo) -> Result<Vec<u8>, RuntimeError> {
        if let Some(code) = self.cache.get(Kind::RuntimeCode, ready.code)? {
            return Ok(code);
        }
        let host = fingerprint().map_err(RuntimeError::Compile)?;
        match self.make(host)? {
            (made, code) if made == *ready => Ok(code),
            _ => Err(RuntimeError::Build(
                "it was damaged, and another one came of building it again; grade again".to_owned(),
            )),
        }
    }

    /// Builds and compiles what is missing or damaged. Processes that need it at the same time
    /// wait for the one that builds.
    fn make(&self, host: Digest) -> Result<(RuntimeInfo, Vec<u8>), RuntimeError> {
        let lock = self.cache.folder("locks")?.join("python-runtime");
        let failed = |error| RuntimeError::File(lock.display().to_string(), error);
        let lock = File::create(&lock).map_err(failed)?;
        lock.lock().map_err(failed)?;

        let (digest, component) = match self.component()? {
            Some(found) => found,
            None => {
                (self.note)("building the Python runtime: once in this cache, about half a minute");
                let component = python_recipe::build(self.note).map_err(RuntimeError::Build)?;
                (self.choose(&component)?, component)
            }
        };
        let info = RuntimeInfo::new(digest, host);
        if let Some(code) = self.cache.get(Kind::RuntimeCode, info.code)? {
            return Ok((info, code));
        }
        (self.note)(
            "compiling the Python runtime to machine code: once on this machine, about 20 seconds",
        );
        let code = compile_runtime(&component).map_err(RuntimeError::Compile)?;
        self.cache.put(Kind::RuntimeCode, info.code, &code)?;
        Ok((info, code))
    }

    /// Writes the runtime to a file that [`Runtimes::import`] reads. It is built first if need be.
    ///
    /// # Errors
    ///
    /// See [`RuntimeError`].
    pub fn export(&self, path: &Path) -> Result<Digest, RuntimeError> {
        let failed = |error| RuntimeError::File(path.display().to_string(), error);
        let file = OutputFile::open(path).map_err(failed)?;
        let RuntimeInfo { digest, .. } = self.ready()?;
        let component = self.cache.get(Kind::Runtime, digest)?;
        let component = component
            .ok_or_else(|| failed(io::Error::other("the runtime is gone from the cache")))?;
        let recipe = Recipe::digest();
        file.write(&[MAGIC, recipe.as_ref(), digest.as_ref(), &component])
            .map_err(failed)?;
        Ok(digest)
    }

    /// Takes a runtime from a file, and uses it from now on.
    ///
    /// # Errors
    ///
    /// See [`RuntimeError`].
    pub fn import(&self, path: &Path) -> Result<Digest, RuntimeError> {
        let failed = |error| RuntimeError::File(path.display().to_string(), error);
        let foreign =
            |reason: &str| RuntimeError::Foreign(path.display().to_string(), reason.to_owned());
        let about = fs::metadata(path).map_err(failed)?;
        if !about.is_file() {
            return Err(foreign("it is not a regular file"));
        }
        if about.len() > FILE_BYTES_MAX {
            return Err(foreign("the file is too large to be a runtime"));
        }
        let mut file = File::open(path).map_err(failed)?;
        let mut head = vec![0; MAGIC.len() + 2 * DIGEST_BYTES];
        file.read_exact(&mut head)
            .map_err(|_| foreign("this is not an exported runtime"))?;
        let (magic, digests) = head.split_at(MAGIC.len());
        let (recipe, digest) = digests.split_at(DIGEST_BYTES);
        if magic != MAGIC {
            return Err(foreign("this is not an exported runtime"));
        }
        if recipe != Recipe::digest().as_ref() {
            return Err(foreign(
                "another version of gradebox exported this; export it again with this one",
            ));
        }
        let mut component = Vec::new();
        file.take(FILE_BYTES_MAX)
            .read_to_end(&mut component)
            .map_err(failed)?;
        if Digest::of(&component).as_ref() != digest {
            return Err(foreign(
                "the file is damaged: its digest is not the one it names",
            ));
        }
        let digest = self.choose(&component)?;
        self.ready()?;
        Ok(digest)
    }

    /// The chosen runtime's component.
    fn component(&self) -> Result<Option<(Digest, Vec<u8>)>, RuntimeError> {
        let Some(digest) = self.chosen()? else {
            return Ok(None);
        };
        Ok(self
            .cache
            .get(Kind::Runtime, digest)?
            .map(|component| (digest, component)))
    }

    fn choose(&self, component: &[u8]) -> Result<Digest, RuntimeError> {
        let digest = Digest::of(component);
        self.cache.put(Kind::Runtime, digest, component)?;
        self.cache
            .put(Kind::RuntimeChoice, Recipe::digest(), digest.as_ref())?;
        Ok(digest)
    }
}

impl RuntimeInfo {
    /// Of a component, on a host with this fingerprint.
    fn new(digest: Digest, host: Digest) -> Self {
        let code = Digester::new("runtime code 3").part(digest).part(host);
        RuntimeInfo {
            digest,
            code: code.finish(),
        }
    }
}
