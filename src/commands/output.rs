//! Where a report goes. A file is opened before any work starts, so that a bad
//! path fails at once, and renamed into place when it is whole.

use std::fs::Permissions;
use std::io::{IsTerminal, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::Failure;
use crate::cli::{Color, Global, Output};
use crate::progress::terminal_width;
use crate::report::{Format, Report, Style, render};

/// The width of a report that goes to no terminal, in columns.
const WIDTH: usize = 100;

/// A report's destination, ready to be written.
pub(super) struct Destination {
    format: Format,
    style: Style,
    file: Option<(NamedTempFile, PathBuf)>,
}

impl Destination {
    /// Checks format and path.
    pub(super) fn open(global: &Global, output: &Output) -> Result<Self, Failure> {
        let format = Format::parse(&output.format).map_err(Failure::usage)?;
        let file = output.output.as_deref().map(beside).transpose()?;
        let style = style(global, file.is_none());
        Ok(Destination {
            format,
            style,
            file,
        })
    }

    /// Writes the report; what is returned goes to standard output.
    pub(super) fn write(self, report: &Report) -> Result<String, Failure> {
        let text = render(report, self.format, self.style);
        let Some((mut file, path)) = self.file else {
            return Ok(text);
        };
        let failed = |error: std::io::Error| {
            Failure::judge(format!("`{}` cannot be written: {error}", path.display()))
        };
        file.write_all(text.as_bytes()).map_err(failed)?;
        file.persist(&path).map_err(|error| failed(error.error))?;
        Ok(String::new())
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

fn beside(path: &Path) -> Result<(NamedTempFile, PathBuf), Failure> {
    let failed = |error: &dyn std::fmt::Display| {
        Failure::usage(format!(
            "the report cannot be written to `{}`: {error}",
            path.display()
        ))
    };
    if path.is_dir() {
        return Err(failed(&"it is a folder; name a file"));
    }
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let file = new_file_in(folder).map_err(|error| failed(&error))?;
    Ok((file, path.to_owned()))
}

/// A file that is to be renamed into place within its folder.
pub(super) fn new_file_in(folder: &Path) -> std::io::Result<NamedTempFile> {
    let file = tempfile::Builder::new()
        .prefix(".gradebox-")
        .permissions(Permissions::from_mode(0o666))
        .tempfile_in(folder);
    // The error as the system has it: the name of our file would only puzzle.
    file.map_err(|error| error.kind().into())
}
