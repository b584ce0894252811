//! The arguments of processes that gradebox starts itself.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, Subcommand};

/// `gradebox worker`
#[derive(Debug, Args)]
pub struct Worker {
    /// What the worker is for
    #[command(subcommand)]
    pub task: WorkerTask,
}

/// The kinds of workers.
#[derive(Debug, Subcommand)]
pub enum WorkerTask {
    /// Run core modules
    Modules,
    /// Compile and run Python
    Python {
        /// The runtime's machine code
        code: PathBuf,
        /// What the runtime's memory begins with
        image: PathBuf,
    },
    /// Compile one module
    Compile,
}

/// `gradebox confine`
#[derive(Debug, Args)]
pub struct Confine {
    /// A path that may be read and executed
    #[arg(long, value_name = "PATH")]
    pub read: Vec<PathBuf>,
    /// A folder that may be written
    #[arg(long, value_name = "PATH")]
    pub write: Vec<PathBuf>,
    /// Processor time
    #[arg(long, value_name = "N")]
    pub cpu_seconds: u64,
    /// Address space
    #[arg(long, value_name = "N")]
    pub memory_bytes: u64,
    /// The largest file that may be written
    #[arg(long, value_name = "N")]
    pub file_bytes: u64,
    /// The program and its arguments
    #[arg(last = true, required = true)]
    pub program: Vec<OsString>,
}
