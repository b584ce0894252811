//! The inside of a worker process: requests in on standard input, responses out
//! on standard output, one at a time.
//!
//! A worker can read no file, not even the cache: its parent sends what it runs,
//! after checking it. See [`crate::platform::confine_worker`].

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, Read, stdin, stdout};
use std::os::fd::AsFd;

use super::compile::{Compiled, compile_module};
use super::component::{Components, Runtime};
use super::core_module::{CoreModules, Loaded};
use super::protocol::{Request, Response};
use super::{Job, Program, Run, engine::THREAD_STACK_BYTES};
use crate::cache::{Digest, Kind};
use crate::platform::{
    WorkerBounds, confine_worker, die_with_parent, receive, receive_bytes, send,
};

/// So many programs stay loaded; the cases of one submission come one after the other.
const PROGRAMS_MAX: usize = 8;

/// What a worker is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// Running programs, one after the other.
    Run,
    /// Compiling one module.
    Compile,
}

impl Task {
    /// What the process may use. No program that keeps to the limits of its problem,
    /// and no module that a person would write, comes near.
    const fn bounds(self) -> WorkerBounds {
        match self {
            // A program may have 1 GiB, its output 64 MiB; the runtime is in it, too.
            Task::Run => WorkerBounds {
                memory_bytes: 3 << 30,
                cpu_seconds: None,
            },
            Task::Compile => WorkerBounds {
                memory_bytes: 2 << 30,
                cpu_seconds: Some(COMPILE_CPU_SECONDS),
            },
        }
    }
}

/// Compiling what rustc makes of a submission takes a fraction of one second.
pub(super) const COMPILE_CPU_SECONDS: u64 = 30;

/// Confines this process and serves until standard input ends.
///
/// # Errors
///
/// When the parent is gone.
pub fn serve(task: Task) -> io::Result<()> {
    // Made first: wasmtime looks at the machine once, and no file can be read later.
    let worker = Worker::new(task).map_err(|error| format!("wasmtime does not start: {error:#}"));
    let worker = worker.and_then(|worker| {
        let confined = die_with_parent().and_then(|()| confine_worker(task.bounds()));
        confined.map_err(|error| {
            format!("a worker cannot be confined ({error}): see `gradebox doctor`")
        })?;
        Ok(worker)
    });
    // Guests may use up their own stack, never this thread's.
    std::thread::Builder::new()
        .stack_size(THREAD_STACK_BYTES)
        .spawn(move || answer_all(worker))?
        .join()
        .map_err(|_| io::Error::other("the worker's thread panicked"))?
}

fn answer_all(mut worker: Result<Worker, String>) -> io::Result<()> {
    let mut from = stdin().lock();
    // Not `stdout()` itself, which would break a frame at its line feeds.
    let mut to = File::from(stdout().as_fd().try_clone_to_owned()?);
    while let Some(request) = receive(&mut from)? {
        let response = match &mut worker {
            Ok(worker) => worker
                .answer(request, &mut from)
                .unwrap_or_else(|error| Response::Failed(format!("{error:#}"))),
            Err(message) => Response::Failed(message.clone()),
        };
        send(&mut to, &response)?;
    }
    Ok(())
}

/// What a worker keeps from one request to the next: nothing that a guest can write.
struct Worker {
    modules: CoreModules,
    /// `None` in a worker that only compiles.
    components: Option<Components>,
    loaded: HashMap<Digest, Loaded>,
    runtime: Option<(Digest, Runtime)>,
    code: Option<(Digest, Vec<u8>)>,
}

impl Worker {
    fn new(task: Task) -> wasmtime::Result<Self> {
        Ok(Worker {
            modules: CoreModules::new()?,
            components: match task {
                Task::Run => Some(Components::new()?),
                Task::Compile => None,
            },
            loaded: HashMap::new(),
            runtime: None,
            code: None,
        })
    }

    fn answer(&mut self, request: Request, from: impl Read) -> wasmtime::Result<Response> {
        let missing: Vec<Digest> = request
            .parts()
            .into_iter()
            .filter(|(kind, digest)| !self.has(*kind, *digest))
            .map(|(_, digest)| digest)
            .collect();
        if !missing.is_empty() {
            return Ok(Response::Missing(missing));
        }
        Ok(match request {
            Request::Run(job) => Response::Ran(self.run(job)?),
            Request::CompilePython {
                entry,
                files,
                limits,
                ..
            } => {
                let (components, runtime) = self.python()?;
                components.compile(runtime, entry, files, limits)?.into()
            }
            Request::CompileModule(module) => compile_module(&self.modules, module)?.into(),
            Request::Keep {
                kind,
                digest,
                length,
            } => {
                self.keep(kind, digest, receive_bytes(from, length)?)?;
                Response::Kept
            }
        })
    }

    fn has(&self, kind: Kind, digest: Digest) -> bool {
        let is_it = |kept: Option<Digest>| kept == Some(digest);
        match kind {
            Kind::ModuleCode => self.loaded.contains_key(&digest),
            Kind::RuntimeCode => is_it(self.runtime.as_ref().map(|(digest, _)| *digest)),
            Kind::PythonCode => is_it(self.code.as_ref().map(|(digest, _)| *digest)),
            _ => false,
        }
    }

    #[allow(unsafe_code)]
    fn keep(&mut self, kind: Kind, digest: Digest, bytes: Vec<u8>) -> wasmtime::Result<()> {
        match kind {
            Kind::ModuleCode => {
                if self.loaded.len() >= PROGRAMS_MAX {
                    self.loaded.clear();
                }
                // SAFETY: the parent has checked the keyed digest of what gradebox wrote.
                let module = unsafe { self.modules.load(&bytes)? };
                self.loaded.insert(digest, module);
            }
            Kind::RuntimeCode => {
                let components = self.components.as_ref().ok_or_else(not_loaded)?;
                // SAFETY: the parent has checked the keyed digest of what gradebox wrote.
                self.runtime = Some((digest, unsafe { components.load(&bytes)? }));
            }
            Kind::PythonCode => self.code = Some((digest, bytes)),
            other => wasmtime::bail!("a worker has no use for {}", other.folder()),
        }
        Ok(())
    }

    fn run(&mut self, job: Job) -> wasmtime::Result<Run> {
        match &job.program {
            Program::Core { code } => {
                let module = self.loaded.get(code).ok_or_else(not_loaded)?;
                self.modules.run(module, job)
            }
            Program::Python { .. } => {
                let (components, runtime) = self.python()?;
                let (_, code) = self.code.as_ref().ok_or_else(not_loaded)?;
                components.run(runtime, code, job)
            }
        }
    }

    fn python(&self) -> wasmtime::Result<(&Components, &Runtime)> {
        let components = self.components.as_ref().ok_or_else(not_loaded)?;
        let (_, runtime) = self.runtime.as_ref().ok_or_else(not_loaded)?;
        Ok((components, runtime))
    }
}

impl From<Compiled> for Response {
    fn from(compiled: Compiled) -> Self {
        match compiled {
            Compiled::Program(code) => Response::Compiled(code),
            Compiled::Rejected(message) => Response::Rejected(message),
            Compiled::Failed(message) => Response::Failed(message),
        }
    }
}

fn not_loaded() -> wasmtime::Error {
    wasmtime::format_err!("a program was used before it was loaded")
}
