//! `gradebox explain`: why this verdict, in sentences.

use super::choice::chosen;
use super::output::style;
use super::report::read;
use super::{Failure, Outcome};
use crate::cli::{Explain, Global};
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
    let text = explanation(
        &candidate.name,
        submission,
        &report.problems,
        style(global, true),
    );
    Ok(Outcome::success(text))
}
