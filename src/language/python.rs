//! Python and SQL: compiled once, by our runtime in the sandbox, to a marshalled code object.

use super::{BuildFailure, Builder};
use crate::cache::{Digest, Digester, Kind};
use crate::problem::{Interface, Problem};
use crate::sandbox::{Entry, Limits, Program, SourceFile};

/// What compiling one submission may use: far more than any honest source of the size limit needs.
const COMPILE_LIMITS: Limits = Limits {
    instructions_max: 50_000_000_000,
    memory_bytes_max: 512 << 20,
    output_bytes_max: 64 << 20,
};

/// How the runtime meets the problem's cases.
pub(super) fn entry(problem: &Problem) -> Entry {
    match &problem.definition.interface {
        Interface::Stdio => Entry::Script,
        Interface::Function(signature) => Entry::Function {
            name: signature.name.clone(),
            parameters: signature
                .parameters
                .iter()
                .map(|parameter| parameter.value_type.to_string())
                .collect(),
            returns: signature.returns.to_string(),
        },
        Interface::Driver => Entry::Driver(problem.driver.clone().unwrap_or_default()),
        Interface::Sql => Entry::Query,
    }
}

/// Compiles a submission.
pub(super) fn compile(
    builder: &Builder<'_>,
    runtime: Digest,
    entry: Entry,
    files: &[SourceFile],
) -> Result<Program, BuildFailure> {
    builder
        .supply_runtime()
        .map_err(BuildFailure::Unavailable)?;
    let program = builder
        .workers
        .compile_python(runtime, entry, files.to_vec(), COMPILE_LIMITS)?;
    let code = Digester::new("python code 1")
        .part(runtime)
        .part(&program)
        .finish();
    builder.cache.put(Kind::PythonCode, code, &program)?;
    Ok(Program::Python { runtime, code })
}
