//! What the cache keeps of a Python runtime: its machine code, and what its memory
//! begins with.

use std::io;
use std::path::PathBuf;

use super::engine;
use super::flatten::flatten;
use super::memories::Memories;
use crate::platform::SharedBytes;

/// Bytes of the length in front.
const LENGTH_BYTES: usize = 8;
/// The image is made of whole pages of WebAssembly, which are whole pages of any system.
const PAGE_BYTES: usize = 64 << 10;

/// Compiles our own Python runtime, on all cores: the cache entry of its code.
///
/// # Errors
///
/// A sentence.
pub fn compile_runtime(component: &[u8]) -> Result<Vec<u8>, String> {
    let compile = || {
        let mut flat = flatten(component)?;
        flat.image
            .resize(flat.image.len().next_multiple_of(PAGE_BYTES), 0);
        let code = engine::for_runtime(&Memories::default())?.precompile_module(&flat.module)?;
        let length = (flat.image.len() as u64).to_le_bytes();
        Ok([length.as_slice(), &flat.image, &code].concat())
    };
    compile().map_err(|error: wasmtime::Error| format!("{error:#}"))
}

/// A runtime that workers share: they map it, and none has a copy.
pub(super) struct SharedRuntime {
    code: SharedBytes,
    image: SharedBytes,
}

impl SharedRuntime {
    /// From a cache entry.
    pub(super) fn new(entry: &[u8]) -> io::Result<Self> {
        let cut_short = || io::Error::from(io::ErrorKind::UnexpectedEof);
        let (length, rest) = entry.split_first_chunk().ok_or_else(cut_short)?;
        let length: &[u8; LENGTH_BYTES] = length;
        let length = usize::try_from(u64::from_le_bytes(*length)).unwrap_or(usize::MAX);
        let (image, code) = rest.split_at_checked(length).ok_or_else(cut_short)?;
        Ok(SharedRuntime {
            code: SharedBytes::new(code)?,
            image: SharedBytes::new(image)?,
        })
    }

    /// The machine code, and the image.
    pub(super) fn paths(&self) -> [PathBuf; 2] {
        [self.code.path(), self.image.path()]
    }
}
