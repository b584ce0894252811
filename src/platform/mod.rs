//! The door to the operating system: processes, their confinement, and what the
//! machine has. Linux stands behind it; another system needs these files anew.
//!
//! Architecture invariant: no other room starts a process.

mod confine;
mod frame;
mod machine;
mod output_file;
mod tool;
mod worker_process;

pub use confine::{Confinement, confine_worker, die_with_parent, exec_confined, landlock_works};
pub use frame::{receive, send};
pub use machine::{cores, memory_bytes_available};
pub use output_file::OutputFile;
pub use tool::{Tool, ToolEnd, ToolOutput, find_program};
pub use worker_process::{CallFailure, WorkerCommand, WorkerProcess};
