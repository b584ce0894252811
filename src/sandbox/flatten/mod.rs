//! The Python runtime is built as a component: a dozen modules that import each
//! other's functions, share one memory and one table, and were set up before a
//! snapshot was taken. Here they become one module without data, and the
//! contents of its memory.
//!
//! Nothing else changes: every function keeps its instructions, and with them
//! their count. What is gained is the time to instantiate a dozen modules and to
//! fill a table that none of them owns, and the way through imports at each call
//! from one library to another.
//!
//! Functions of the host are imported as the canonical ABI has them, by interface
//! and name. Where the host needs memory of the guest's to return something, the
//! name ends in ` realloc-N`, and `realloc-N` is exported. An exported function
//! `f` comes with `f realloc` and `f post-return`.

mod component;
mod merge;
mod module;

use wasmtime::Result;

/// What a component becomes.
pub(super) struct Flat {
    /// One core module, without data segments.
    pub(super) module: Vec<u8>,
    /// What its memory starts with, from address 0; the rest is zero.
    pub(super) image: Vec<u8>,
}

/// Makes one module of a component.
///
/// # Errors
///
/// When it uses what the Python runtime does not: start functions, passive
/// segments, several memories, resources of its own.
pub(super) fn flatten(component: &[u8]) -> Result<Flat> {
    merge::merge(&component::Component::read(component)?)
}

#[cfg(test)]
mod tests;
