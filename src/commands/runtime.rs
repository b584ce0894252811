//! `gradebox runtime`: the Python runtime as a thing of its own.

use super::session::cache;
use super::{Failure, Outcome};
use crate::cli::{Global, Runtime};
use crate::language::{RUNTIME_VERSION, RuntimeError, Runtimes};
use crate::progress::Progress;

pub(super) fn execute(global: &Global, args: &Runtime) -> Result<Outcome, Failure> {
    let cache = cache(global)?;
    let progress = Progress::new(true);
    let note = |line: &str| progress.note(line);
    let runtimes = Runtimes::new(&cache, &note);
    let done = match args {
        Runtime::Build => runtimes.ready().map(|info| info.digest),
        Runtime::Export { file } => runtimes.export(file),
        Runtime::Import { file } => runtimes.import(file),
    };
    progress.finish();
    let digest = done.map_err(|error| match error {
        RuntimeError::Build(_) | RuntimeError::Compile(_) => Failure::judge(error),
        RuntimeError::Cache(_) | RuntimeError::File(..) | RuntimeError::Foreign(..) => {
            Failure::usage(error)
        }
    })?;
    Ok(Outcome::success(format!(
        "{RUNTIME_VERSION}, runtime {digest}\n"
    )))
}
