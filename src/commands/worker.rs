//! The hidden subcommands: what gradebox starts itself as.

use std::convert::Infallible;

use super::{Failure, Outcome};
use crate::cli::{Confine, WorkerTask};
use crate::platform::{Confinement, exec_confined};
use crate::sandbox;

pub(super) fn execute(task: WorkerTask) -> Result<Outcome, Failure> {
    let task = match task {
        WorkerTask::Modules => sandbox::Task::Modules,
        WorkerTask::Python { code, image } => sandbox::Task::Python { code, image },
        WorkerTask::Compile => sandbox::Task::Compile,
    };
    sandbox::serve(task).map_err(Failure::judge)?;
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
