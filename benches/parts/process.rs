//! What a user would do without gradebox: one process for each case.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

use crate::subject::{Case, SMALL_PYTHON, Subject, TRIVIAL_RUST};

/// The same programs as processes of this machine.
pub struct Processes {
    folder: TempDir,
    python: PathBuf,
    /// `3.12.4`
    #[allow(dead_code, reason = "only the table of ratios names it")]
    pub python_version: String,
}

impl Processes {
    /// Compiles the Rust program natively, and finds the interpreter.
    ///
    /// # Panics
    ///
    /// When there is no `rustc` or no `python3`.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for subject in [TRIVIAL_RUST, SMALL_PYTHON] {
            std::fs::write(folder.path().join(subject.file), subject.text).expect("writable");
        }
        let compiled = Command::new("rustc")
            .args([
                "-O",
                "--edition",
                "2024",
                TRIVIAL_RUST.file,
                "-o",
                "trivial",
            ])
            .current_dir(folder.path())
            .status();
        assert!(
            compiled.is_ok_and(|status| status.success()),
            "rustc compiles the program"
        );
        // Not the name on the PATH: version managers put a shell script there,
        // and starting that would be measured too.
        let (python, python_version) = {
            let code =
                "import sys; print(sys.executable); print('%d.%d.%d' % sys.version_info[:3])";
            let about = output(Command::new("python3").args(["-c", code]), b"");
            let about = String::from_utf8(about).expect("UTF-8");
            let (path, version) = about.trim().split_once('\n').expect("two lines");
            (PathBuf::from(path), version.to_owned())
        };
        Processes {
            folder,
            python,
            python_version,
        }
    }

    /// Runs one case in a native process.
    pub fn rust(&self, case: &Case) {
        right(Command::new(self.folder.path().join("trivial")), case);
    }

    /// Runs one case in a process of the interpreter. The options come before the file.
    pub fn python(&self, options: &[&str], case: &Case) {
        let mut command = Command::new(&self.python);
        command.args(options).arg(self.file(&SMALL_PYTHON));
        right(command, case);
    }

    fn file(&self, subject: &Subject) -> PathBuf {
        Path::join(self.folder.path(), subject.file)
    }
}

fn right(mut command: Command, case: &Case) {
    assert_eq!(output(&mut command, &case.input), case.answer, "{case:?}");
}

/// Input into a pipe, output out of a pipe, and the end waited for. A small
/// input fits the pipe: it can be written before anything is read.
fn output(command: &mut Command, input: &[u8]) -> Vec<u8> {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the process starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    stdin.write_all(input).expect("the process takes its input");
    drop(stdin);
    let output = child.wait_with_output().expect("the process ends");
    assert!(output.status.success(), "the process ends well");
    output.stdout
}
