//! The inside of a worker process: requests in on standard input, responses out
//! on standard output, one at a time.
//!
//! A worker can read no file, not even the cache: its parent sends what it runs,
//! after checking it. See [`crate::platform::confine_worker`].

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, Read, stdin, stdout};
use std::os::fd::AsFd;
use std::path::PathBuf;

use super::compile::{Compiled, compile_module};
use super::core_module::{CoreModules, Loaded};
use super::protocol::{Request, Response};
use super::runtime::Python;
use super::{Job, Run, engine::THREAD_STACK_BYTES};
use crate::cache::Digest;
use crate::platform::{
    SharedBytes, WorkerBounds, confine_worker, die_with_parent, receive, receive_bytes, send,
};

/// So many programs stay loaded; the cases of one submission come one after the other.
const PROGRAMS_MAX: usize = 8;

/// What a worker is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Task {
    /// Running core modules, one after the other.
    Modules,
    /// Compiling and running Python.
    Python {
        /// The runtime's machine code.
        code: PathBuf,
        /// What the runtime's memory begins with.
        image: PathBuf,
    },
    /// Compiling one module.
    Compile,
}

impl Task {
    /// What the process may use. No program that keeps to the limits of its problem,
    /// and no module that a person would write, comes near.
    const fn bounds(&self) -> WorkerBounds {
        match self {
            // A program may have 1 GiB, its output 64 MiB; the runtime is in it, too.
            Task::Modules | Task::Python { .. } => WorkerBounds {
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
    let worker = Worker::new(&task).map_err(|error| format!("a worker does not start: {error:#}"));
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
enum Worker {
    Modules {
        modules: CoreModules,
        loaded: HashMap<Digest, Loaded>,
    },
    Python {
        python: Python,
        code: Option<(Digest, Vec<u8>)>,
    },
}

impl Worker {
    #[allow(unsafe_code)]
    fn new(task: &Task) -> wasmtime::Result<Self> {
        Ok(match task {
            Task::Modules | Task::Compile => Worker::Modules {
                modules: CoreModules::new()?,
                loaded: HashMap::new(),
            },
            Task::Python { code, image } => {
                let (code, image) = (SharedBytes::open(code)?, SharedBytes::open(image)?);
                // SAFETY: the parent has checked the keyed digest of what gradebox wrote, and
                // nobody can change what it shares.
                let python = unsafe { Python::load(code, image)? };
                Worker::Python { python, code: None }
            }
        })
    }

    fn answer(&mut self, request: Request, from: impl Read) -> wasmtime::Result<Response> {
        Ok(match (self, request) {
            (worker, Request::Run(job)) => match worker.run(job)? {
                Some(run) => Response::Ran(run),
                None => Response::Missing,
            },
            (
                Worker::Python { python, .. },
                Request::CompilePython {
                    entry,
                    files,
                    limits,
                },
            ) => python.compile(&entry, &files, limits)?.into(),
            (Worker::Modules { modules, .. }, Request::CompileModule(module)) => {
                compile_module(modules, module)?.into()
            }
            (worker, Request::Keep { digest, length }) => {
                worker.keep(digest, receive_bytes(from, length)?)?;
                Response::Kept
            }
            (Worker::Modules { .. }, Request::CompilePython { .. })
            | (Worker::Python { .. }, Request::CompileModule(_)) => {
                wasmtime::bail!("a worker was asked for what it is not for")
            }
        })
    }

    #[allow(unsafe_code)]
    fn keep(&mut self, digest: Digest, bytes: Vec<u8>) -> wasmtime::Result<()> {
        match self {
            Worker::Modules { modules, loaded } => {
                if loaded.len() >= PROGRAMS_MAX {
                    loaded.clear();
                }
                // SAFETY: the parent has checked the keyed digest of what gradebox wrote.
                loaded.insert(digest, unsafe { modules.load(&bytes)? });
            }
            Worker::Python { code, .. } => *code = Some((digest, bytes)),
        }
        Ok(())
    }

    /// `None` where the program's code is missing.
    fn run(&mut self, job: Job) -> wasmtime::Result<Option<Run>> {
        let (_, digest) = job.program.code();
        match self {
            Worker::Modules { modules, loaded } => {
                if modules.is_spent() {
                    // The parent sends again what is missing.
                    loaded.clear();
                    modules.renew()?;
                }
                loaded
                    .get(&digest)
                    .map(|module| modules.run(module, job))
                    .transpose()
            }
            Worker::Python { python, code } => code
                .as_ref()
                .filter(|(kept, _)| *kept == digest)
                .map(|(_, code)| python.run(code, job))
                .transpose(),
        }
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
