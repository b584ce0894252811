//! `gradebox report`: a saved report, rendered again.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::choice::chosen;
use super::output::Destination;
use super::{Failure, Outcome};
use crate::cli::{Global, Render};
use crate::report::{Report, only, parse};

/// A report of 10,000 submissions has about 150 MB.
const FILE_BYTES_MAX: u64 = 1 << 30;

pub(super) fn execute(global: &Global, args: &Render) -> Result<Outcome, Failure> {
    let mut report = read(&args.file)?;
    let destination = Destination::open(global, &args.output)?;
    if let Some(name) = args.candidate.as_deref() {
        let candidates = &report.candidates;
        chosen("candidate", Some(name), candidates, |one| &one.name)?;
        report = only(report, name).ok_or_else(|| Failure::judge("the candidate is gone"))?;
    }
    Ok(Outcome::success(destination.write(report)?))
}

/// Reads a saved report.
pub(super) fn read(path: &Path) -> Result<Report, Failure> {
    let failed =
        |error: &dyn std::fmt::Display| Failure::usage(format!("`{}`: {error}", path.display()));
    let mut text = Vec::new();
    File::open(path)
        .and_then(|file| file.take(FILE_BYTES_MAX + 1).read_to_end(&mut text))
        .map_err(|error| failed(&error))?;
    if text.len() as u64 > FILE_BYTES_MAX {
        let mib = FILE_BYTES_MAX >> 20;
        return Err(failed(&format!("no report is larger than {mib} MiB")));
    }
    parse(&text).map_err(|error| failed(&error))
}
