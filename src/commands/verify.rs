//! `gradebox verify`: does every problem prove itself?

use super::output::style;
use super::session::{cache, chosen_problems, jobs, uninterrupted, with_setup};
use super::{Failure, Outcome};
use crate::cli::{Global, Verify};
use crate::exit::ExitStatus;
use crate::judge::{in_parallel, map};
use crate::progress::Progress;
use crate::report::verification_page;
use crate::verification::{Mutants, steps, verify};

pub(super) fn execute(global: &Global, args: &Verify) -> Result<Outcome, Failure> {
    let problems = chosen_problems(global, &args.ids)?;
    let cache = cache(global)?;
    let progress = Progress::new(true);
    let mutants = if args.mutants {
        Mutants::Tried
    } else {
        Mutants::LeftOut
    };
    let steps = problems.iter().map(|problem| steps(problem, mutants));
    progress.phase("verifying", Some(steps.sum::<usize>() as u64));
    let verifications = with_setup(global, &cache, &progress, |setup| {
        in_parallel(jobs(args.jobs, &problems), || {
            map(&problems, |problem| {
                verify(setup, problem, mutants, &|| progress.advance(1))
            })
        })
    });
    progress.finish();
    let verifications = uninterrupted(verifications)?.map_err(Failure::judge)?;
    let status = if verifications.iter().any(|one| one.judge_failed) {
        ExitStatus::JudgeError
    } else if verifications.iter().all(|one| one.holds(args.strict)) {
        ExitStatus::Success
    } else {
        ExitStatus::NotAccepted
    };
    Ok(Outcome {
        text: verification_page(&verifications, args.strict, style(global, true)),
        status,
    })
}
