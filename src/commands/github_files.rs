//! The files that GitHub's workflow runner names in the environment of a step: what is
//! appended to them becomes the step's summary and its outputs.

use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::PathBuf;

use super::Failure;
use crate::report::{Report, github};

/// The variable that names the file of the summary.
const SUMMARY: &str = "GITHUB_STEP_SUMMARY";
/// The variable that names the file of outputs.
const OUTPUT: &str = "GITHUB_OUTPUT";

/// Both files, where the environment names them: elsewhere than on GitHub it does not.
pub(super) struct GithubFiles {
    summary: Option<Named>,
    output: Option<Named>,
}

struct Named {
    variable: &'static str,
    file: File,
}

impl GithubFiles {
    /// Opens what the environment names.
    pub(super) fn open() -> Result<Self, Failure> {
        Ok(GithubFiles {
            summary: named(SUMMARY)?,
            output: named(OUTPUT)?,
        })
    }

    /// Appends what the report has for them.
    pub(super) fn append(self, report: &Report) -> Result<(), Failure> {
        append(self.summary, || github::summary(report))?;
        append(self.output, || github::outputs(report))
    }
}

fn named(variable: &'static str) -> Result<Option<Named>, Failure> {
    let Some(path) = std::env::var_os(variable).filter(|path| !path.is_empty()) else {
        return Ok(None);
    };
    let path = PathBuf::from(path);
    let file = OpenOptions::new().append(true).create(true).open(&path);
    let file = file.map_err(|error| {
        let path = path.display();
        Failure::usage(format!("`{path}`, which {variable} names: {error}"))
    })?;
    Ok(Some(Named { variable, file }))
}

fn append(to: Option<Named>, text: impl FnOnce() -> String) -> Result<(), Failure> {
    let Some(Named { variable, mut file }) = to else {
        return Ok(());
    };
    file.write_all(text().as_bytes()).map_err(|error| {
        Failure::judge(format!(
            "the file that {variable} names cannot be written: {error}"
        ))
    })
}
