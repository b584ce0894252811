//! Program + input + [`Limits`] → [`Run`]. The only room that knows wasmtime.
//!
//! Candidates' programs are core modules that import WASI 0.1 ([`wasi1`]) and
//! the functions of [`exchange`]. Our own Python runtime comes as a component, is
//! made one module too ([`flatten`]), and imports WASI 0.2 ([`wasi2`]). All host functions are
//! ours: none blocks, and each is charged for its work in instructions.
//!
//! Everything that touches a guest happens in worker processes: [`worker`] is
//! the inside of one, [`Workers`] is the parent's side. Only fuzzing runs modules in its
//! own process ([`in_process`]): a worker would hide what went wrong in it.
//!
//! Architecture invariant: nothing here knows whether an output is right.

mod canonical;
mod charge;
mod compile;
mod complexity;
mod core_module;
mod engine;
mod exchange;
mod flatten;
mod guest_memory;
mod handles;
mod in_process;
mod limits;
mod memories;
mod memory;
mod protocol;
mod run;
mod runtime;
mod runtime_code;
mod scan;
mod state;
mod trap;
mod wasi1;
mod wasi1_poll;
mod wasi2;
mod worker;
mod workers;

pub use compile::fingerprint;
#[doc(hidden)]
pub use in_process::InProcess;
pub use limits::Limits;
pub use protocol::{Author, Entry, Job, ModuleSource, Program, Request, Response, SourceFile};
pub use run::{Ending, Run, Trap, Usage};
pub use runtime_code::compile_runtime;
pub use scan::{MODULE_BYTES_MAX, scan};
pub use worker::{Task, serve};
pub use workers::{CompileFailure, Workers};
