//! What compiling comes to, and compiling the runtime.

use std::hash::{Hash, Hasher};

use wasmtime::{Engine, Result};

use super::engine;
use crate::cache::Digest;

/// What compiling came to.
pub(super) enum Compiled {
    Program(Vec<u8>),
    Rejected(String),
    Failed(String),
}

/// Compiles our own Python runtime, on all cores.
pub fn compile_runtime(component: &[u8]) -> Result<Vec<u8>, String> {
    engine::for_components()
        .and_then(|engine| engine.precompile_component(component))
        .map_err(|error| format!("{error:#}"))
}

/// What must be equal for machine code to be used again: wasmtime's version, the
/// settings of the engines, and the processor's features.
///
/// # Errors
///
/// A sentence, if this machine cannot run wasmtime at all.
pub fn fingerprint() -> Result<Digest, String> {
    struct Digester(blake3::Hasher);
    impl Hasher for Digester {
        fn finish(&self) -> u64 {
            u64::from_le_bytes(std::array::from_fn(|index| {
                self.0.finalize().as_bytes()[index]
            }))
        }
        fn write(&mut self, bytes: &[u8]) {
            self.0.update(bytes);
        }
    }
    let mut digester = Digester(blake3::Hasher::new());
    for engine in [engine::for_modules(), engine::for_components()] {
        let engine: Engine =
            engine.map_err(|error| format!("wasmtime does not start: {error:#}"))?;
        engine.precompile_compatibility_hash().hash(&mut digester);
    }
    Ok(Digest::from(digester.0.finalize()))
}
