//! The program: what was typed, what is done, what is printed.

use std::io::{self, Write};
use std::process::ExitCode;

use clap::Parser;
use gradebox::cli::Cli;
use gradebox::commands::{self, Outcome};
use gradebox::report::escape;

fn main() -> ExitCode {
    let outcome = commands::execute(Cli::parse());
    let (status, printed) = match outcome {
        Ok(Outcome { text, status }) => (status, print(&text)),
        Err(failure) => {
            eprintln!("error: {}", failure.message());
            (failure.status, Ok(()))
        }
    };
    match printed {
        // Whoever closed the pipe has read enough.
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            eprintln!(
                "error: standard output cannot be written: {}",
                escape::line(&error.to_string())
            );
            ExitCode::from(gradebox::exit::ExitStatus::Usage.code())
        }
        _ => ExitCode::from(status.code()),
    }
}

fn print(text: &str) -> io::Result<()> {
    let mut stdout = io::stdout().lock();
    stdout.write_all(text.as_bytes())?;
    stdout.flush()
}
