//! A worker as its parent sees it: a process that answers requests.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, BufReader, Read, Write};
use std::os::fd::OwnedFd;
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::OFlags;
use serde::{Serialize, de::DeserializeOwned};

use super::{ProcessEnd, frame};

/// How long a worker that has closed its pipes may take to be gone.
const END: Duration = Duration::from_secs(5);
/// How often such a worker is looked at.
const LOOK: Duration = Duration::from_millis(1);

/// How workers are started: this same program, with a hidden subcommand.
#[derive(Clone, Debug)]
pub struct WorkerCommand {
    /// The gradebox program.
    pub executable: PathBuf,
}

/// Why a worker gave no answer.
#[derive(Debug)]
pub enum CallFailure {
    /// It ended, or broke the protocol and was killed.
    Lost(ProcessEnd),
    /// It took too long, and was killed.
    WallClock,
    /// It could not be started; the message says why.
    NotStarted(String),
}

/// A running worker; killed when dropped.
pub struct WorkerProcess {
    child: Child,
    to: File,
    from: File,
}

impl WorkerCommand {
    /// Starts a worker; the arguments say what it is for.
    ///
    /// # Errors
    ///
    /// When the process cannot be started.
    pub fn start<I: AsRef<OsStr>>(
        &self,
        task: impl IntoIterator<Item = I>,
    ) -> Result<WorkerProcess, CallFailure> {
        let start = || -> io::Result<WorkerProcess> {
            let mut child = Command::new(&self.executable)
                .arg("worker")
                .args(task)
                .env_clear()
                // Ctrl-C is for the parent: what is in flight is finished.
                .process_group(0)
                .stdin(Stdio::piped())
                .stdout(Stdio::piped())
                // What a program could make a worker say is nothing for a terminal.
                .stderr(Stdio::null())
                .spawn()?;
            let missing = || io::Error::other("its pipes are missing");
            let to = OwnedFd::from(child.stdin.take().ok_or_else(missing)?);
            let from = OwnedFd::from(child.stdout.take().ok_or_else(missing)?);
            // A worker that hangs must not hang its parent.
            rustix::fs::fcntl_setfl(&to, rustix::fs::fcntl_getfl(&to)? | OFlags::NONBLOCK)?;
            Ok(WorkerProcess {
                child,
                to: to.into(),
                from: from.into(),
            })
        };
        start()
            .map_err(|error| CallFailure::NotStarted(format!("a worker does not start: {error}")))
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
        self.call_with(request, &[], wait)
    }

    /// As [`WorkerProcess::call`], with bytes that follow the request as they are.
    ///
    /// # Errors
    ///
    /// See [`CallFailure`].
    pub fn call_with<Q: Serialize, A: DeserializeOwned>(
        &mut self,
        request: &Q,
        bytes: &[u8],
        wait: Duration,
    ) -> Result<A, CallFailure> {
        let deadline = Instant::now() + wait;
        let mut to = Until {
            pipe: &mut self.to,
            deadline,
        };
        let sent = frame::send(&mut to, request).and_then(|()| to.write_all(bytes));
        let answer = sent.and_then(|()| {
            // Nothing is left in the buffer: a worker answers once for each request.
            frame::receive(BufReader::new(Until {
                pipe: &mut self.from,
                deadline,
            }))
        });
        match answer {
            Ok(Some(_)) if self.has_more() => Err(CallFailure::Lost(ProcessEnd::Deadline)),
            Ok(Some(answer)) => Ok(answer),
            Err(error) if error.kind() == io::ErrorKind::TimedOut => Err(CallFailure::WallClock),
            Ok(None) | Err(_) => Err(CallFailure::Lost(self.end())),
        }
    }

    /// Whether it says more than it was asked.
    fn has_more(&mut self) -> bool {
        let now = Timespec::default();
        poll(&mut [PollFd::new(&self.from, PollFlags::IN)], Some(&now)) != Ok(0)
    }

    /// How a worker ended that does not answer any more.
    fn end(&mut self) -> ProcessEnd {
        let deadline = Instant::now() + END;
        while Instant::now() < deadline {
            match self.child.try_wait() {
                Ok(Some(status)) => return status.into(),
                Ok(None) => std::thread::sleep(LOOK),
                Err(_) => break,
            }
        }
        ProcessEnd::Deadline
    }
}

impl Drop for WorkerProcess {
    fn drop(&mut self) {
        // Failing to kill means that it is gone already; waiting leaves no zombie.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A pipe that is given up at a deadline.
struct Until<'a> {
    pipe: &'a mut File,
    deadline: Instant,
}

impl Until<'_> {
    fn wait_for(&self, what: PollFlags) -> io::Result<()> {
        loop {
            let left = self.deadline.saturating_duration_since(Instant::now());
            let left = Timespec::try_from(left).map_err(|_| io::ErrorKind::InvalidInput)?;
            match poll(&mut [PollFd::new(&*self.pipe, what)], Some(&left)) {
                Ok(0) => return Err(io::ErrorKind::TimedOut.into()),
                Ok(_) => return Ok(()),
                // A signal came; the time goes on.
                Err(rustix::io::Errno::INTR) => {}
                Err(error) => return Err(error.into()),
            }
        }
    }
}

impl Read for Until<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.wait_for(PollFlags::IN)?;
        self.pipe.read(buffer)
    }
}

impl Write for Until<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        loop {
            match self.pipe.write(bytes) {
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                    self.wait_for(PollFlags::OUT)?;
                }
                done => return done,
            }
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
