//! What the user typed.

mod authors;
mod grading;
mod internal;
mod machine;
mod values;

pub use authors::{Bless, New, NewProblem, NewSubmission, Stress, Verify};
pub use grading::{Compare, Explain, Grade, Output, Render, Run, Watch};
pub use internal::{Confine, Worker, WorkerTask};
pub use machine::{Completions, Runtime, Schema, SchemaOf, Shell};
pub use values::ReportTarget;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use authors::{BLESS_HELP, STRESS_HELP, VERIFY_HELP};
use grading::GRADE_HELP;

use crate::report::Format;

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
    #[command(after_help = GRADE_HELP, after_long_help = grade_help())]
    Grade(Grade),
    /// Run a submission on one case, and show everything about it
    Run(Run),
    /// Judge a submission on the samples, and again whenever it is saved
    Watch(Watch),
    /// Say in sentences why a submission got its verdict
    Explain(Explain),
    /// Render a saved report again, in any format and for any audience
    #[command(after_long_help = formats())]
    Report(Render),
    /// Tell whose verdict or score differs between two saved reports
    #[command(after_help = COMPARE_HELP)]
    Compare(Compare),
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
    /// Print what a shell completes commands with
    Completions(Completions),
    /// Print the man page
    Man,
    /// (internal) Serve as a worker process
    #[command(hide = true)]
    Worker(Worker),
    /// (internal) Confine this process and become another program
    #[command(hide = true)]
    Confine(Confine),
}

const COMPARE_HELP: &str = "For a case, a limit or a checker that was mended: who is affected, before anyone is told. \
Exits with 1 when a verdict or a score differs, and with 0 when none does.";

fn grade_help() -> String {
    format!("{GRADE_HELP}\n\n{}", formats())
}

fn formats() -> String {
    let width = Format::ALL
        .map(|format| format.name().len())
        .into_iter()
        .max();
    let mut text = String::from("Formats of reports:\n");
    for format in Format::ALL {
        let (name, what) = (format.name(), format.description());
        let width = width.unwrap_or(0);
        text.push_str(&format!("  {name:<width$}  {what}\n"));
    }
    text.trim_end().to_owned()
}

fn exit_codes() -> String {
    let mut text = String::from("Exit codes:\n");
    for status in crate::exit::ExitStatus::ALL {
        text.push_str(&format!("  {:<3}  {}\n", status.code(), status.meaning()));
    }
    text.trim_end().to_owned()
}
