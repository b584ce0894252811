//! Finding the Python that builds our runtime.

use std::path::PathBuf;

use crate::platform::{ProcessEnd, Tool, find_program};

/// The oldest Python that componentize-py and its installer run on.
const MINOR_MIN: u32 = 10;
/// Newest first after the plain name: whatever is there will do.
const NAMES: [&str; 6] = [
    "python3",
    "python3.14",
    "python3.13",
    "python3.12",
    "python3.11",
    "python3.10",
];

/// A host Python that is new enough: its path and version.
///
/// # Errors
///
/// A sentence that says what to install.
pub fn python_version() -> Result<(PathBuf, String), String> {
    let mut reason = "there is no python3 on the PATH".to_owned();
    for path in NAMES.iter().filter_map(|name| find_program(name)) {
        let check = "import sys, venv, ensurepip; print('%d.%d.%d' % sys.version_info[:3])";
        let Ok(output) = Tool::new(&path).args(["-I", "-c", check]).run() else {
            continue;
        };
        let text = String::from_utf8_lossy(&output.stdout).trim().to_owned();
        let minor: Option<u32> = text
            .strip_prefix("3.")
            .and_then(|rest| rest.split('.').next()?.parse().ok());
        match (output.end, minor) {
            (ProcessEnd::Exited(0), Some(minor)) if minor >= MINOR_MIN => return Ok((path, text)),
            (ProcessEnd::Exited(0), _) => reason = format!("`{}` is Python {text}", path.display()),
            _ => reason = format!("`{}` lacks the modules venv and ensurepip", path.display()),
        }
    }
    Err(format!(
        "{reason}: install Python 3.{MINOR_MIN} or newer with venv and pip"
    ))
}
