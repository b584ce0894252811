//! One file for each subcommand. A command returns what is to be printed; it prints nothing itself.

mod bless;
mod choice;
mod compare;
mod doctor;
mod explain;
mod failure;
mod github_files;
mod grade;
mod new;
mod output;
mod report;
mod run;
mod runtime;
mod session;
mod shell;
mod stress;
mod verify;
mod watch;
mod worker;

pub use failure::Failure;

use std::convert::Infallible;

use crate::cli::{Cli, Command, SchemaOf};
use crate::exit::ExitStatus;
use crate::platform::interruption;
use crate::{problem, report as record};

/// What a command came to.
#[derive(Debug)]
pub struct Outcome {
    /// What goes to standard output.
    pub text: String,
    /// What the shell is told.
    pub status: ExitStatus,
}

impl Outcome {
    fn success(text: impl Into<String>) -> Self {
        Outcome {
            text: text.into(),
            status: ExitStatus::Success,
        }
    }
}

/// Does what was asked for.
///
/// # Errors
///
/// A [`Failure`], with the exit status and a message for the user.
pub fn execute(cli: Cli) -> Result<Outcome, Failure> {
    let outcome = dispatch(cli);
    // Whatever it says is wrong: what is missing is missing because of that.
    match (interruption(), outcome) {
        (Some(interruption), Err(_)) => Err(Failure::interrupted(interruption)),
        (_, outcome) => outcome,
    }
}

fn dispatch(cli: Cli) -> Result<Outcome, Failure> {
    let global = &cli.global;
    match cli.command {
        Command::Grade(args) => grade::execute(global, &args),
        Command::Run(args) => run::execute(global, &args),
        Command::Bless(args) => bless::execute(global, &args),
        Command::New(args) => new::execute(global, &args),
        Command::Explain(args) => explain::execute(global, &args),
        Command::Stress(args) => stress::execute(global, &args),
        Command::Verify(args) => verify::execute(global, &args),
        Command::Doctor => doctor::execute(global),
        Command::Runtime(args) => runtime::execute(global, &args),
        Command::Report(args) => report::execute(global, &args),
        Command::Compare(args) => compare::execute(global, &args),
        Command::Watch(args) => watch::execute(global, &args),
        Command::Schema(args) => schema(args.of),
        Command::Completions(args) => Ok(shell::completions(&args)),
        Command::Man => shell::man(),
        Command::Worker(args) => worker::execute(args.task),
        Command::Confine(args) => worker::confine(args).map(|never: Infallible| match never {}),
    }
}

fn schema(of: SchemaOf) -> Result<Outcome, Failure> {
    let schema = match of {
        SchemaOf::Problem => problem::schema(),
        SchemaOf::Submissions => problem::submissions_schema(),
        SchemaOf::Report => record::schema(),
    };
    let text = serde_json::to_string_pretty(&schema).map_err(Failure::judge)?;
    Ok(Outcome::success(text + "\n"))
}
