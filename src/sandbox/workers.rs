//! The parent's side of the workers: processes started when they are first needed,
//! and replaced when they are lost.

use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use super::protocol::{ModuleSource, Request, Response};
use super::runtime_code::SharedRuntime;
use super::worker::COMPILE_CPU_SECONDS;
use super::{Author, Ending, Entry, Job, Limits, Run, SourceFile};
use crate::cache::{Cache, Digest, Kind};
use crate::platform::{CallFailure, ProcessEnd, WorkerCommand, WorkerProcess, interruption};

/// The emergency brake of a machine that is very busy: compiling is bounded in
/// processor time.
const COMPILE_WALL_CLOCK: Duration = Duration::from_secs(20 * COMPILE_CPU_SECONDS);
/// How often a request is sent to a new worker after one was lost.
const TRIES: usize = 2;
/// All workers of this process.
pub struct Workers {
    command: WorkerCommand,
    cache: Cache,
    idle: Mutex<Vec<(Duty, WorkerProcess)>>,
    /// The Python runtime, which every worker of that kind shares: read and checked once.
    runtime: Mutex<Option<(Digest, Arc<SharedRuntime>)>>,
}

/// What a worker was started for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Duty {
    author: Author,
    /// The cache entry of the Python runtime, for those that have one.
    python: Option<Digest>,
}

/// Why a source did not become a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CompileFailure {
    /// The source is at fault; the message is for its author.
    Rejected(String),
    /// The judge's side is at fault.
    Failed(String),
}

/// Why a request has no answer.
enum Unanswered {
    Worker(CallFailure),
    /// What the worker needs is not in the cache, or cannot be read.
    Cache(String),
    Interrupted,
}

impl From<CallFailure> for Unanswered {
    fn from(failure: CallFailure) -> Self {
        Unanswered::Worker(failure)
    }
}

impl Workers {
    /// No worker is started yet.
    pub fn new(command: WorkerCommand, cache: Cache) -> Self {
        Workers {
            command,
            cache,
            idle: Mutex::default(),
            runtime: Mutex::default(),
        }
    }

    /// Shares a Python runtime with all workers to come that need this one: its machine code,
    /// as it was read from the cache, and its entry's digest.
    ///
    /// # Errors
    ///
    /// A sentence.
    pub fn share_runtime(&self, digest: Digest, code: Vec<u8>) -> Result<(), String> {
        self.shared_runtime(digest, || Ok(code)).map(drop)
    }

    /// Runs a job. A lost worker costs one retry. Once gradebox was asked to end, nothing runs.
    pub fn run(&self, job: Job) -> Run {
        let wall_clock = job.limits.wall_clock();
        let duty = Duty {
            author: job.author,
            python: job.program.runtime(),
        };
        Run::none(match self.ask(duty, &Request::Run(job), wall_clock) {
            Ok(Response::Ran(run)) => return run,
            Ok(Response::Failed(message)) => Ending::HostFailure(message),
            Ok(_) => Ending::HostFailure(other_question()),
            Err(Unanswered::Cache(message)) => Ending::HostFailure(message),
            Err(Unanswered::Interrupted) => Ending::Interrupted,
            Err(Unanswered::Worker(CallFailure::WallClock)) => Ending::WallClock,
            Err(Unanswered::Worker(CallFailure::Lost(_))) => Ending::WorkerLost,
            Err(Unanswered::Worker(CallFailure::NotStarted(message))) => {
                Ending::HostFailure(message)
            }
        })
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
            entry,
            files,
            limits,
        };
        let duty = Duty {
            author: Author::Candidate,
            python: Some(runtime),
        };
        compiled(self.ask(duty, &request, limits.wall_clock()))
    }

    /// Scans a core module and compiles it, in a process of its own: one that crashes
    /// or uses too much costs this module and nothing else.
    ///
    /// # Errors
    ///
    /// See [`CompileFailure`].
    pub fn compile_module(&self, module: ModuleSource) -> Result<Vec<u8>, CompileFailure> {
        let request = Request::CompileModule(module);
        let mut answer = Err(Unanswered::Interrupted);
        for _ in 0..TRIES {
            if interruption().is_some() {
                break;
            }
            let worker = self.command.start(["compile"]);
            answer = worker
                .and_then(|mut worker| worker.call(&request, COMPILE_WALL_CLOCK))
                .map_err(Unanswered::Worker);
            if !matches!(&answer, Err(Unanswered::Worker(CallFailure::Lost(end))) if !end.is_own_doing())
            {
                break;
            }
        }
        compiled(answer)
    }

    fn ask(
        &self,
        duty: Duty,
        request: &Request,
        wall_clock: Duration,
    ) -> Result<Response, Unanswered> {
        let mut failure = Unanswered::Interrupted;
        for attempt in 0..TRIES {
            if interruption().is_some() {
                return Err(Unanswered::Interrupted);
            }
            // Whatever ended one worker may have ended those that wait, too.
            let waiting = if attempt == 0 { self.idle(duty) } else { None };
            let mut worker = match waiting {
                Some(worker) => worker,
                None => self.start(duty)?,
            };
            match self.answer(&mut worker, request, wall_clock) {
                Ok(response) => {
                    locked(&self.idle).push((duty, worker));
                    return Ok(response);
                }
                Err(lost @ Unanswered::Worker(CallFailure::Lost(_))) => failure = lost,
                Err(other) => return Err(other),
            }
        }
        Err(failure)
    }

    /// A worker that waits, the one that worked last.
    fn idle(&self, duty: Duty) -> Option<WorkerProcess> {
        let mut idle = locked(&self.idle);
        let index = idle.iter().rposition(|(known, _)| *known == duty)?;
        Some(idle.remove(index).1)
    }

    fn start(&self, duty: Duty) -> Result<WorkerProcess, Unanswered> {
        Ok(match duty.python {
            None => self.command.start(["modules"])?,
            Some(digest) => {
                let code = || self.entry(Kind::RuntimeCode, digest);
                let runtime = self
                    .shared_runtime(digest, code)
                    .map_err(Unanswered::Cache)?;
                let [code, image] = runtime.paths();
                self.command
                    .start(["python".as_ref(), code.as_os_str(), image.as_os_str()])?
            }
        })
    }

    /// One worker's answer; if it lacks the program's code, that is sent to it first.
    fn answer(
        &self,
        worker: &mut WorkerProcess,
        request: &Request,
        wall_clock: Duration,
    ) -> Result<Response, Unanswered> {
        let response = worker.call(request, wall_clock)?;
        let (Response::Missing, Request::Run(job)) = (&response, request) else {
            return Ok(response);
        };
        let (kind, digest) = job.program.code();
        let content = self.entry(kind, digest).map_err(Unanswered::Cache)?;
        let keep = Request::Keep {
            digest,
            length: content.len() as u64,
        };
        match worker.call_with(&keep, &content, wall_clock)? {
            Response::Kept => Ok(worker.call(request, wall_clock)?),
            other => Ok(other),
        }
    }

    fn shared_runtime(
        &self,
        digest: Digest,
        code: impl FnOnce() -> Result<Vec<u8>, String>,
    ) -> Result<Arc<SharedRuntime>, String> {
        let mut runtime = locked(&self.runtime);
        if let Some((known, runtime)) = &*runtime
            && *known == digest
        {
            return Ok(Arc::clone(runtime));
        }
        let shared = SharedRuntime::new(&code()?)
            .map_err(|error| format!("the Python runtime cannot be shared: {error}"))?;
        let shared = Arc::new(shared);
        *runtime = Some((digest, Arc::clone(&shared)));
        Ok(shared)
    }

    fn entry(&self, kind: Kind, digest: Digest) -> Result<Vec<u8>, String> {
        match self.cache.get(kind, digest) {
            Ok(Some(content)) => Ok(content),
            Ok(None) => {
                let folder = kind.folder();
                Err(format!("the cache entry {digest} ({folder}) is gone"))
            }
            Err(error) => Err(error.to_string()),
        }
    }
}

/// A thread that panicked left nothing half-done behind these locks.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex
        .lock()
        .unwrap_or_else(|poisoned| poisoned.into_inner())
}

fn compiled(answer: Result<Response, Unanswered>) -> Result<Vec<u8>, CompileFailure> {
    let failed = |message: &str| CompileFailure::Failed(message.to_owned());
    Err(match answer {
        Ok(Response::Compiled(code)) => return Ok(code),
        Ok(Response::Rejected(message)) => CompileFailure::Rejected(message),
        Ok(Response::Failed(message)) => CompileFailure::Failed(message),
        Ok(_) => CompileFailure::Failed(other_question()),
        Err(Unanswered::Cache(message)) => CompileFailure::Failed(message),
        Err(Unanswered::Interrupted) => {
            failed("gradebox was asked to end before this was compiled")
        }
        Err(Unanswered::Worker(failure)) => match failure {
            CallFailure::WallClock => failed("the compiler was stopped by the wall clock"),
            CallFailure::NotStarted(message) => CompileFailure::Failed(message),
            CallFailure::Lost(end) if !end.is_own_doing() => {
                failed("the compiler's process was lost; grade again")
            }
            CallFailure::Lost(ProcessEnd::Killed(libc::SIGXCPU)) => {
                CompileFailure::Rejected(format!(
                    "compiling the program takes more than {COMPILE_CPU_SECONDS} seconds of processor time"
                ))
            }
            // A crash, or more memory than a compiler may use: this module did it.
            CallFailure::Lost(_) => CompileFailure::Rejected(
                "the program is too large or too complex for the compiler".to_owned(),
            ),
        },
    })
}

fn other_question() -> String {
    "a worker gave an answer to another question".to_owned()
}
