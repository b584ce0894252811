//! `gradebox explain`: why this verdict, in sentences.

use super::output::style;
use super::report::read;
use super::{Failure, Outcome};
use crate::cli::{Explain, Global};
use crate::problem::nearest;
use crate::report::{CandidateRecord, SubmissionRecord, explanation};

pub(super) fn execute(global: &Global, args: &Explain) -> Result<Outcome, Failure> {
    let report = read(&args.report)?;
    let candidate = chosen(
        "candidate",
        args.candidate.as_deref(),
        &report.candidates,
        |candidate| &candidate.name,
    )?;
    let CandidateRecord { submissions, .. } = candidate;
    if submissions.is_empty() {
        let name = &candidate.name;
        return Err(Failure::usage(format!("`{name}` has handed in nothing")));
    }
    let submission = chosen(
        "problem",
        args.problem.as_deref(),
        submissions,
        |submission: &SubmissionRecord| &submission.problem,
    )?;
    let text = explanation(&candidate.name, submission, style(global, true));
    Ok(Outcome::success(text))
}

/// The record of this name; where there is only one, it needs no name.
fn chosen<'a, T>(
    what: &str,
    name: Option<&str>,
    from: &'a [T],
    name_of: impl Fn(&'a T) -> &'a String,
) -> Result<&'a T, Failure> {
    let names = || from.iter().map(|one| name_of(one).as_str());
    let list = || names().take(100).collect::<Vec<_>>().join(", ");
    match (name, from) {
        (None, [only]) => Ok(only),
        (None, _) => Err(Failure::usage(format!(
            "name one with --{what}; the report has: {}",
            list()
        ))),
        (Some(name), _) => {
            let found = from.iter().find(|one| name_of(one) == name);
            found.ok_or_else(|| {
                let near = nearest(name, names());
                let near = near.map_or_else(
                    || ".".to_owned(),
                    |near| format!("; did you mean `{near}`?"),
                );
                Failure::usage(format!(
                    "the report has no {what} `{name}`{near} It has: {}",
                    list()
                ))
            })
        }
    }
}
