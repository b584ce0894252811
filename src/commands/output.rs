//! Where a report goes. A file is opened before any work starts, so that a bad
//! path fails at once, and renamed into place when it is whole.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use super::Failure;
use crate::cli::{Color, Global, Output};
use crate::platform::OutputFile;
use crate::progress::terminal_width;
use crate::report::{Format, Report, Style, render, write};

/// The width of a report that goes to no terminal, in columns.
const WIDTH: usize = 100;

/// A report's destination, ready to be written.
pub(super) struct Destination {
    format: Format,
    style: Style,
    file: Option<(OutputFile, PathBuf)>,
}

impl Destination {
    /// Checks format and path.
    pub(super) fn open(global: &Global, output: &Output) -> Result<Self, Failure> {
        let format = Format::parse(&output.format).map_err(Failure::usage)?;
        let file = output.output.as_deref().map(open).transpose()?;
        let style = style(global, file.is_none());
        Ok(Destination {
            format,
            style,
            file,
        })
    }

    /// Writes the report; what is returned goes to standard output.
    pub(super) fn write(self, report: &Report) -> Result<String, Failure> {
        let text = || render(report, self.format, self.style);
        let Some((file, path)) = self.file else {
            return Ok(text());
        };
        match file.write_with(|to| write(report, self.format, self.style, to)) {
            Ok(()) => Ok(String::new()),
            Err(error) => {
                let path = path.display();
                let message = format!(
                    "`{path}` cannot be written: {error}; the report is on standard output"
                );
                let mut failure = Failure::judge(message);
                failure.undelivered = text();
                Err(failure)
            }
        }
    }
}

/// How text is made for standard output, or for a file.
pub(super) fn style(global: &Global, to_stdout: bool) -> Style {
    let is_terminal = to_stdout && std::io::stdout().is_terminal();
    let color = match global.color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => {
            is_terminal && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
        }
    };
    let width = if is_terminal {
        terminal_width().unwrap_or(WIDTH)
    } else {
        WIDTH
    };
    Style { color, width }
}

fn open(path: &Path) -> Result<(OutputFile, PathBuf), Failure> {
    let failed = |error: std::io::Error| {
        let way_out = match error.kind() {
            std::io::ErrorKind::IsADirectory => "it is a folder; name a file".to_owned(),
            _ => error.to_string(),
        };
        let path = path.display();
        Failure::usage(format!(
            "the report cannot be written to `{path}`: {way_out}"
        ))
    };
    let file = OutputFile::open(path).map_err(failed)?;
    Ok((file, path.to_owned()))
}
