//! What happened when a program ran: facts that the host saw, and no opinion.

use serde::{Deserialize, Serialize};

/// One run of one program on one case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    /// How it ended.
    pub ending: Ending,
    /// What it used.
    pub usage: Usage,
    /// What it wrote to standard output: all of it, or the beginning if `ending` is `OutputOverflow`.
    pub stdout: Vec<u8>,
    /// The beginning of what it wrote to standard error.
    pub stderr: Vec<u8>,
    /// The value that it returned, as JSON; `None` where nothing was returned.
    pub returned: Option<Vec<u8>>,
}

impl Run {
    /// One that did not take place.
    pub fn none(ending: Ending) -> Self {
        Run {
            ending,
            usage: Usage::default(),
            stdout: Vec::new(),
            stderr: Vec::new(),
            returned: None,
        }
    }
}

/// How a run ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ending {
    /// By itself, with this exit code; returning from the start function is 0.
    Exited(i32),
    /// In a trap of WebAssembly.
    Trapped(Trap),
    /// The instructions, or the virtual time, were used up.
    OutOfFuel,
    /// It was stopped because it was refused memory that it cannot go on without.
    OutOfMemory,
    /// It wrote more than it may.
    OutputOverflow,
    /// The emergency brake: the wall clock. The judge's fault, whatever the program did.
    WallClock,
    /// The worker was lost (killed or crashed), twice. The judge's fault.
    WorkerLost,
    /// Gradebox was asked to end before the run began.
    Interrupted,
    /// The host could not do what it had allowed. The judge's fault.
    HostFailure(String),
}

/// Why WebAssembly stopped, in our words: no text of the guest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Trap {
    /// `unreachable` was executed: how a panic or an abort ends.
    Unreachable,
    /// The call stack is used up: recursion that is too deep.
    StackOverflow,
    /// Memory was addressed outside its bounds.
    MemoryOutOfBounds,
    /// A table was addressed outside its bounds.
    TableOutOfBounds,
    /// An indirect call to nothing, or to a function of another type.
    BadIndirectCall,
    /// An integer was divided by zero, overflowed, or could not be converted.
    Arithmetic,
    /// Any other trap.
    Other,
}

/// What a run used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Usage {
    /// Instructions: wasmtime fuel, with host calls charged in proportion to their work.
    pub instructions: u64,
    /// The largest sum of memories and tables, in bytes.
    pub memory_bytes_peak: u64,
    /// Bytes written to standard output and standard error.
    pub output_bytes: u64,
    /// A request for memory was refused at some time.
    pub memory_refused: bool,
}
