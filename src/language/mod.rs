//! Source → program.
//!
//! [`Language`] is a closed table: the ending of a file decides. One file for
//! each way to build; all of them end in a [`Program`] for the sandbox, or in a
//! [`BuildFailure`] that says whose fault it is.

mod builder;
mod lookup;
mod python;
mod python_recipe;
mod runtime;
mod rust;
mod rust_support;
mod rustc;
mod wasm;

pub use builder::{BuildFailure, Builder, Toolchain, Unconfined};
pub use lookup::python_version;
pub use runtime::{RUNTIME_VERSION, RuntimeError, RuntimeInfo, Runtimes};
pub use rustc::{Rustc, TARGET};

use serde::{Deserialize, Serialize};

use crate::problem::Interface;

/// The languages of submissions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// Rust, compiled by rustc.
    Rust,
    /// Python, run by CPython.
    Python,
    /// One query, run by SQLite.
    Sql,
    /// A WebAssembly core module.
    Wasm,
    /// The same as text.
    Wat,
}

impl Language {
    /// Every language.
    pub const ALL: [Language; 5] = [
        Language::Rust,
        Language::Python,
        Language::Sql,
        Language::Wasm,
        Language::Wat,
    ];

    /// The name in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Language::Rust => "rust",
            Language::Python => "python",
            Language::Sql => "sql",
            Language::Wasm => "wasm",
            Language::Wat => "wat",
        }
    }

    /// The file ending, without the dot.
    pub const fn ending(self) -> &'static str {
        match self {
            Language::Rust => "rs",
            Language::Python => "py",
            Language::Sql => "sql",
            Language::Wasm => "wasm",
            Language::Wat => "wat",
        }
    }

    /// The language of a file ending.
    pub fn of_ending(ending: &str) -> Option<Self> {
        Language::ALL
            .into_iter()
            .find(|language| language.ending().eq_ignore_ascii_case(ending))
    }

    /// The main file of a submission that is a folder; `None` where it is always one file.
    pub const fn main_file(self) -> Option<&'static str> {
        match self {
            Language::Rust => Some("main.rs"),
            Language::Python => Some("main.py"),
            Language::Sql | Language::Wasm | Language::Wat => None,
        }
    }

    /// Whether a source is text.
    pub const fn is_text(self) -> bool {
        !matches!(self, Language::Wasm)
    }

    /// Whether a problem of this interface can be answered in the language.
    pub const fn answers(self, interface: &Interface) -> bool {
        match interface {
            Interface::Stdio | Interface::Function(_) => !matches!(self, Language::Sql),
            Interface::Driver => matches!(self, Language::Python),
            Interface::Sql => matches!(self, Language::Sql),
        }
    }

    /// How many instructions a program may take for one of the limit: about what
    /// the same algorithm costs beside Rust. CPython interprets at 30 to 80
    /// instructions for one; 100 leaves it room.
    pub const fn instructions_factor(self) -> u64 {
        match self {
            Language::Rust | Language::Wasm | Language::Wat => 1,
            Language::Python | Language::Sql => 100,
        }
    }
}

/// The files of a submission, in memory: the main file comes first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The language.
    pub language: Language,
    /// The files, with paths relative to the submission.
    pub files: Vec<crate::sandbox::SourceFile>,
}
