//! What the commands that run programs share: problems, cache, workers, progress.

use std::path::{Path, PathBuf};
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

use etcetera::{AppStrategy, AppStrategyArgs};

use super::Failure;
use crate::cache::Cache;
use crate::cli::Global;
use crate::judge::{Event, Setup};
use crate::language::{Builder, Runtimes, Unconfined};
use crate::platform::{WorkerCommand, cores, interruption, memory_bytes_available};
use crate::problem::{self, Problem};
use crate::progress::Progress;
use crate::sandbox::Workers;
use crate::submission::{Scope, Submission, find};

/// What a worker takes beside its program's memory: the runtime's machine code, mostly.
const WORKER_BYTES: u64 = 256 << 20;

/// The cache folder, from the command line or the platform.
pub(super) fn cache(global: &Global) -> Result<Cache, Failure> {
    let folder = match &global.cache_dir {
        Some(folder) => folder.clone(),
        None => {
            let name = AppStrategyArgs {
                top_level_domain: "org".to_owned(),
                author: "gradebox".to_owned(),
                app_name: "gradebox".to_owned(),
            };
            let strategy = etcetera::choose_app_strategy(name).map_err(|error| {
                Failure::usage(format!(
                    "there is no cache folder ({error}): name one with --cache-dir"
                ))
            })?;
            strategy.cache_dir()
        }
    };
    Cache::open(&folder).map_err(Failure::usage)
}

/// The program that workers are started from: the file that runs now, even if it is replaced meanwhile.
pub(super) fn executable() -> PathBuf {
    PathBuf::from("/proc/self/exe")
}

/// Loads problems by id.
///
/// Every mistake in every one of them is told at once.
pub(super) fn problems(global: &Global, ids: &[String]) -> Result<Vec<Problem>, Failure> {
    let mut problems = Vec::new();
    let mut mistakes = Vec::new();
    for id in ids {
        match Problem::load(&global.problems.join(id)) {
            Ok(problem) => problems.push(problem),
            Err(found) => mistakes.push(found.to_string()),
        }
    }
    if mistakes.is_empty() {
        Ok(problems)
    } else {
        Err(Failure::usage(mistakes.join("\n")))
    }
}

/// The ids of all problems.
pub(super) fn known_problems(global: &Global) -> Result<Vec<String>, Failure> {
    let folder = &global.problems;
    let known = problem::find(folder).map_err(|error| {
        Failure::usage(format!(
            "the problems in `{}` cannot be read ({error}): name the folder with --problems",
            folder.display()
        ))
    })?;
    if known.is_empty() {
        let folder = folder.display();
        return Err(Failure::usage(format!(
            "there is no problem in `{folder}`: name the folder with --problems"
        )));
    }
    Ok(known)
}

/// The one submission for a problem at a path.
pub(super) fn only_submission(path: &Path, problem: &str) -> Result<Submission, Failure> {
    let cohort = find(path, Scope::Problem(problem)).map_err(Failure::usage)?;
    match cohort.submissions.as_slice() {
        [submission] => Ok(submission.clone()),
        _ => Err(Failure::usage(format!(
            "`{}` holds several submissions: name one",
            path.display()
        ))),
    }
}

/// Loads the problems of these ids, or all if none is named.
pub(super) fn chosen_problems(global: &Global, ids: &[String]) -> Result<Vec<Problem>, Failure> {
    let known = known_problems(global)?;
    // The folder of a problem is taken for its id: that is what a shell completes to.
    let ids: Vec<String> = ids.iter().map(|typed| id_of(global, typed)).collect();
    for id in &ids {
        known_problem(&known, id)?;
    }
    let mut chosen = if ids.is_empty() { known } else { ids };
    chosen.sort();
    chosen.dedup();
    problems(global, &chosen)
}

fn id_of(global: &Global, typed: &str) -> String {
    let path = Path::new(typed);
    match (
        path.parent(),
        path.file_name().and_then(|name| name.to_str()),
    ) {
        (Some(folder), Some(name)) if folder == global.problems => name.to_owned(),
        _ => typed.to_owned(),
    }
}

/// Checks that a problem of this id is there.
pub(super) fn known_problem(known: &[String], id: &str) -> Result<(), Failure> {
    if known.iter().any(|known| known == id) {
        return Ok(());
    }
    let near = problem::nearest(id, known.iter().map(String::as_str));
    let near = near.map_or_else(
        || ".".to_owned(),
        |near| format!("; did you mean `{near}`?"),
    );
    Err(Failure::usage(format!(
        "there is no problem `{id}`{near} Known are: {}",
        known.join(", ")
    )))
}

/// How many cases run at once: one for each core, as far as memory goes.
pub(super) fn jobs(asked: Option<u16>, problems: &[Problem]) -> usize {
    if let Some(jobs) = asked {
        return usize::from(jobs);
    }
    let memory_mib = problems
        .iter()
        .map(|problem| problem.definition.limits.memory_mib)
        .max()
        .unwrap_or(0);
    let worker_bytes = (u64::from(memory_mib) << 20) + WORKER_BYTES;
    let fitting =
        memory_bytes_available().map_or(usize::MAX, |bytes| (bytes / worker_bytes) as usize);
    cores().min(fitting).max(1)
}

/// Hands everything that judging needs to `work`.
pub(super) fn with_setup<T>(
    global: &Global,
    cache: &Cache,
    progress: &Progress,
    work: impl FnOnce(&Setup<'_>) -> T,
) -> T {
    let executable = executable();
    let command = WorkerCommand {
        executable: executable.clone(),
    };
    let workers = Workers::new(command, cache.clone());
    let note = |line: &str| progress.note(line);
    let unconfined = if global.allow_unconfined_compile {
        Unconfined::Allowed
    } else {
        Unconfined::Refused
    };
    let runtimes = Runtimes::new(cache, &note);
    let builder = Builder::new(cache, &workers, executable, unconfined, runtimes);
    telling_of_interruptions(progress, || {
        work(&Setup {
            cache,
            workers: &workers,
            builder: &builder,
            keeps_runs: true,
        })
    })
}

/// Passes on what was computed, unless some of it is missing for an interruption.
pub(super) fn uninterrupted<T>(computed: T) -> Result<T, Failure> {
    match interruption() {
        Some(interruption) => Err(Failure::interrupted(interruption)),
        None => Ok(computed),
    }
}

/// Works, and says so when that takes on after an interruption.
fn telling_of_interruptions<T>(progress: &Progress, work: impl FnOnce() -> T) -> T {
    /// How often somebody looks: soon for a person, rare for the machine.
    const LOOK: Duration = Duration::from_millis(50);
    let done = Mutex::new(false);
    let changed = Condvar::new();
    std::thread::scope(|scope| {
        let watch = || {
            let mut is_done = done.lock().unwrap_or_else(PoisonError::into_inner);
            while !*is_done && interruption().is_none() {
                let waited = changed.wait_timeout(is_done, LOOK);
                (is_done, _) = waited.unwrap_or_else(PoisonError::into_inner);
            }
            if interruption().is_some() {
                progress
                    .note("interrupted: what is in flight is finished; once more ends it at once");
            }
        };
        // Where no thread can be started, nobody is told; the work ends all the same.
        let _ = std::thread::Builder::new().spawn_scoped(scope, watch);
        let worked = work();
        *done.lock().unwrap_or_else(PoisonError::into_inner) = true;
        changed.notify_all();
        worked
    })
}

/// Shows what a grading tells.
pub(super) fn show(progress: &Progress, event: Event<'_>) {
    match event {
        Event::References(count) => progress.phase("references", Some(count as u64)),
        Event::Submissions(count) => progress.phase("grading", Some(count as u64)),
        Event::Compiling(submission) => progress.about(&about("compiling", submission)),
        Event::Running(submission) => progress.about(&about("running", submission)),
        Event::ReferenceDone | Event::SubmissionDone => progress.advance(1),
        Event::ReferenceFailed(failure) => {
            progress.note(&failure.to_string());
            progress.advance(1);
        }
    }
}

fn about(what: &str, submission: &Submission) -> String {
    format!("{what} {} · {}", submission.candidate, submission.problem)
}
