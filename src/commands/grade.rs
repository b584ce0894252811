//! `gradebox grade`: the main job.

use super::output::Destination;
use super::session::{cache, jobs, known_problem, known_problems, problems, show, with_setup};
use super::{Failure, Outcome};
use crate::cli::{Global, Grade};
use crate::exit::ExitStatus;
use crate::judge::{grade, in_parallel};
use crate::platform::interruption;
use crate::progress::Progress;
use crate::submission::{Scope, find_with};

pub(super) fn execute(global: &Global, args: &Grade) -> Result<Outcome, Failure> {
    // Everything that the user can have got wrong comes before any work.
    let destination = Destination::open(global, &args.output)?;
    let known = known_problems(global)?;
    let scope = match &args.problem {
        Some(id) => {
            known_problem(&known, id)?;
            Scope::Problem(id)
        }
        None => Scope::ByName(&known),
    };
    let cohort = find_with(&args.path, scope, args.manifest.as_deref()).map_err(Failure::usage)?;
    let mut ids: Vec<String> = cohort
        .submissions
        .iter()
        .map(|submission| submission.problem.clone())
        .collect();
    ids.sort();
    ids.dedup();
    let problems = problems(global, &ids)?;
    let cache = cache(global)?;

    let progress = Progress::new(true);
    cohort.notes.iter().for_each(|note| progress.note(note));
    let report = with_setup(global, &cache, &progress, |setup| {
        in_parallel(jobs(args.jobs, &problems), || {
            grade(setup, &problems, &cohort, &|event| show(&progress, event))
        })
    });
    progress.finish();
    let report = report.map_err(Failure::judge)?;
    let status = match interruption() {
        Some(interruption) if report.interrupted => interruption.into(),
        _ => ExitStatus::of(&report, args.min_score, &args.fail_on),
    };
    Ok(Outcome {
        text: destination.write(report)?,
        status,
    })
}
