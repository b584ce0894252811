//! `gradebox run`: one case, with everything about it.

use super::output::style;
use super::session::{
    cache, jobs, known_problem, known_problems, only_submission, problems, show, uninterrupted,
    with_setup,
};
use super::{Failure, Outcome};
use crate::cli::{Global, Run};
use crate::exit::ExitStatus;
use crate::judge::{Event, Runner, Setup, Verdict, answers, build, examine_case, in_parallel};
use crate::problem::{Problem, TestCase};
use crate::progress::Progress;
use crate::report::{case_details, escape};
use crate::sandbox::Author;
use crate::submission::Submission;

/// What of an input, an answer or an output is shown, in bytes.
const EXCERPT_BYTES: usize = 64 << 10;

pub(super) fn execute(global: &Global, args: &Run) -> Result<Outcome, Failure> {
    let known = known_problems(global)?;
    known_problem(&known, &args.problem)?;
    let submission = only_submission(&args.file, &args.problem)?;
    let problems = problems(global, std::slice::from_ref(&args.problem))?;
    let [problem] = problems.as_slice() else {
        return Err(Failure::judge("the problem is gone"));
    };
    let (index, case) = find_case(problem, &args.case)?;
    let cache = cache(global)?;
    let progress = Progress::new(true);
    let outcome = with_setup(global, &cache, &progress, |setup| {
        in_parallel(jobs(None, &problems), || {
            show(&progress, Event::References(1));
            run(global, setup, problem, &submission, (index, case))
        })
    });
    progress.finish();
    uninterrupted(outcome)?.map_err(Failure::judge)?
}

fn run(
    global: &Global,
    setup: &Setup<'_>,
    problem: &Problem,
    submission: &Submission,
    (index, case): (usize, &TestCase),
) -> Result<Outcome, Failure> {
    let (program, source) = match build(setup, problem, submission) {
        Ok(built) => built,
        Err(failure) if failure.verdict == Verdict::CompileError => {
            let lines: Vec<_> = failure.message.lines().map(escape::line).collect();
            return Ok(Outcome {
                text: format!("{}\n{}\n", Verdict::CompileError.name(), lines.join("\n")),
                status: ExitStatus::NotAccepted,
            });
        }
        Err(failure) => return Err(Failure::judge(failure.message)),
    };
    let answers = answers(setup, problem).map_err(Failure::judge)?;
    let answer = answers
        .get(index)
        .ok_or_else(|| Failure::judge("the reference has no answer to this case"))?;
    let runner = Runner::new(setup, &program, Author::Candidate);
    let submission = (&runner, source.language);
    let (record, evidence) = examine_case(problem, submission, case, answer, EXCERPT_BYTES);
    let status = match record.verdict {
        Verdict::Accepted => ExitStatus::Success,
        Verdict::JudgeError => ExitStatus::JudgeError,
        _ => ExitStatus::NotAccepted,
    };
    Ok(Outcome {
        text: case_details(&record, &evidence, style(global, true)),
        status,
    })
}

/// The case of this id; the end of an id is enough where only one ends so.
fn find_case<'a>(problem: &'a Problem, wanted: &str) -> Result<(usize, &'a TestCase), Failure> {
    let cases: Vec<_> = problem.cases().enumerate().collect();
    if let Some(found) = cases.iter().find(|(_, case)| case.id == wanted) {
        return Ok(*found);
    }
    let ending: Vec<_> = cases
        .iter()
        .filter(|(_, case)| case.id.ends_with(&format!("/{wanted}")))
        .collect();
    match ending.as_slice() {
        [found] => Ok(**found),
        _ => {
            let ids: Vec<_> = cases
                .iter()
                .take(100)
                .map(|(_, case)| case.id.as_str())
                .collect();
            Err(Failure::usage(format!(
                "`{}` has no case `{wanted}`; its cases are: {}",
                problem.id,
                ids.join(", ")
            )))
        }
    }
}
