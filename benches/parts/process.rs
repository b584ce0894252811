//! What a user would do without gradebox: one process for each case.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use tempfile::TempDir;

use crate::interpreter::Interpreter;
use crate::subject::{Case, Subject};

/// As gradebox compiles submissions.
const RUSTC: [&str; 6] = [
    "-C",
    "opt-level=3",
    "-C",
    "codegen-units=1",
    "--edition",
    "2024",
];

/// A program as processes of this machine.
pub struct Processes {
    _folder: TempDir,
    program: PathBuf,
    arguments: Vec<String>,
}

impl Processes {
    /// A program in Rust, compiled natively.
    ///
    /// # Panics
    ///
    /// When rustc does not compile it.
    pub fn native(subject: &Subject) -> Self {
        let (folder, file) = written(subject);
        let program = folder.path().join("native");
        let status = Command::new("rustc")
            .args(RUSTC)
            .arg("-o")
            .args([&program, &file])
            .status();
        assert!(
            status.is_ok_and(|status| status.success()),
            "rustc compiles {}",
            subject.file
        );
        Processes {
            _folder: folder,
            program,
            arguments: Vec::new(),
        }
    }

    /// A program in Python. The options come before the file.
    pub fn python(interpreter: &Interpreter, options: &[&str], subject: &Subject) -> Self {
        let (folder, file) = written(subject);
        let file = file.to_str().expect("the folder's name is UTF-8");
        Processes {
            program: interpreter.program.clone(),
            arguments: options
                .iter()
                .chain([&file])
                .map(ToString::to_string)
                .collect(),
            _folder: folder,
        }
    }

    /// Runs one case in a process.
    ///
    /// # Panics
    ///
    /// When the output is wrong.
    pub fn run(&self, case: &Case) {
        assert_eq!(self.output(&case.input), case.answer, "{case:?}");
    }

    /// Input into a pipe, output out of a pipe, and the end waited for. A small
    /// input fits the pipe: it can be written before anything is read.
    pub fn output(&self, input: &[u8]) -> Vec<u8> {
        let mut child = Command::new(&self.program)
            .args(&self.arguments)
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
}

fn written(subject: &Subject) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join(subject.file);
    std::fs::write(&file, subject.text).expect("writable");
    (folder, file)
}
