//! `gradebox stress`: random inputs on which a submission and the reference differ.

use std::fs;
use std::time::Duration;

use super::output::style;
use super::session::{cache, chosen_problems, jobs, only_submission, with_setup};
use super::{Failure, Outcome};
use crate::cli::{Global, Stress};
use crate::exit::ExitStatus;
use crate::judge::{Setup, Verdict, build, in_parallel};
use crate::language::BuildFailure;
use crate::platform::interruption;
use crate::problem::{Problem, TestCase, case_id};
use crate::progress::Progress;
use crate::report::{StressResult, escape, stress_line, stress_page};
use crate::stress::{
    Counterexample, Found, Generator, GeneratorFailure, Plan, StressFailure, search,
};
use crate::submission::Submission;

/// So many simpler inputs are tried.
const SHRINK_TRIES_MAX: usize = 1_000;

pub(super) fn execute(global: &Global, args: &Stress) -> Result<Outcome, Failure> {
    let ids: Vec<String> = args.problem.iter().cloned().collect();
    let problems = chosen_problems(global, &ids)?;
    let named = match (&args.submission, problems.as_slice()) {
        (Some(file), [problem]) => Some(only_submission(file, &problem.id)?),
        _ => None,
    };
    if let (Some(group), [problem]) = (&args.save, problems.as_slice()) {
        check_group(problem, group)?;
    }
    let cache = cache(global)?;
    let progress = Progress::new(true);
    let plan = Plan {
        seed: args.seed,
        time_max: Duration::from_secs(args.seconds.into()),
        inputs_max: args.inputs.unwrap_or(u64::MAX),
        shrink_tries_max: SHRINK_TRIES_MAX,
    };
    let outcome = with_setup(global, &cache, &progress, |setup| {
        let setup = &Setup {
            keeps_runs: false,
            ..*setup
        };
        in_parallel(jobs(args.jobs, &problems), || {
            match (&named, problems.as_slice()) {
                (Some(submission), [problem]) => {
                    one(global, args, setup, problem, submission, plan, &progress)
                }
                _ => known(global, setup, &problems, plan, &progress),
            }
        })
    });
    progress.finish();
    outcome.map_err(Failure::judge)?
}

/// One submission: the counterexample in full.
fn one(
    global: &Global,
    args: &Stress,
    setup: &Setup<'_>,
    problem: &Problem,
    submission: &Submission,
    plan: Plan,
    progress: &Progress,
) -> Result<Outcome, Failure> {
    let ready = Ready::of(setup, problem)?;
    let found = ready.search(setup, problem, submission, plan, progress)?;
    let mut text = stress_page(
        &StressResult {
            problem: &problem.id,
            submission: &submission.file(),
            found: &found,
            seed: plan.seed,
        },
        style(global, true),
    );
    let Some(counterexample) = &found.counterexample else {
        return Ok(Outcome::success(text));
    };
    if let Some(group) = &args.save {
        text.push_str(&format!("\n{}\n", save(problem, group, counterexample)?));
    }
    Ok(Outcome {
        text,
        status: ExitStatus::NotAccepted,
    })
}

/// Every known submission that promises a wrong answer: a line each.
fn known(
    global: &Global,
    setup: &Setup<'_>,
    problems: &[Problem],
    plan: Plan,
    progress: &Progress,
) -> Result<Outcome, Failure> {
    let mut text = String::new();
    let mut status = ExitStatus::Success;
    for problem in problems {
        if let Some(interruption) = interruption() {
            status = interruption.into();
            break;
        }
        match known_in(global, setup, problem, plan, progress, &mut text) {
            Ok(true) => {}
            Ok(false) if status == ExitStatus::Success => status = ExitStatus::NotAccepted,
            Ok(false) => {}
            // One problem that cannot be tried takes nothing from the others.
            Err(failure) => {
                text.push_str(&format!("error: {}\n", failure.message()));
                status = failure.status;
            }
        }
    }
    Ok(Outcome { text, status })
}

/// Whether a difference was found for each known wrong answer of a problem.
fn known_in(
    global: &Global,
    setup: &Setup<'_>,
    problem: &Problem,
    plan: Plan,
    progress: &Progress,
    text: &mut String,
) -> Result<bool, Failure> {
    let wrong = problem.submissions.iter();
    let wrong: Vec<_> = wrong
        .filter(|known| known.promise == Verdict::WrongAnswer)
        .collect();
    if wrong.is_empty() {
        let id = &problem.id;
        text.push_str(&format!(
            "{id}: no submission in wrong_answer, nothing to try\n"
        ));
        return Ok(true);
    }
    let ready = Ready::of(setup, problem)?;
    let mut all_found = true;
    for known in wrong {
        let submission = Submission::known(known, problem);
        let found = ready.search(setup, problem, &submission, plan, progress)?;
        all_found &= found.counterexample.is_some();
        let result = StressResult {
            problem: &problem.id,
            submission: &known.name,
            found: &found,
            seed: plan.seed,
        };
        text.push_str(&stress_line(&result, style(global, true)));
    }
    Ok(all_found)
}

/// What every search in one problem needs.
struct Ready<'a> {
    generator: Generator<'a>,
    reference: crate::sandbox::Program,
}

impl<'a> Ready<'a> {
    fn of(setup: &Setup<'_>, problem: &'a Problem) -> Result<Self, Failure> {
        let generator =
            Generator::of(setup, problem).map_err(|failure| generator_failure(problem, failure))?;
        let reference = setup.builder.build_reference(problem);
        let reference = reference.map_err(|failure| match failure {
            BuildFailure::Rejected(message) => Failure::judge(format!(
                "`{}`: reference.rs does not compile\n{message}",
                problem.id
            )),
            BuildFailure::Unavailable(message) => Failure::judge(message),
        })?;
        Ok(Ready {
            generator,
            reference,
        })
    }

    fn search(
        &self,
        setup: &Setup<'_>,
        problem: &Problem,
        submission: &Submission,
        plan: Plan,
        progress: &Progress,
    ) -> Result<Found, Failure> {
        let (program, source) =
            build(setup, problem, submission).map_err(|failure| match failure.verdict {
                Verdict::JudgeError => Failure::judge(failure.message),
                _ => Failure::usage(format!(
                    "`{}` cannot be tried: it is a compile error\n{}",
                    escape::line(&submission.file()),
                    failure.message
                )),
            })?;
        progress.phase(&format!("trying inputs on {}", submission.file()), None);
        let tell = |inputs| progress.advance(inputs);
        let tools = (&self.generator, &self.reference);
        let candidate = (&program, source.language);
        search(setup, problem, tools, candidate, plan, &tell).map_err(|failure| match failure {
            StressFailure::Generator(failure) => generator_failure(problem, failure),
            StressFailure::Reference { .. } => {
                Failure::judge(format!("`{}`: {failure}", problem.id))
            }
            StressFailure::Judge(message) => Failure::judge(message),
        })
    }
}

fn generator_failure(problem: &Problem, failure: GeneratorFailure) -> Failure {
    match failure {
        GeneratorFailure::Problem(message) => {
            Failure::usage(format!("`{}`: {message}", problem.id))
        }
        GeneratorFailure::Judge(message) => Failure::judge(message),
    }
}

/// Whether the problem has the group that is to be added to.
fn check_group(problem: &Problem, group: &str) -> Result<(), Failure> {
    let groups = problem.groups.iter();
    let groups: Vec<&str> = groups.map(|group| group.definition.name.as_str()).collect();
    if groups.contains(&group) {
        return Ok(());
    }
    Err(Failure::usage(format!(
        "`{}` has no group `{group}`; its groups are {}",
        problem.id,
        groups.join(", ")
    )))
}

/// Writes the input as a new case of a group, under the first free number, and says so.
fn save(
    problem: &Problem,
    group: &str,
    counterexample: &Counterexample,
) -> Result<String, Failure> {
    let same = |case: &&TestCase| case.input.trim_ascii() == counterexample.input.trim_ascii();
    if let Some(case) = problem.cases().find(same) {
        return Ok(format!(
            "it is the case {} already: nothing is saved",
            case.id
        ));
    }
    let mut input = counterexample.input.clone();
    if problem.definition.interface.is_value() {
        input.push(b'\n');
    }
    for number in 1..=9_999 {
        let path = problem.case_file(&case_id(group, &format!("{number:02}")));
        let new = fs::File::options().write(true).create_new(true).open(&path);
        let written = match new {
            Ok(mut file) => std::io::Write::write_all(&mut file, &input),
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => continue,
            Err(error) => Err(error),
        };
        return match written {
            Ok(()) => {
                let next = match (group, &problem.committed) {
                    ("sample", _) => "; show it in statement.md",
                    (_, Some(_)) => "; bless the problem again, for its answer",
                    (_, None) => "",
                };
                Ok(format!("saved as {}{next}", path.display()))
            }
            Err(error) => Err(Failure::usage(format!(
                "`{}` cannot be written: {error}",
                path.display()
            ))),
        };
    }
    Err(Failure::usage(format!("the group `{group}` is full")))
}
