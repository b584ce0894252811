//! The arguments of commands about this machine, and about gradebox itself.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

/// `gradebox runtime`
#[derive(Debug, Subcommand)]
pub enum Runtime {
    /// Build and compile the runtime now, and print its digest
    Build,
    /// Write the runtime to a file, for other machines
    Export {
        /// The file to write
        file: PathBuf,
    },
    /// Use a runtime that another machine exported
    Import {
        /// The file to read
        file: PathBuf,
    },
}

/// `gradebox schema`
#[derive(Debug, Args)]
pub struct Schema {
    /// Which file the schema describes
    pub of: SchemaOf,
}

/// The files that have a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SchemaOf {
    /// problem.json
    Problem,
    /// submissions.json
    Submissions,
    /// A report in JSON
    Report,
}

/// The shells that completions are made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Shell {
    /// For ~/.local/share/bash-completion/completions/gradebox
    Bash,
    /// For ~/.config/elvish/rc.elv
    Elvish,
    /// For ~/.config/fish/completions/gradebox.fish
    Fish,
    /// For $PROFILE
    Powershell,
    /// For a file _gradebox in a folder of $fpath
    Zsh,
}

/// `gradebox completions`
#[derive(Debug, Args)]
pub struct Completions {
    /// The shell
    pub shell: Shell,
}
