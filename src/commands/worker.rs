//! The hidden subcommands: what gradebox starts itself as.

use std::convert::Infallible;

use super::session::cache;
use super::{Failure, Outcome};
use crate::cli::{Confine, Global, WorkerTask};
use crate::platform::{Confinement, confine_worker, die_with_parent, exec_confined};
use crate::sandbox;

pub(super) fn execute(global: &Global, task: WorkerTask) -> Result<Outcome, Failure> {
    die_with_parent().map_err(Failure::judge)?;
    let cache = cache(global)?;
    match task {
        WorkerTask::Run | WorkerTask::Compile => {
            confine_worker(cache.root()).map_err(Failure::judge)?
        }
    }
    sandbox::serve(cache).map_err(Failure::judge)?;
    Ok(Outcome::success(""))
}

pub(super) fn confine(args: Confine) -> Result<Infallible, Failure> {
    let confinement = Confinement {
        readable: args.read,
        writable: args.write,
        cpu_seconds: args.cpu_seconds,
        memory_bytes: args.memory_bytes,
        file_bytes: args.file_bytes,
    };
    Err(Failure::judge(exec_confined(&confinement, &args.program)))
}
