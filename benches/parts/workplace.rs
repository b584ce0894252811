//! The suite's only contact with the sandbox: a cache, workers, and programs in them.

use std::env;
use std::path::{Path, PathBuf};

use gradebox::cache::Cache;
use gradebox::judge::{Runner, Setup};
use gradebox::language::{Builder, Runtimes, Rustc, Unconfined};
use gradebox::platform::WorkerCommand;
use gradebox::problem::Problem;
use gradebox::sandbox::{Author, Ending, Job, Limits, Program, Run, Workers};
use tempfile::TempDir;

use crate::subject::{Case, Subject};

/// As generous as a problem's defaults, in every respect.
const LIMITS: Limits = Limits {
    instructions_max: 2_000_000_000,
    memory_bytes_max: 256 << 20,
    output_bytes_max: 1 << 20,
};
/// For programs that compute for a while.
const COMPUTING: Limits = Limits {
    instructions_max: 1 << 40,
    memory_bytes_max: 512 << 20,
    output_bytes_max: 1 << 20,
};

/// What is needed to run cases in the sandbox.
pub struct Workplace {
    /// Holds the programs and the Python runtime.
    pub cache: Cache,
    /// What all programs answer. Only its interface matters: they read and print.
    problem: Problem,
}

impl Workplace {
    /// In an empty cache, the first program in Python takes a minute or two to build.
    pub fn open() -> Self {
        let cache = Cache::open(&cache_folder()).expect("the cache folder can be used");
        let problem =
            Problem::load(&root().join("problems/pattern-printing")).expect("the problem is valid");
        Workplace { cache, problem }
    }

    /// Sees to it that the Python runtime is in the cache.
    pub fn ready(&self) {
        let note = |line: &str| eprintln!("{line}");
        let runtime = Runtimes::new(&self.cache, &note).ready();
        runtime.expect("the Python runtime can be built");
    }

    /// Builds a program, or finds it in the cache.
    pub fn build(&self, subject: &Subject) -> Program {
        let workers = new_workers(&self.cache);
        let note = |line: &str| eprintln!("{line}");
        builder(&self.cache, &workers, &note)
            .build(&subject.source(), &self.problem)
            .expect("the program compiles")
    }

    /// Hands over a way to run cases as grading does: it looks for their runs in `kept`, keeps
    /// them there, and panics when an output is wrong.
    pub fn keeping<T>(
        &self,
        (workers, kept): (&Workers, &Cache),
        program: &Program,
        work: impl FnOnce(&(dyn Fn(&Case) + Sync)) -> T,
    ) -> T {
        let setup = Setup {
            cache: kept,
            workers,
            builder: &builder(&self.cache, workers, &|_| {}),
            keeps_runs: true,
        };
        let runner = Runner::new(&setup, program, Author::Candidate);
        work(&|case| right(runner.run(&self.problem, &case.input, LIMITS), case))
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

/// Finds the Rust compiler, as every grading does.
pub fn find_rustc() {
    Rustc::find(&executable()).expect("there is a Rust compiler");
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

/// Runs one case on one of these workers, past the cache of finished runs.
///
/// # Panics
///
/// When the output is wrong: there is no use in being fast then.
pub fn run(workers: &Workers, program: &Program, case: &Case) {
    right(workers.run(job(program, case, LIMITS)), case);
}

/// The same for a program that takes as long as it takes.
pub fn compute(workers: &Workers, program: &Program, case: &Case) {
    right(workers.run(job(program, case, COMPUTING)), case);
}

fn job(program: &Program, case: &Case, limits: Limits) -> Job {
    Job {
        program: program.clone(),
        author: Author::Candidate,
        input: case.input.clone(),
        as_value: false,
        limits,
    }
}

fn right(run: Run, case: &Case) {
    assert_eq!(run.ending, Ending::Exited(0), "{case:?}");
    assert_eq!(run.stdout, case.answer, "{case:?}");
}

/// A cache that goes away with its folder.
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
