//! What the user typed.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::language::Language;
use crate::scaffold::Kind;

/// The command line.
#[derive(Debug, Parser)]
#[command(name = "gradebox", version, about, long_about = LONG_ABOUT, after_help = exit_codes())]
pub struct Cli {
    /// What to do
    #[command(subcommand)]
    pub command: Command,
    /// What every subcommand takes
    #[command(flatten)]
    pub global: Global,
}

const LONG_ABOUT: &str = "Grades submitted solutions: each becomes a WebAssembly program, runs once for each test \
case in a sandbox, and what it produced is compared with what the problem's reference produced.\n\n\
The same submission gets the same verdict and the same report on any machine: time is counted in instructions.";

/// What every subcommand takes.
#[derive(Clone, Debug, Args)]
pub struct Global {
    /// The folder of problems
    #[arg(
        long,
        global = true,
        value_name = "DIR",
        default_value = "problems",
        env = "GRADEBOX_PROBLEMS"
    )]
    pub problems: PathBuf,
    /// The folder of what has been computed already [default: the platform's cache folder]
    #[arg(long, global = true, value_name = "DIR", env = "GRADEBOX_CACHE")]
    pub cache_dir: Option<PathBuf>,
    /// When to use colours
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub color: Color,
    /// Run compilers even where the kernel cannot confine them: a source could read your files
    #[arg(long, global = true)]
    pub allow_unconfined_compile: bool,
}

/// When to use colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// The subcommands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Grade a submission, a candidate's folder, or a cohort
    #[command(after_help = GRADE_HELP)]
    Grade(Grade),
    /// Run a submission on one case, and show everything about it
    Run(Run),
    /// Say in sentences why a submission got its verdict
    Explain(Explain),
    /// Render a saved report again
    Report(Render),
    /// Begin a problem, or a submission
    #[command(subcommand)]
    New(New),
    /// Check that problems prove themselves: known submissions, answers, samples, limits
    #[command(after_help = VERIFY_HELP)]
    Verify(Verify),
    /// Search for an input on which a submission differs from the reference, and make it simple
    #[command(after_help = STRESS_HELP)]
    Stress(Stress),
    /// Write the reference's answers beside the cases, so that grading needs no rustc
    #[command(after_help = BLESS_HELP)]
    Bless(Bless),
    /// Say which languages work here, and what to do where one does not
    Doctor,
    /// Build, carry or name the Python runtime
    #[command(subcommand)]
    Runtime(Runtime),
    /// Print a JSON Schema
    Schema(Schema),
    /// (internal) Serve as a worker process
    #[command(hide = true)]
    Worker(Worker),
    /// (internal) Confine this process and become another program
    #[command(hide = true)]
    Confine(Confine),
}

const GRADE_HELP: &str = "PATH is one of:\n  \
  solution.py                     one submission; name the problem with --problem\n  \
  reverse-integer.py              one submission, named after its problem\n  \
  alice/                          a candidate's folder: <problem>.<ending>, or <problem>/main.py\n  \
  cohort/                         a folder of candidates' folders\n  \
  cohort/ --problem ID            a folder of <candidate>.<ending>, or of candidates' folders, for one problem\n\n\
Endings: .py .rs .sql .wasm .wat";

const BLESS_HELP: &str = "Nothing is written where an accepted submission disagrees with the reference. Where committed answers \
would change, the differences are shown, and nothing is written without --yes. Exits with 1 when something is to \
be written and is not.";

const STRESS_HELP: &str = "Inputs are made by the problem's generator.rs, or by the types and constraints of its function's \
parameters. Exits with 1 when a difference is found, and with 0 when none is; without a submission, with 0 when \
a difference is found for every known wrong answer.";

const VERIFY_HELP: &str = "What is checked:\n  \
  * the reference answers every case within the limits, and its own checker accepts that\n  \
  * every submission in submissions/<verdict>/ gets this verdict, and what submissions.json says\n  \
  * committed answers are those of the reference\n  \
  * sample cases stand in statement.md\n  \
  * accepted submissions take at most 50 % of the time limit, and one that is too slow more than 150 %\n  \
  * generator.rs, if there is one, makes inputs that the reference answers\n  \
  * every secret case catches a wrong submission, and a secret case catches each of these (warnings)\n  \
  * with --mutants: the cases kill at least 90 % of the mutants that differ (a warning)\n\n\
The kill matrix shows which case (row) catches which wrong submission (column).";

/// `gradebox grade`
#[derive(Debug, Args)]
pub struct Grade {
    /// A file, a candidate's folder, or a folder of candidates
    pub path: PathBuf,
    /// The problem that everything in PATH answers
    #[arg(long, short, value_name = "ID")]
    pub problem: Option<String>,
    /// Where and how the report is written
    #[command(flatten)]
    pub output: Output,
    /// How many cases run at once [default: one for each core, as far as memory goes]
    #[arg(long, short, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub jobs: Option<u16>,
    /// Exit with 0 if every candidate's score is at least this, from 0 to 100
    #[arg(long, value_name = "SCORE", value_parser = score)]
    pub min_score: Option<f64>,
}

/// `gradebox run`
#[derive(Debug, Args)]
pub struct Run {
    /// The problem's id
    pub problem: String,
    /// The submission: a file, or a folder with a main file
    pub file: PathBuf,
    /// The case, as the report names it, such as `sample/01` or `secret/02`
    #[arg(long, short, value_name = "CASE", default_value = "sample/01")]
    pub case: String,
}

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

/// `gradebox explain`
#[derive(Debug, Args)]
pub struct Explain {
    /// A report in JSON
    pub report: PathBuf,
    /// The candidate's name [default: the only one]
    #[arg(long, short, value_name = "NAME")]
    pub candidate: Option<String>,
    /// The problem's id [default: the only one that the candidate answered]
    #[arg(long, short, value_name = "ID")]
    pub problem: Option<String>,
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

/// `gradebox report`
#[derive(Debug, Args)]
pub struct Render {
    /// A report in JSON
    pub file: PathBuf,
    /// Where and how the report is written
    #[command(flatten)]
    pub output: Output,
}

/// Where and how a report is written.
#[derive(Clone, Debug, Args)]
pub struct Output {
    /// The report's format: terminal or json
    #[arg(long, short, value_name = "FORMAT", default_value = "terminal")]
    pub format: String,
    /// Write the report to this file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
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

fn language(name: &str) -> Result<Language, String> {
    let known = Language::ALL.map(Language::name);
    let found = Language::ALL.into_iter().find(|one| one.name() == name);
    found.ok_or_else(|| format!("the languages are {}", known.join(", ")))
}

fn score(text: &str) -> Result<f64, String> {
    match text.parse() {
        Ok(score) if (0.0..=100.0).contains(&score) => Ok(score),
        _ => Err("a score is a number from 0 to 100".to_owned()),
    }
}

fn exit_codes() -> String {
    let mut text = String::from("Exit codes:\n");
    for status in crate::exit::ExitStatus::ALL {
        text.push_str(&format!("  {:<3}  {}\n", status.code(), status.meaning()));
    }
    text.trim_end().to_owned()
}
