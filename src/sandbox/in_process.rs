//! One core module, scanned, compiled and run in this process, as the workers do
//! it in theirs: for fuzzing, where a worker would hide what went wrong in it.

use std::sync::{Mutex, PoisonError};

use super::compile::{Compiled, compile_module};
use super::core_module::CoreModules;
use super::protocol::{Author, Job, ModuleSource, Program};
use super::{CompileFailure, Limits, Run};
use crate::cache::Digest;

/// The engine and the imports, to be used again and again.
pub struct InProcess(Mutex<CoreModules>);

impl InProcess {
    /// # Errors
    ///
    /// A sentence, if this machine cannot run wasmtime at all.
    pub fn new() -> Result<Self, String> {
        let modules = CoreModules::new();
        modules
            .map(|modules| InProcess(Mutex::new(modules)))
            .map_err(|error| format!("{error:#}"))
    }

    /// Scans and compiles a module, and runs it once for each input: standard input,
    /// or a value where `as_value` says so. The thread needs 16 MiB of stack.
    ///
    /// # Errors
    ///
    /// See [`CompileFailure`].
    #[allow(unsafe_code)]
    pub fn run(
        &self,
        module: &[u8],
        inputs: &[&[u8]],
        as_value: bool,
        limits: Limits,
    ) -> Result<Vec<Run>, CompileFailure> {
        let failed = |error: wasmtime::Error| CompileFailure::Failed(format!("{error:#}"));
        let source = ModuleSource::Binary(module.to_vec());
        let mut modules = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let code = match compile_module(&modules, source).map_err(failed)? {
            Compiled::Program(code) => code,
            Compiled::Rejected(message) => return Err(CompileFailure::Rejected(message)),
            Compiled::Failed(message) => return Err(CompileFailure::Failed(message)),
        };
        let job = |input: &[u8]| Job {
            program: Program::Core {
                code: Digest::of(&code),
            },
            author: Author::Candidate,
            input: input.to_vec(),
            as_value,
            limits,
        };
        let mut program = None;
        inputs
            .iter()
            .map(|input| {
                if modules.is_spent() {
                    program = None;
                    modules.renew().map_err(failed)?;
                }
                let program = match &mut program {
                    Some(program) => program,
                    // SAFETY: wasmtime has just made this code, and nobody else had it.
                    none => none.insert(unsafe { modules.load(&code) }.map_err(failed)?),
                };
                modules.run(program, job(input)).map_err(failed)
            })
            .collect()
    }
}
