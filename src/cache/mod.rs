//! What has been computed already, by content.
//!
//! An entry is found by the digest of everything that went into it, and trusted
//! only if its keyed digest is right: the key lies in the cache folder, readable
//! by its owner alone. An entry that is not right is as good as none.

mod digest;
mod key;
mod store;

pub use digest::{Digest, Digester};
pub use store::{Cache, CacheError, Kind};
