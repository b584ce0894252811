//! Where the sandbox is measured: a cache, one worker, and two programs.

use std::env;
use std::path::{Path, PathBuf};

use gradebox::cache::Cache;
use gradebox::judge::Setup;
use gradebox::language::{Builder, Runtimes, Unconfined};
use gradebox::platform::WorkerCommand;
use gradebox::problem::Problem;
use gradebox::sandbox::{Author, Ending, Job, Limits, Program, Run, Workers};

use tempfile::TempDir;

use crate::subject::{Case, SMALL_PYTHON, Subject, TRIVIAL_RUST};

/// As generous as a problem's defaults, in every respect.
const LIMITS: Limits = Limits {
    instructions_max: 2_000_000_000,
    memory_bytes_max: 256 << 20,
    output_bytes_max: 1 << 20,
};

/// What is needed to run cases in the sandbox.
pub struct Workplace {
    /// Holds the programs and the Python runtime.
    pub cache: Cache,
    /// One worker at a time: everything is measured from one thread.
    pub workers: Workers,
    /// [`TRIVIAL_RUST`].
    pub rust: Program,
    /// [`SMALL_PYTHON`].
    pub python: Program,
    /// What both answer. Only its interface matters: a program that reads and prints.
    problem: Problem,
}

impl Workplace {
    /// Builds whatever the cache does not hold yet. In an empty cache that takes a minute or two.
    pub fn open() -> Self {
        let cache = Cache::open(&cache_folder()).expect("the cache folder can be used");
        let workers = new_workers(&cache);
        let problem =
            Problem::load(&root().join("problems/pattern-printing")).expect("the problem is valid");
        let note = |line: &str| eprintln!("{line}");
        let builder = builder(&cache, &workers, &note);
        let build = |subject: &Subject| {
            builder
                .build(&subject.source(), &problem)
                .expect("the program compiles")
        };
        let (rust, python) = (build(&TRIVIAL_RUST), build(&SMALL_PYTHON));
        Workplace {
            cache,
            workers,
            rust,
            python,
            problem,
        }
    }

    /// Runs one case as grading does: looks for its run in `kept`, and keeps it there.
    ///
    /// # Panics
    ///
    /// When the output is wrong.
    pub fn run_and_keep(&self, kept: &Cache, program: &Program, case: &Case) {
        let setup = Setup {
            cache: kept,
            workers: &self.workers,
            builder: &builder(&self.cache, &self.workers, &|_| {}),
            keeps_runs: true,
        };
        right(
            setup.run(
                &self.problem,
                (program, Author::Candidate),
                &case.input,
                LIMITS,
            ),
            case,
        );
    }
}

/// Builds with the toolchains of this machine. `note` is told when something takes long.
pub fn builder<'a>(
    cache: &'a Cache,
    workers: &'a Workers,
    note: &'a (dyn Fn(&str) + Sync),
) -> Builder<'a> {
    Builder::new(
        cache,
        workers,
        executable(),
        Unconfined::Refused,
        Runtimes::new(cache, note),
    )
}

/// Workers of which none has started yet.
pub fn new_workers(cache: &Cache) -> Workers {
    Workers::new(
        WorkerCommand {
            executable: executable(),
        },
        cache.clone(),
    )
}

/// Runs one case in the sandbox. It goes to the worker directly, past the cache of finished runs.
///
/// # Panics
///
/// When the output is wrong: there is no use in being fast then.
pub fn run(workers: &Workers, program: &Program, case: &Case) {
    let job = Job {
        program: program.clone(),
        author: Author::Candidate,
        input: case.input.clone(),
        as_value: false,
        limits: LIMITS,
    };
    right(workers.run(job), case);
}

fn right(run: Run, case: &Case) {
    assert_eq!(run.ending, Ending::Exited(0), "{case:?}");
    assert_eq!(run.stdout, case.answer, "{case:?}");
}

/// A cache of finished runs that goes away with its folder.
pub fn passing_cache() -> (TempDir, Cache) {
    let folder = tempfile::tempdir_in(scratch()).expect("a temporary folder");
    let cache = Cache::open(folder.path()).expect("the cache folder can be used");
    (folder, cache)
}

/// The gradebox program, built in the same profile as the benchmark.
pub fn executable() -> PathBuf {
    PathBuf::from(env!("CARGO_BIN_EXE_gradebox"))
}

/// The package's folder.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Cargo's folder for what tests and benchmarks write.
pub fn scratch() -> &'static Path {
    Path::new(env!("CARGO_TARGET_TMPDIR"))
}

/// Whether `GRADEBOX_BENCH_SHORT` asks for a short run.
pub fn short() -> bool {
    env::var_os("GRADEBOX_BENCH_SHORT").is_some_and(|value| !value.is_empty() && value != "0")
}

fn cache_folder() -> PathBuf {
    env::var_os("GRADEBOX_CACHE").map_or_else(|| scratch().join("bench-cache"), PathBuf::from)
}
