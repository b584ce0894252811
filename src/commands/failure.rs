//! A command that could not do what it was asked for.

use std::fmt::Display;

use crate::exit::ExitStatus;
use crate::platform::Interruption;
use crate::report::escape;

/// Why a command failed, and whose fault it is.
#[derive(Debug)]
pub struct Failure {
    /// What the shell is told.
    pub status: ExitStatus,
    /// What was made and could not be delivered: it goes to standard output.
    pub undelivered: String,
    text: String,
}

impl Failure {
    /// The user's fault: wrong usage, an invalid problem, a path that cannot be used.
    pub fn usage(message: impl Display) -> Self {
        Failure::new(ExitStatus::Usage, message)
    }

    /// Our fault, or the machine's.
    pub fn judge(message: impl Display) -> Self {
        Failure::new(ExitStatus::JudgeError, message)
    }

    /// Somebody asked gradebox to end.
    pub fn interrupted(interruption: Interruption) -> Self {
        let message = "interrupted before everything was done; what has been computed is kept";
        Failure::new(interruption.into(), message)
    }

    fn new(status: ExitStatus, message: impl Display) -> Self {
        Failure {
            status,
            undelivered: String::new(),
            text: message.to_string(),
        }
    }

    /// The message, fit for a terminal: it may quote names that somebody else chose.
    pub fn message(&self) -> String {
        let lines: Vec<_> = self.text.lines().map(escape::line).collect();
        lines.join("\n")
    }
}
