//! The parent's side of the workers: one process for each rayon thread, started
//! when it is first needed, replaced when it is lost.

use std::sync::Mutex;
use std::time::Duration;

use super::protocol::{Request, Response};
use super::{Ending, Entry, Job, Limits, Run, SourceFile, Usage};
use crate::cache::Digest;
use crate::platform::{CallFailure, WorkerCommand, WorkerProcess};

/// Compiling a scanned module takes well under a second; this is the emergency
/// brake of a machine that is very busy.
const COMPILE_WALL_CLOCK: Duration = Duration::from_secs(180);
/// How often a request is sent to a new worker after one was lost.
const TRIES: usize = 2;

/// All workers of this process.
pub struct Workers {
    command: WorkerCommand,
    idle: Mutex<Vec<WorkerProcess>>,
}

/// Why a source did not become a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CompileFailure {
    /// The source is at fault; the message is for its author.
    Rejected(String),
    /// The judge's side is at fault.
    Failed(String),
}

impl Workers {
    /// No worker is started yet.
    pub fn new(command: WorkerCommand) -> Self {
        Workers {
            command,
            idle: Mutex::new(Vec::new()),
        }
    }

    /// Runs a job. A lost worker costs one retry.
    pub fn run(&self, job: Job) -> Run {
        let wall_clock = job.limits.wall_clock();
        match self.ask(&Request::Run(job), wall_clock) {
            Ok(Response::Ran(run)) => run,
            Ok(Response::Failed(message)) => nothing_ran(Ending::HostFailure(message)),
            Ok(_) => nothing_ran(Ending::HostFailure(
                "a worker gave an answer to another question".to_owned(),
            )),
            Err(CallFailure::WallClock) => nothing_ran(Ending::WallClock),
            Err(CallFailure::Lost) => nothing_ran(Ending::WorkerLost),
            Err(CallFailure::NotStarted(message)) => nothing_ran(Ending::HostFailure(message)),
        }
    }

    /// Compiles Python or SQL source; the first file is the main one.
    ///
    /// # Errors
    ///
    /// See [`CompileFailure`].
    pub fn compile_python(
        &self,
        runtime: Digest,
        entry: Entry,
        files: Vec<SourceFile>,
        limits: Limits,
    ) -> Result<Vec<u8>, CompileFailure> {
        let request = Request::CompilePython {
            runtime,
            entry,
            files,
            limits,
        };
        compiled(self.ask(&request, limits.wall_clock()))
    }

    /// Compiles a scanned core module, in a process of its own that nothing else depends on.
    ///
    /// # Errors
    ///
    /// See [`CompileFailure`].
    pub fn compile_module(&self, module: Vec<u8>) -> Result<Vec<u8>, CompileFailure> {
        let request = Request::CompileModule(module);
        let answer = self
            .command
            .compiler()
            .and_then(|mut worker| worker.call(&request, COMPILE_WALL_CLOCK));
        compiled(answer)
    }

    fn ask(&self, request: &Request, wall_clock: Duration) -> Result<Response, CallFailure> {
        let mut failure = CallFailure::Lost;
        for _ in 0..TRIES {
            let idle = self
                .idle
                .lock()
                .unwrap_or_else(|poisoned| poisoned.into_inner())
                .pop();
            let mut worker = match idle {
                Some(worker) => worker,
                None => self.command.runner()?,
            };
            match worker.call(request, wall_clock) {
                Ok(response) => {
                    self.idle
                        .lock()
                        .unwrap_or_else(|poisoned| poisoned.into_inner())
                        .push(worker);
                    return Ok(response);
                }
                Err(CallFailure::Lost) => failure = CallFailure::Lost,
                Err(other) => return Err(other),
            }
        }
        Err(failure)
    }
}

fn compiled(answer: Result<Response, CallFailure>) -> Result<Vec<u8>, CompileFailure> {
    Err(match answer {
        Ok(Response::Compiled(code)) => return Ok(code),
        Ok(Response::Rejected(message)) => CompileFailure::Rejected(message),
        Ok(Response::Failed(message)) => CompileFailure::Failed(message),
        Ok(Response::Ran(_)) => {
            CompileFailure::Failed("a worker gave an answer to another question".to_owned())
        }
        Err(CallFailure::WallClock) => {
            CompileFailure::Failed("the compiler was stopped by the wall clock".to_owned())
        }
        Err(CallFailure::Lost) => {
            CompileFailure::Failed("the compiler's process was lost".to_owned())
        }
        Err(CallFailure::NotStarted(message)) => CompileFailure::Failed(message),
    })
}

fn nothing_ran(ending: Ending) -> Run {
    Run {
        ending,
        usage: Usage::default(),
        stdout: Vec::new(),
        stderr: Vec::new(),
        returned: None,
    }
}
