//! What parent and worker say to each other.

use serde::{Deserialize, Serialize};

use super::{Limits, Run};
use crate::cache::Digest;

/// What runs. Both kinds are found in the cache by their digests.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Program {
    /// A candidate's core module, as machine code.
    Core {
        /// The cache entry of the machine code.
        code: Digest,
    },
    /// Python source, compiled to a code object for our Python runtime.
    Python {
        /// The cache entry of the runtime's machine code.
        runtime: Digest,
        /// The cache entry of the marshalled code.
        code: Digest,
    },
}

/// One run to be done.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Job {
    /// What runs.
    pub program: Program,
    /// The case: standard input, or the arguments as JSON.
    pub input: Vec<u8>,
    /// How the case reaches the program.
    pub as_value: bool,
    /// What it may use.
    pub limits: Limits,
}

/// How a Python program meets its case.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Entry {
    /// The main file is the program.
    Script,
    /// One function of the main file is called.
    Function {
        /// Its name.
        name: String,
        /// The types of its parameters, as in `problem.json`.
        parameters: Vec<String>,
        /// The type of what it returns.
        returns: String,
    },
    /// This source is the program; it imports the main file as `submission`.
    Driver(String),
    /// The main file is one SQL query.
    Query,
}

/// One file of a submission.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceFile {
    /// Relative to the submission, with `/`.
    pub path: String,
    /// The bytes.
    pub content: Vec<u8>,
}

/// Parent to worker.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Request {
    /// Run a program on a case.
    Run(Job),
    /// Compile Python or SQL source with the runtime of this digest; the first file is the main one.
    CompilePython {
        runtime: Digest,
        entry: Entry,
        files: Vec<SourceFile>,
        limits: Limits,
    },
    /// Compile a core module, which was scanned, to machine code.
    CompileModule(Vec<u8>),
}

/// Worker to parent.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Response {
    /// What happened.
    Ran(Run),
    /// A marshalled code object, or machine code.
    Compiled(Vec<u8>),
    /// The source is at fault; the message is for its author.
    Rejected(String),
    /// The host is at fault.
    Failed(String),
}
