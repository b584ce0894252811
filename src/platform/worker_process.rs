//! A worker as its parent sees it: a process that answers requests.

use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use serde::{Serialize, de::DeserializeOwned};

use super::frame;

/// How workers are started: this same program, with a hidden subcommand.
#[derive(Clone, Debug)]
pub struct WorkerCommand {
    /// The gradebox program.
    pub executable: PathBuf,
    /// The cache folder that workers read.
    pub cache: PathBuf,
}

/// Why a worker gave no answer.
#[derive(Debug)]
pub enum CallFailure {
    /// It died, or broke the protocol.
    Lost,
    /// It took too long, and was killed.
    WallClock,
    /// It could not be started; the message says why.
    NotStarted(String),
}

/// A running worker; killed when dropped.
pub struct WorkerProcess {
    child: Child,
    to: ChildStdin,
    from: File,
}

impl WorkerCommand {
    /// Starts a worker that runs programs.
    ///
    /// # Errors
    ///
    /// When the process cannot be started.
    pub fn runner(&self) -> Result<WorkerProcess, CallFailure> {
        self.start("run")
    }

    /// Starts a worker that compiles one module.
    ///
    /// # Errors
    ///
    /// When the process cannot be started.
    pub fn compiler(&self) -> Result<WorkerProcess, CallFailure> {
        self.start("compile")
    }

    fn start(&self, task: &str) -> Result<WorkerProcess, CallFailure> {
        let not_started =
            |error: io::Error| CallFailure::NotStarted(format!("a worker does not start: {error}"));
        let mut child = Command::new(&self.executable)
            .args(["worker", task, "--cache-dir"])
            .arg(&self.cache)
            .env_clear()
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(not_started)?;
        let pipes = (child.stdin.take(), child.stdout.take());
        let (Some(to), Some(from)) = pipes else {
            return Err(not_started(io::Error::other("its pipes are missing")));
        };
        Ok(WorkerProcess {
            child,
            to,
            from: File::from(std::os::fd::OwnedFd::from(from)),
        })
    }
}

impl WorkerProcess {
    /// Sends a request and waits for the answer, for so long at the most.
    ///
    /// # Errors
    ///
    /// See [`CallFailure`]; the worker is of no use afterwards.
    pub fn call<Q: Serialize, A: DeserializeOwned>(
        &mut self,
        request: &Q,
        wait: Duration,
    ) -> Result<A, CallFailure> {
        frame::send(&mut self.to, request).map_err(|_| CallFailure::Lost)?;
        // Nothing is left in the buffer: a worker answers once for each request.
        let mut from = BufReader::new(ReadUntil {
            from: &mut self.from,
            deadline: Instant::now() + wait,
        });
        match frame::receive(&mut from) {
            Ok(Some(answer)) => Ok(answer),
            Err(error) if error.kind() == io::ErrorKind::TimedOut => Err(CallFailure::WallClock),
            Ok(None) | Err(_) => Err(CallFailure::Lost),
        }
    }
}

impl Drop for WorkerProcess {
    fn drop(&mut self) {
        // Failing to kill means that it is gone already; waiting leaves no zombie.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A pipe whose reads fail at a deadline.
struct ReadUntil<'a> {
    from: &'a mut File,
    deadline: Instant,
}

impl Read for ReadUntil<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let left = self.deadline.saturating_duration_since(Instant::now());
        let left = Timespec::try_from(left).map_err(|_| io::ErrorKind::InvalidInput)?;
        let ready = poll(&mut [PollFd::new(&*self.from, PollFlags::IN)], Some(&left))?;
        if ready == 0 {
            Err(io::ErrorKind::TimedOut.into())
        } else {
            self.from.read(buffer)
        }
    }
}
