//! Servers in plain CPython that fork for each case: see `programs/fork_server.py`.

use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::{Mutex, PoisonError};

use tempfile::TempDir;

use crate::interpreter::Interpreter;
use crate::subject::{Case, Subject};

const TEXT: &str = include_str!("programs/fork_server.py");
const FILE: &str = "fork_server.py";
/// How the child ended, and the length of its output: four bytes each.
const HEAD_BYTES: usize = 8;

/// As many servers for a program as threads ask for one at once.
pub struct ForkServers {
    interpreter: Interpreter,
    program: &'static str,
    folder: TempDir,
    idle: Mutex<Vec<Server>>,
}

/// One server; killed when dropped.
struct Server {
    child: Child,
    requests: ChildStdin,
    answers: ChildStdout,
}

impl ForkServers {
    /// None is started yet.
    pub fn new(interpreter: Interpreter, subject: &Subject) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for (file, text) in [(FILE, TEXT), (subject.file, subject.text)] {
            std::fs::write(folder.path().join(file), text).expect("writable");
        }
        ForkServers {
            interpreter,
            program: subject.file,
            folder,
            idle: Mutex::default(),
        }
    }

    /// Runs one case.
    ///
    /// # Panics
    ///
    /// When the output is wrong.
    pub fn run(&self, case: &Case) {
        let idle = || self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        let waiting = idle().pop();
        let mut server = waiting.unwrap_or_else(|| self.start());
        let (status, output) = server.ask(&case.input);
        assert_eq!(status, 0, "{case:?}");
        assert_eq!(output, case.answer, "{case:?}");
        idle().push(server);
    }

    fn start(&self) -> Server {
        let path = |file: &str| -> PathBuf { self.folder.path().join(file) };
        let mut child = Command::new(&self.interpreter.program)
            .args(["-I", "-S"])
            .args([path(FILE), path(self.program)])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the server starts");
        Server {
            requests: child.stdin.take().expect("a pipe"),
            answers: child.stdout.take().expect("a pipe"),
            child,
        }
    }
}

impl Server {
    fn ask(&mut self, input: &[u8]) -> (u32, Vec<u8>) {
        let length = u32::try_from(input.len()).expect("the input is small");
        let request = [&length.to_le_bytes(), input].concat();
        self.requests
            .write_all(&request)
            .expect("the server takes a request");
        // Head and output come in one piece, so that mostly one read has both.
        let mut answer = vec![0; 4096];
        let mut filled = 0;
        loop {
            let count = self.answers.read(&mut answer[filled..]);
            let count = count.expect("the server answers");
            assert!(count > 0, "the server ended");
            filled += count;
            let number = |at: usize| {
                let bytes = answer[at..at + 4].try_into().expect("four bytes");
                u32::from_le_bytes(bytes)
            };
            if filled < HEAD_BYTES {
                continue;
            }
            let (status, end) = (number(0), HEAD_BYTES + number(4) as usize);
            if filled == end {
                return (status, answer[HEAD_BYTES..end].to_vec());
            }
            answer.resize(end.max(answer.len()), 0);
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
