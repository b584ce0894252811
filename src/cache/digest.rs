//! BLAKE3 digests.

use std::fmt;

use serde::{Deserialize, Serialize};

/// 32 bytes that stand for a content. Shown in hexadecimal.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Digest([u8; 32]);

impl Digest {
    /// The digest of one piece of content.
    pub fn of(content: &[u8]) -> Self {
        blake3::hash(content).into()
    }
}

impl From<blake3::Hash> for Digest {
    fn from(hash: blake3::Hash) -> Self {
        Digest(*hash.as_bytes())
    }
}

impl From<[u8; 32]> for Digest {
    fn from(bytes: [u8; 32]) -> Self {
        Digest(bytes)
    }
}

impl AsRef<[u8]> for Digest {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Digests several parts; each is preceded by its length, so that no two lists
/// of parts look alike.
pub struct Digester(blake3::Hasher);

impl Digester {
    /// `purpose` keeps digests of different things apart.
    pub fn new(purpose: &str) -> Self {
        Digester(blake3::Hasher::new()).part(purpose.as_bytes())
    }

    /// Adds one part.
    #[must_use]
    pub fn part(mut self, part: impl AsRef<[u8]>) -> Self {
        let part = part.as_ref();
        self.0.update(&(part.len() as u64).to_le_bytes());
        self.0.update(part);
        self
    }

    /// The digest of all parts.
    pub fn finish(self) -> Digest {
        self.0.finalize().into()
    }
}
