//! A submission on every case, whatever the rules between cases say: what each case catches.

use super::grade::{record, without_run};
use super::groups;
use super::{Answers, Runner, Setup, Verdict, judge_case, map};
use crate::language::{BuildFailure, Language, Source};
use crate::problem::Problem;
use crate::report::{CaseRecord, SubmissionRecord};
use crate::sandbox::{Author, Program};
use crate::submission::{ReadFailure, Submission};

/// A submission that was judged on every case.
#[derive(Clone, Debug)]
pub struct Judged {
    /// What grading it comes to, with all rules.
    pub record: SubmissionRecord,
    /// Every case in the problem's order, those that a rule skips too; empty where it did not compile.
    pub cases: Vec<CaseRecord>,
    /// The program and its language, where it compiled.
    pub program: Option<(Program, Language)>,
}

/// Why a submission never ran.
#[derive(Clone, Debug)]
pub struct NotBuilt {
    /// A compile error, or a judge error.
    pub verdict: Verdict,
    /// The message for its author.
    pub message: String,
    /// What was handed in, as far as it could be read.
    pub source: Option<Source>,
}

/// Reads a submission and builds it.
///
/// # Errors
///
/// See [`NotBuilt`].
pub fn build(
    setup: &Setup<'_>,
    problem: &Problem,
    submission: &Submission,
) -> Result<(Program, Source), NotBuilt> {
    let failed = |source, (verdict, message)| NotBuilt {
        verdict,
        message,
        source,
    };
    let source_bytes_max = u64::from(problem.definition.limits.source_kib) << 10;
    let source = submission
        .read(source_bytes_max)
        .map_err(|failure| match failure {
            ReadFailure::Rejected(message) => failed(None, (Verdict::CompileError, message)),
            ReadFailure::Machine(message) => failed(None, (Verdict::JudgeError, message)),
        })?;
    match setup.builder.build(&source, problem) {
        Ok(program) => Ok((program, source)),
        Err(failure) => Err(failed(
            Some(source),
            match failure {
                BuildFailure::Rejected(message) => (Verdict::CompileError, message),
                BuildFailure::Unavailable(message) => (Verdict::JudgeError, message),
            },
        )),
    }
}

/// Judges a submission on every case.
pub fn judge_every_case(
    setup: &Setup<'_>,
    problem: &Problem,
    answers: &Answers,
    submission: &Submission,
) -> Judged {
    let (program, language) = match build(setup, problem, submission) {
        Ok((program, source)) => (program, source.language),
        Err(failure) => {
            return Judged {
                record: without_run(problem, submission, failure.verdict, &failure.message),
                cases: Vec::new(),
                program: None,
            };
        }
    };
    let runner = Runner::new(setup, &program, Author::Candidate);
    let all: Vec<_> = problem.cases().enumerate().collect();
    let cases = map(&all, |(index, case)| match answers.get(*index) {
        Some(answer) => judge_case(problem, (&runner, language), case, answer),
        None => groups::without_answer(case),
    });
    let groups = groups::by_rules(problem, &|index, _| cases[index].clone());
    Judged {
        record: record(problem, submission, None, groups),
        cases,
        program: Some((program, language)),
    }
}
