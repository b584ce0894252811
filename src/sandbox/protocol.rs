//! What parent and worker say to each other.

use serde::{Deserialize, Serialize};

use super::{Limits, Run};
use crate::cache::{Digest, Kind};

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

impl Program {
    /// The cache entry that a worker needs to run it.
    pub fn code(&self) -> (Kind, Digest) {
        match self {
            Program::Core { code } => (Kind::ModuleCode, *code),
            Program::Python { code, .. } => (Kind::PythonCode, *code),
        }
    }

    /// The cache entry of the Python runtime that it takes, if it does.
    pub fn runtime(&self) -> Option<Digest> {
        match self {
            Program::Core { .. } => None,
            Program::Python { runtime, .. } => Some(*runtime),
        }
    }
}

/// Whose program it is. No process that has seen the judge's programs ever runs a
/// candidate's: not even a hole in the sandbox would lead to an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Author {
    /// The reference or the generator of a problem.
    Judge,
    /// A submission.
    Candidate,
}

/// One run to be done.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Job {
    /// What runs.
    pub program: Program,
    /// Whose it is.
    pub author: Author,
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

/// A module as it was handed in or built.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ModuleSource {
    /// In WebAssembly's binary format.
    Binary(Vec<u8>),
    /// In its text format.
    Text {
        /// The file's name, for messages.
        name: String,
        /// What it holds.
        content: Vec<u8>,
    },
}

/// Parent to worker.
#[derive(Debug, Serialize, Deserialize)]
pub enum Request {
    /// Run a program on a case.
    Run(Job),
    /// Compile Python or SQL source; the first file is the main one.
    CompilePython {
        /// How the program meets its case.
        entry: Entry,
        /// The source.
        files: Vec<SourceFile>,
        /// What compiling may use.
        limits: Limits,
    },
    /// Scan a core module and compile it to machine code.
    CompileModule(ModuleSource),
    /// Keep a program's code, which follows the request as it is.
    Keep {
        /// Its digest.
        digest: Digest,
        /// Its length, in bytes.
        length: u64,
    },
}

/// Worker to parent.
#[derive(Debug, Serialize, Deserialize)]
pub enum Response {
    /// What happened.
    Ran(Run),
    /// A marshalled code object, or machine code.
    Compiled(Vec<u8>),
    /// The source is at fault; the message is for its author.
    Rejected(String),
    /// The host is at fault.
    Failed(String),
    /// The program's code is needed first: a worker cannot read the cache.
    Missing,
    /// The entry is kept.
    Kept,
}
