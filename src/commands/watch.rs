//! `gradebox watch`: judges a submission now, and again whenever it is saved.

use std::time::Duration;

use super::output::style;
use super::session::{
    cache, jobs, known_problem, known_problems, only_submission, problems, with_setup,
};
use super::{Failure, Outcome};
use crate::cli::{Global, Watch};
use crate::judge::{Runner, Setup, answers, build, examine_case, in_parallel, map};
use crate::language::Source;
use crate::platform::interruption;
use crate::problem::Problem;
use crate::progress::{self, Progress};
use crate::report::{Watched, watch_page};
use crate::sandbox::Author;
use crate::submission::Submission;

/// What of an input, an answer or an output is shown, in bytes.
const EXCERPT_BYTES: usize = 4 << 10;

/// How often the file is looked at: at once for a person, rare for the machine.
///
/// The content is compared, and no events of the file system are asked for: they do not come
/// from network drives and shared folders, and come several times for one save.
const LOOK: Duration = Duration::from_millis(200);

pub(super) fn execute(global: &Global, args: &Watch) -> Result<Outcome, Failure> {
    let known = known_problems(global)?;
    known_problem(&known, &args.problem)?;
    let problems = problems(global, std::slice::from_ref(&args.problem))?;
    let [problem] = problems.as_slice() else {
        return Err(Failure::judge("the problem is gone"));
    };
    if !args.all && !problem.groups.iter().any(|group| group.is_sample()) {
        let id = &problem.id;
        return Err(Failure::usage(format!(
            "`{id}` has no samples: judge all its cases with --all"
        )));
    }
    // What is wrong at the beginning is the user's; what is wrong later may be half a save.
    only_submission(&args.file, &problem.id)?;
    let cache = cache(global)?;
    let progress = Progress::new(true);
    let watched = with_setup(global, &cache, &progress, |setup| {
        in_parallel(jobs(None, &problems), || {
            watch(global, args, setup, problem, &progress)
        })
    });
    watched.map_err(Failure::judge)??;
    Ok(Outcome::success(""))
}

fn watch(
    global: &Global,
    args: &Watch,
    setup: &Setup<'_>,
    problem: &Problem,
    progress: &Progress,
) -> Result<(), Failure> {
    let mut judged: Option<Source> = None;
    while interruption().is_none() {
        let found = only_submission(&args.file, &problem.id).ok();
        let source = found.as_ref().and_then(|submission| {
            let source_bytes_max = u64::from(problem.definition.limits.source_kib) << 10;
            submission.read(source_bytes_max).ok()
        });
        if let (Some(submission), true) = (found, source.is_some() && source != judged) {
            judged = source;
            progress.phase(&format!("judging {}", submission.file()), None);
            let watched = judge(setup, problem, &submission, args.all)?;
            progress.finish();
            if interruption().is_none() {
                progress::show(&watch_page(&watched, style(global, true)));
                progress.note("waiting for the next save; Ctrl-C ends this");
            }
        }
        std::thread::sleep(LOOK);
    }
    Ok(())
}

/// Judges what is there now.
fn judge(
    setup: &Setup<'_>,
    problem: &Problem,
    submission: &Submission,
    all: bool,
) -> Result<Watched, Failure> {
    let file = submission.file();
    let (program, source) = match build(setup, problem, submission) {
        Ok(built) => built,
        Err(failure) => {
            return Ok(Watched {
                file,
                cases: Err((failure.verdict, failure.message)),
            });
        }
    };
    let answers = answers(setup, problem).map_err(Failure::judge)?;
    let groups = problem.groups.iter();
    let cases = groups.flat_map(|group| group.cases.iter().map(move |case| (group, case)));
    let cases: Vec<_> = cases
        .enumerate()
        .filter(|(_, (group, _))| all || group.is_sample())
        .filter_map(|(index, (_, case))| Some((case, answers.get(index)?)))
        .collect();
    let runner = Runner::new(setup, &program, Author::Candidate);
    let candidate = (&runner, source.language);
    let cases = map(&cases, |(case, answer)| {
        examine_case(problem, candidate, case, answer, EXCERPT_BYTES)
    });
    Ok(Watched {
        file,
        cases: Ok(cases),
    })
}
