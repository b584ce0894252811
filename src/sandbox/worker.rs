//! The inside of a worker process: requests in on standard input, responses out
//! on standard output, one at a time.
//!
//! A worker can read the cache and nothing else of the file system, and has no
//! network; see [`crate::platform::confine_worker`].

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, stdin, stdout};
use std::os::fd::AsFd;

use super::compile::Compiled;
use super::component::{Components, Runtime};
use super::core_module::{CoreModules, Loaded};
use super::protocol::{Request, Response};
use super::{Job, Program, Run, engine::THREAD_STACK_BYTES};
use crate::cache::{Cache, Digest, Kind};
use crate::platform::{receive, send};

/// So many programs stay loaded; the cases of one submission come one after the other.
const PROGRAMS_MAX: usize = 8;

/// Serves until standard input ends.
///
/// # Errors
///
/// When the parent is gone, or wasmtime cannot start.
pub fn serve(cache: Cache) -> io::Result<()> {
    // Guests may use up their own stack, never this thread's.
    std::thread::Builder::new()
        .stack_size(THREAD_STACK_BYTES)
        .spawn(move || answer_all(&mut Worker::new(cache)))?
        .join()
        .map_err(|_| io::Error::other("the worker's thread panicked"))?
}

fn answer_all(worker: &mut Worker) -> io::Result<()> {
    let mut from = stdin().lock();
    // Not `stdout()` itself, which would break a frame at its line feeds.
    let mut to = File::from(stdout().as_fd().try_clone_to_owned()?);
    while let Some(request) = receive(&mut from)? {
        let response = worker
            .answer(request)
            .unwrap_or_else(|error| Response::Failed(format!("{error:#}")));
        send(&mut to, &response)?;
    }
    Ok(())
}

/// What a worker keeps from one request to the next: nothing that a guest can write.
struct Worker {
    cache: Cache,
    modules: Option<CoreModules>,
    components: Option<Components>,
    loaded: HashMap<Digest, Loaded>,
    runtime: Option<(Digest, Runtime)>,
    code: Option<(Digest, Vec<u8>)>,
}

impl Worker {
    fn new(cache: Cache) -> Self {
        Worker {
            cache,
            modules: None,
            components: None,
            loaded: HashMap::new(),
            runtime: None,
            code: None,
        }
    }

    fn answer(&mut self, request: Request) -> wasmtime::Result<Response> {
        Ok(match request {
            Request::Run(job) => Response::Ran(self.run(job)?),
            Request::CompilePython {
                runtime,
                entry,
                files,
                limits,
            } => {
                self.load_runtime(runtime)?;
                let (components, runtime) = self.components()?;
                components.compile(runtime, entry, files, limits)?.into()
            }
            Request::CompileModule(module) => CoreModules::new()?.compile(&module)?.into(),
        })
    }

    fn run(&mut self, job: Job) -> wasmtime::Result<Run> {
        match job.program.clone() {
            Program::Core { code } => self.run_core(code, job),
            Program::Python { runtime, code } => {
                self.load_runtime(runtime)?;
                if self.code.as_ref().is_none_or(|(digest, _)| *digest != code) {
                    self.code = Some((code, entry(&self.cache, Kind::PythonCode, code)?));
                }
                let (components, runtime) = self.components()?;
                let program = self.code.as_ref().map_or(&[][..], |(_, code)| code);
                components.run(runtime, program, job)
            }
        }
    }

    #[allow(unsafe_code)]
    fn run_core(&mut self, code: Digest, job: Job) -> wasmtime::Result<Run> {
        if self.modules.is_none() {
            self.modules = Some(CoreModules::new()?);
        }
        let modules = self.modules.as_ref().ok_or_else(not_loaded)?;
        if !self.loaded.contains_key(&code) {
            if self.loaded.len() >= PROGRAMS_MAX {
                self.loaded.clear();
            }
            let bytes = entry(&self.cache, Kind::ModuleCode, code)?;
            // SAFETY: the cache has checked the keyed digest of what this program wrote.
            self.loaded.insert(code, unsafe { modules.load(&bytes)? });
        }
        modules.run(&self.loaded[&code], job)
    }

    #[allow(unsafe_code)]
    fn load_runtime(&mut self, runtime: Digest) -> wasmtime::Result<()> {
        if self
            .runtime
            .as_ref()
            .is_some_and(|(digest, _)| *digest == runtime)
        {
            return Ok(());
        }
        if self.components.is_none() {
            self.components = Some(Components::new()?);
        }
        let components = self.components.as_ref().ok_or_else(not_loaded)?;
        let bytes = entry(&self.cache, Kind::RuntimeCode, runtime)?;
        // SAFETY: the cache has checked the keyed digest of what this program wrote.
        self.runtime = Some((runtime, unsafe { components.load(&bytes)? }));
        Ok(())
    }

    fn components(&self) -> wasmtime::Result<(&Components, &Runtime)> {
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

fn entry(cache: &Cache, kind: Kind, digest: Digest) -> wasmtime::Result<Vec<u8>> {
    match cache.get(kind, digest) {
        Ok(Some(bytes)) => Ok(bytes),
        Ok(None) => Err(wasmtime::format_err!(
            "the cache entry {digest} ({}) is gone",
            kind.folder()
        )),
        Err(error) => Err(wasmtime::format_err!("{error}")),
    }
}
