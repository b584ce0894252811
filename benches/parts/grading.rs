//! `gradebox grade`, as a user starts it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::workplace::{executable, scratch};

/// How often the memory of the process is looked at.
const LOOK: Duration = Duration::from_millis(5);

/// What is graded, and with what.
pub struct Grading<'a> {
    /// A file or a folder.
    pub submissions: &'a Path,
    /// Which problem it is for, where names do not say.
    pub problem: Option<&'a str>,
    /// The folder of problems.
    pub problems: &'a Path,
    /// The cache.
    pub cache: &'a Path,
}

/// What came of it.
pub struct Graded {
    /// By the clock.
    pub seconds: f64,
    /// The most memory that the process had, without its workers.
    pub peak_bytes: u64,
    /// In JSON.
    pub report: Vec<u8>,
}

impl Grading<'_> {
    /// Grades.
    ///
    /// # Panics
    ///
    /// When not everything is accepted.
    pub fn run(&self) -> Graded {
        let folder = tempfile::tempdir_in(scratch()).expect("a temporary folder");
        let mut command = self.command(&folder);
        let started = Instant::now();
        let mut child = command.spawn().expect("gradebox starts");
        let status = format!("/proc/{}/status", child.id());
        let (ended, seconds, peak_bytes) = thread::scope(|scope| {
            let waits = scope.spawn(|| {
                let ended = child.wait().expect("the process ends");
                (ended, started.elapsed().as_secs_f64())
            });
            let mut peak_bytes = 0;
            while !waits.is_finished() {
                peak_bytes = peak(&status).max(peak_bytes);
                thread::sleep(LOOK);
            }
            let (ended, seconds) = waits.join().expect("nothing panics there");
            (ended, seconds, peak_bytes)
        });
        assert!(ended.success(), "{ended}: not everything is accepted");
        Graded {
            seconds,
            peak_bytes,
            report: fs::read(report(&folder)).expect("the report is there"),
        }
    }

    fn command(&self, folder: &TempDir) -> Command {
        let mut command = Command::new(executable());
        command
            .arg("grade")
            .arg(self.submissions)
            .arg("--problems")
            .arg(self.problems)
            .arg("--cache-dir")
            .arg(self.cache)
            .args(["--format", "json", "--output"])
            .arg(report(folder))
            .stdin(Stdio::null());
        if let Some(problem) = self.problem {
            command.args(["--problem", problem]);
        }
        command
    }
}

fn report(folder: &TempDir) -> PathBuf {
    folder.path().join("report.json")
}

/// The high-water mark that the system keeps; 0 where the process has just gone.
fn peak(status: &str) -> u64 {
    let about = fs::read_to_string(status).unwrap_or_default();
    let mark = about.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = mark.and_then(|mark| mark.trim().strip_suffix("kB")?.trim().parse::<u64>().ok());
    kib.unwrap_or(0) << 10
}
