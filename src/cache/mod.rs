//! What has been computed already, by content.
//!
//! An entry is found by the digest of everything that went into it, and trusted
//! only if its keyed digest is right: the key lies in the cache folder, readable
//! by its owner alone. An entry that is not right is as good as none.
//!
//! An entry is a file; those that are small and many are records of a [`Journal`].

mod digest;
mod file;
mod journal;
mod key;
mod store;
#[cfg(test)]
mod tests;

pub use digest::{Digest, Digester};
pub use journal::Journal;
pub use store::{Cache, CacheError, Kind};
