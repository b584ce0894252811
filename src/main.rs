//! The program: what was typed, what is done, what is printed.

use std::io::{self, Write};
use std::panic;
use std::process::ExitCode;

use clap::Parser;
use gradebox::cli::Cli;
use gradebox::commands::{self, Outcome};
use gradebox::report::escape;

fn main() -> ExitCode {
    // What a bug says of itself may quote a stranger.
    panic::set_hook(Box::new(|bug| tell(&escape::line(&bug.to_string()))));
    // rustc may have called.
    if let Some(refusal) = gradebox::platform::link(std::env::args_os()) {
        tell(&format!("error: {refusal}"));
        return ExitCode::FAILURE;
    }
    // Without it, Ctrl-C just ends the process, as it does everywhere.
    let _ = gradebox::platform::watch_for_interruptions();
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(wrong) if wrong.use_stderr() => {
            // It quotes what was typed, which a stranger may have chosen.
            for line in wrong.render().to_string().trim_end().lines() {
                tell(&escape::line(line));
            }
            return ExitCode::from(gradebox::exit::ExitStatus::Usage.code());
        }
        // The help, or the version.
        Err(help) => help.exit(),
    };
    let outcome = commands::execute(cli);
    let (status, printed) = match outcome {
        Ok(Outcome { text, status }) => (status, print(&text)),
        Err(failure) => {
            tell(&format!("error: {}", failure.message()));
            (failure.status, print(&failure.undelivered))
        }
    };
    match printed {
        // Whoever closed the pipe has read enough.
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            let error = escape::line(&error.to_string());
            tell(&format!(
                "error: standard output cannot be written: {error}"
            ));
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

/// Says something on standard error, if anybody can hear it.
fn tell(line: &str) {
    let _ = writeln!(io::stderr(), "{line}");
}
