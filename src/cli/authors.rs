//! The arguments of commands for those who write problems.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::values::language;
use crate::language::Language;
use crate::scaffold::Kind;

pub(super) const BLESS_HELP: &str = "Nothing is written where an accepted submission disagrees with the reference. Where committed answers \
would change, the differences are shown, and nothing is written without --yes. Exits with 1 when something is to \
be written and is not.";

pub(super) const STRESS_HELP: &str = "Inputs are made by the problem's generator.rs, or by the types and constraints of its function's \
parameters. Exits with 1 when a difference is found, and with 0 when none is; without a submission, with 0 when \
a difference is found for every known wrong answer.";

pub(super) const VERIFY_HELP: &str = "What is checked:\n  \
  * the reference answers every case within the limits, and its own checker accepts that\n  \
  * every submission in submissions/<verdict>/ gets this verdict, and what submissions.json says\n  \
  * committed answers are those of the reference\n  \
  * sample cases stand in statement.md\n  \
  * accepted submissions take at most 50 % of the time limit, and one that is too slow more than 150 %\n  \
  * generator.rs, if there is one, makes inputs that the reference answers\n  \
  * every secret case catches a wrong submission, and a secret case catches each of these (warnings)\n  \
  * with --mutants: the cases kill at least 90 % of the mutants that differ (a warning)\n\n\
The kill matrix shows which case (row) catches which wrong submission (column).";

/// `gradebox verify`
#[derive(Debug, Args)]
pub struct Verify {
    /// The problems' ids [default: all problems]
    #[arg(value_name = "PROBLEM")]
    pub ids: Vec<String>,
    /// Let warnings count as errors
    #[arg(long)]
    pub strict: bool,
    /// Change the reference in small ways, and tell which changes no case notices
    #[arg(long)]
    pub mutants: bool,
    /// How many cases run at once [default: one for each core, as far as memory goes]
    #[arg(long, short, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub jobs: Option<u16>,
}

/// `gradebox bless`
#[derive(Debug, Args)]
pub struct Bless {
    /// The problem's id
    pub problem: String,
    /// Replace committed answers that are other ones now
    #[arg(long, short)]
    pub yes: bool,
    /// Write nothing: only show what would change
    #[arg(long, conflicts_with = "yes")]
    pub dry_run: bool,
}

/// `gradebox new`
#[derive(Debug, Subcommand)]
pub enum New {
    /// Write a small problem that already proves itself
    Problem(NewProblem),
    /// Write the starter of a problem, for a candidate to go on with
    Submission(NewSubmission),
}

/// `gradebox new problem`
#[derive(Debug, Args)]
pub struct NewProblem {
    /// The problem's id, which is its folder's name
    pub id: String,
    /// How a submission meets its test cases
    #[arg(long, short, value_name = "INTERFACE")]
    pub interface: Kind,
}

/// `gradebox new submission`
#[derive(Debug, Args)]
pub struct NewSubmission {
    /// The problem's id
    pub problem: String,
    /// The language, such as python: the problem has to have a starter in it
    #[arg(long, short, value_name = "LANGUAGE", value_parser = language)]
    pub language: Language,
    /// The folder that the file is written to
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub to: PathBuf,
}

/// `gradebox stress`
#[derive(Debug, Args)]
pub struct Stress {
    /// The problem's id [default: all problems]
    pub problem: Option<String>,
    /// The submission: a file, or a folder with a main file [default: each in submissions/wrong_answer]
    pub submission: Option<PathBuf>,
    /// Make the inputs of this seed: the same ones every time
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub seed: u64,
    /// Stop after this time, for each submission
    #[arg(long, value_name = "SECONDS", default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..=86_400))]
    pub seconds: u32,
    /// Stop after so many inputs [default: as many as the time allows]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
    pub inputs: Option<u64>,
    /// Add the input that was found as a case of this group, such as `secret`
    #[arg(long, value_name = "GROUP", requires = "submission")]
    pub save: Option<String>,
    /// How many cases run at once [default: one for each core, as far as memory goes]
    #[arg(long, short, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub jobs: Option<u16>,
}
