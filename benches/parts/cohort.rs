//! A whole cohort through the program, as a user grades it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use gradebox::cache::{Cache, Kind};
use gradebox::language::{RuntimeInfo, Runtimes};
use gradebox::problem::Problem;
use tempfile::TempDir;

use crate::workplace::{Workplace, builder, executable, passing_cache, root, scratch};

/// Where the libraries for function-style Rust programs lie in a cache.
const LIBRARIES: &str = "rust-support";
/// The exit code where something is not accepted; the cohort is made so.
const NOT_ACCEPTED: i32 = 1;

/// A cohort, and all that a machine has made once and for all before it is graded.
pub struct Cohort<'a> {
    submissions: PathBuf,
    machine: &'a Cache,
    runtime: RuntimeInfo,
    exported: TempDir,
}

/// One grading from an empty cache, and the same again.
pub struct Graded {
    /// Everything is compiled and run.
    pub cold: Duration,
    /// Everything is found in the cache.
    pub warm: Duration,
    /// The report in JSON; both made the same.
    pub report: Vec<u8>,
}

impl<'a> Cohort<'a> {
    /// `submissions` is a folder of candidates, or of one candidate.
    pub fn new(workplace: &'a Workplace, submissions: &Path) -> Self {
        let machine = &workplace.cache;
        let runtimes = Runtimes::new(machine, &|_| {});
        let runtime = runtimes.ready().expect("the workplace has a runtime");
        let exported = tempfile::tempdir_in(scratch()).expect("a temporary folder");
        runtimes
            .export(&exported.path().join("runtime"))
            .expect("the runtime can be exported");
        // One reference that is a function: its build makes the libraries.
        let problem =
            Problem::load(&root().join("problems/reverse-integer")).expect("the problem is valid");
        builder(machine, &workplace.workers, &|_| {})
            .build_reference(&problem)
            .expect("the reference compiles");
        Cohort {
            submissions: submissions.to_owned(),
            machine,
            runtime,
            exported,
        }
    }

    /// Grades the cohort twice.
    ///
    /// # Panics
    ///
    /// When the two reports differ in a byte, or grading fails.
    pub fn grade(&self) -> Graded {
        let folder = self.cold_cache();
        let (cold, report) = self.grade_with(folder.path());
        let (warm, again) = self.grade_with(folder.path());
        assert!(
            report == again,
            "the same report from a cold and a warm cache"
        );
        Graded { cold, warm, report }
    }

    /// A cache that holds what is made once on a machine, and nothing of any
    /// submission, reference or run: the runtime with its machine code, imported,
    /// and the libraries.
    fn cold_cache(&self) -> TempDir {
        let (folder, cache) = passing_cache();
        let code = self.machine.get(Kind::RuntimeCode, self.runtime.code);
        let code = code.expect("readable").expect("the runtime is compiled");
        cache
            .put(Kind::RuntimeCode, self.runtime.code, &code)
            .expect("the cache takes it");
        let imported = Command::new(executable())
            .args(["runtime", "import"])
            .arg(self.exported.path().join("runtime"))
            .arg("--cache-dir")
            .arg(folder.path())
            .output()
            .expect("gradebox starts");
        assert!(imported.status.success(), "{imported:?}");
        let libraries = |cache: &Cache| cache.folder(LIBRARIES).expect("a folder");
        copy(&libraries(self.machine), &libraries(&cache));
        folder
    }

    fn grade_with(&self, cache: &Path) -> (Duration, Vec<u8>) {
        let started = Instant::now();
        let output = Command::new(executable())
            .arg("grade")
            .arg(&self.submissions)
            .args(["--format", "json", "--problems"])
            .arg(root().join("problems"))
            .arg("--cache-dir")
            .arg(cache)
            .output()
            .expect("gradebox starts");
        let took = started.elapsed();
        let graded = matches!(output.status.code(), Some(0 | NOT_ACCEPTED));
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(graded, "{}: {said}", output.status);
        (took, output.stdout)
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("readable") {
        let path = entry.expect("readable").path();
        let to = to.join(path.file_name().expect("an entry has a name"));
        if path.is_dir() {
            copy(&path, &to);
        } else {
            fs::copy(&path, &to).expect("a copy");
        }
    }
}
