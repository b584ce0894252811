//! What compiling a candidate's module comes to.

use std::hash::{Hash, Hasher};
use std::panic::{AssertUnwindSafe, catch_unwind};

use wasmtime::{Engine, Result};

use super::core_module::CoreModules;
use super::memories::Memories;
use super::protocol::ModuleSource;
use super::{engine, scan};
use crate::cache::Digest;

/// What compiling came to.
pub(super) enum Compiled {
    Program(Vec<u8>),
    Rejected(String),
    Failed(String),
}

/// Scans a candidate's module and compiles it. Runs in a process of its own, which can
/// be killed: the compiler's time and memory are not bounded by the scan alone.
pub(super) fn compile_module(modules: &CoreModules, module: ModuleSource) -> Result<Compiled> {
    // A compiler that panics costs this module.
    let compiled = catch_unwind(AssertUnwindSafe(|| {
        let module = match module {
            ModuleSource::Binary(module) => module,
            ModuleSource::Text { name, content } => match binary(&name, &content) {
                Ok(module) => module,
                Err(message) => return Ok(Compiled::Rejected(message)),
            },
        };
        match scan(&module) {
            Ok(module) => modules.compile(&module),
            Err(message) => Ok(Compiled::Rejected(message)),
        }
    }));
    let too_complex = "the program is too complex for the compiler";
    compiled.unwrap_or_else(|_| Ok(Compiled::Rejected(too_complex.to_owned())))
}

/// The binary module of a text.
fn binary(name: &str, text: &[u8]) -> Result<Vec<u8>, String> {
    wat::parse_str(String::from_utf8_lossy(text)).map_err(|mut error| {
        error.set_path(name);
        error.to_string()
    })
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
    for engine in [
        engine::for_modules(false),
        engine::for_runtime(&Memories::default()),
    ] {
        let engine: Engine =
            engine.map_err(|error| format!("wasmtime does not start: {error:#}"))?;
        engine.precompile_compatibility_hash().hash(&mut digester);
    }
    Ok(Digest::from(digester.0.finalize()))
}
