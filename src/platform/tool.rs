//! Running the tools of a toolchain: compilers, interpreters, package managers.

use std::ffi::{OsStr, OsString};
use std::fmt;
use std::io::{self, Read};
use std::os::fd::OwnedFd;
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::Builder as Thread;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::{
    Pid, PidfdFlags, Signal, WaitId, WaitIdOptions, kill_process_group, pidfd_open, waitid,
};

use super::idleness::Idleness;
use super::{Confinement, interruption};

/// How often somebody looks whether gradebox was asked to end, or a deadline has come,
/// while a tool runs: the kernel tells of its end at once.
const LOOK: Timespec = Timespec {
    tv_sec: 0,
    tv_nsec: 50_000_000,
};
/// How often a tool is looked at whose end the kernel cannot tell of: before Linux 5.3.
const LOOK_UNTOLD: Duration = Duration::from_millis(5);

/// How often a tool that must not wait is looked at for that.
const IDLE_LOOK: Duration = Duration::from_millis(250);
/// So many looks in a row, ten seconds, say that it will wait for ever.
const IDLE_LOOKS_MAX: u32 = 40;

/// A program to run, with its arguments and surroundings.
#[derive(Clone, Debug)]
pub struct Tool {
    program: OsString,
    arguments: Vec<OsString>,
    environment: Vec<(OsString, OsString)>,
    clean: bool,
    folder: Option<PathBuf>,
    deadline: Duration,
    ends_when_idle: bool,
    output_bytes_max: usize,
}

/// How a process of ours ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProcessEnd {
    /// By itself, with this exit code.
    Exited(i32),
    /// By a signal: crashed, or over a resource limit.
    Killed(i32),
    /// It was killed at its deadline.
    Deadline,
    /// It was killed, because it only waited.
    Idle,
    /// It was killed, because gradebox was asked to end.
    Interrupted,
}

impl ProcessEnd {
    /// Whether what the process did is the reason: it crashed, gave up (for want of memory,
    /// say), or reached its limit of processor time or of the largest file. Any other signal
    /// comes from outside.
    pub fn is_own_doing(self) -> bool {
        const OWN: [i32; 9] = [
            libc::SIGILL,
            libc::SIGABRT,
            libc::SIGBUS,
            libc::SIGFPE,
            libc::SIGSEGV,
            libc::SIGXCPU,
            libc::SIGXFSZ,
            libc::SIGTRAP,
            libc::SIGSYS,
        ];
        matches!(self, ProcessEnd::Killed(signal) if OWN.contains(&signal))
    }
}

impl fmt::Display for ProcessEnd {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ProcessEnd::Exited(code) => write!(f, "it ended with exit code {code}"),
            ProcessEnd::Killed(signal) => write!(f, "it was ended by signal {signal}"),
            ProcessEnd::Deadline => f.write_str("it took too long"),
            ProcessEnd::Idle => f.write_str("it only waited"),
            ProcessEnd::Interrupted => f.write_str("gradebox was asked to end"),
        }
    }
}

impl From<ExitStatus> for ProcessEnd {
    fn from(status: ExitStatus) -> Self {
        match (status.code(), status.signal()) {
            (Some(code), _) => ProcessEnd::Exited(code),
            (None, signal) => ProcessEnd::Killed(signal.unwrap_or(0)),
        }
    }
}

/// What a tool did.
#[derive(Clone, Debug)]
pub struct ToolOutput {
    /// How it ended.
    pub end: ProcessEnd,
    /// The beginning of its standard output.
    pub stdout: Vec<u8>,
    /// The beginning of its standard error.
    pub stderr: Vec<u8>,
}

impl Tool {
    /// A program by name or path.
    pub fn new(program: impl Into<OsString>) -> Self {
        Tool {
            program: program.into(),
            arguments: Vec::new(),
            environment: Vec::new(),
            clean: false,
            folder: None,
            deadline: Duration::from_secs(600),
            ends_when_idle: false,
            output_bytes_max: 64 << 10,
        }
    }

    /// Adds arguments.
    #[must_use]
    pub fn args<A: Into<OsString>>(mut self, arguments: impl IntoIterator<Item = A>) -> Self {
        self.arguments.extend(arguments.into_iter().map(Into::into));
        self
    }

    /// Adds an option and its value.
    #[must_use]
    pub fn arg_pair(self, option: &str, value: impl Into<OsString>) -> Self {
        self.args([option.into(), value.into()])
    }

    /// Sets an environment variable.
    #[must_use]
    pub fn env(mut self, name: impl Into<OsString>, value: impl Into<OsString>) -> Self {
        self.environment.push((name.into(), value.into()));
        self
    }

    /// Starts from an empty environment.
    #[must_use]
    pub fn clean(mut self) -> Self {
        self.clean = true;
        self
    }

    /// The working folder.
    #[must_use]
    pub fn folder(mut self, folder: &Path) -> Self {
        self.folder = Some(folder.to_owned());
        self
    }

    /// After so long it is killed, with all that it started. 10 minutes unless told.
    #[must_use]
    pub fn deadline(mut self, deadline: Duration) -> Self {
        self.deadline = deadline;
        self
    }

    /// So much of each of its outputs is kept. 64 KiB unless told.
    #[must_use]
    pub fn output_bytes_max(mut self, bytes: usize) -> Self {
        self.output_bytes_max = bytes;
        self
    }

    /// It is killed, with all that it started, once it only waits: for tools that have
    /// nothing to wait for.
    #[must_use]
    pub fn ends_when_idle(mut self) -> Self {
        self.ends_when_idle = true;
        self
    }

    /// Runs through `executable`, which confines itself before it becomes the program.
    #[must_use]
    pub fn confined(mut self, executable: &Path, confinement: &Confinement) -> Self {
        let mut arguments: Vec<OsString> = vec!["confine".into()];
        for (flag, paths) in [
            ("--read", &confinement.readable),
            ("--write", &confinement.writable),
        ] {
            for path in paths {
                arguments.extend([flag.into(), path.into()]);
            }
        }
        for (flag, value) in [
            ("--cpu-seconds", confinement.cpu_seconds),
            ("--memory-bytes", confinement.memory_bytes),
            ("--file-bytes", confinement.file_bytes),
        ] {
            arguments.extend([flag.into(), value.to_string().into()]);
        }
        arguments.push("--".into());
        arguments.push(std::mem::replace(&mut self.program, executable.into()));
        arguments.append(&mut self.arguments);
        self.arguments = arguments;
        self
    }

    /// Runs it to its end.
    ///
    /// # Errors
    ///
    /// When it cannot be started.
    pub fn run(&self) -> io::Result<ToolOutput> {
        let mut command = Command::new(&self.program);
        command
            .args(&self.arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command.process_group(0);
        if self.clean {
            command.env_clear();
        }
        command.envs(self.environment.iter().map(|(name, value)| (name, value)));
        if let Some(folder) = &self.folder {
            command.current_dir(folder);
        }
        let mut child = command.spawn()?;
        let (stdout, stderr) = (child.stdout.take(), child.stderr.take());
        let bytes_max = self.output_bytes_max;
        std::thread::scope(|scope| {
            // Where no thread can be started, nothing is left running.
            let read = |pipe| Thread::new().spawn_scoped(scope, pipe);
            let outputs = read(Box::new(move || beginning(stdout, bytes_max)) as Reader)
                .and_then(|out| Ok((out, read(Box::new(move || beginning(stderr, bytes_max)))?)));
            let (stdout, stderr) = match outputs {
                Ok(outputs) => outputs,
                Err(error) => {
                    kill_group(&child);
                    child.wait()?;
                    return Err(error);
                }
            };
            let end = self.wait(&mut child)?;
            Ok(ToolOutput {
                end,
                stdout: stdout.join().unwrap_or_default(),
                stderr: stderr.join().unwrap_or_default(),
            })
        })
    }

    fn wait(&self, child: &mut Child) -> io::Result<ProcessEnd> {
        let deadline = Instant::now() + self.deadline;
        let its_end = pid(child).and_then(|pid| pidfd_open(pid, PidfdFlags::empty()).ok());
        let mut idleness = Idleness::of(child.id());
        let mut next_look = Instant::now() + IDLE_LOOK;
        let mut is_idle = || {
            let is_time = self.ends_when_idle && Instant::now() >= next_look;
            if is_time {
                next_look = Instant::now() + IDLE_LOOK;
            }
            is_time && idleness.look() >= IDLE_LOOKS_MAX
        };
        loop {
            if has_ended(child)? {
                // What it started must not outlive it, nor hold its pipes open. Its number is
                // its own until it is waited for.
                kill_group(child);
                return Ok(child.wait()?.into());
            }
            let end = match interruption() {
                Some(_) => ProcessEnd::Interrupted,
                None if Instant::now() >= deadline => ProcessEnd::Deadline,
                None if is_idle() => ProcessEnd::Idle,
                None => {
                    wait_for(its_end.as_ref());
                    continue;
                }
            };
            kill_group(child);
            child.wait()?;
            return Ok(end);
        }
    }
}

/// The program of this name on the `PATH`.
pub fn find_program(name: &str) -> Option<PathBuf> {
    let paths = std::env::var_os("PATH")?;
    std::env::split_paths(&paths)
        .map(|folder| folder.join(OsStr::new(name)))
        .find(|path| path.is_file())
}

/// Whether it has ended; it stays to be waited for.
fn has_ended(child: &Child) -> io::Result<bool> {
    let Some(process) = pid(child) else {
        return Ok(true);
    };
    let options = WaitIdOptions::EXITED | WaitIdOptions::NOHANG | WaitIdOptions::NOWAIT;
    Ok(waitid(WaitId::Pid(process), options)?.is_some())
}

/// Waits for the end of a process, or until it is time to look at other things.
fn wait_for(its_end: Option<&OwnedFd>) {
    let told = its_end.map(|its_end| poll(&mut [PollFd::new(its_end, PollFlags::IN)], Some(&LOOK)));
    if !matches!(told, Some(Ok(_))) {
        std::thread::sleep(LOOK_UNTOLD);
    }
}

fn pid(child: &Child) -> Option<Pid> {
    i32::try_from(child.id()).ok().and_then(Pid::from_raw)
}

fn kill_group(child: &Child) {
    if let Some(group) = pid(child) {
        // Failing means that the group is gone already.
        let _ = kill_process_group(group, Signal::KILL);
    }
}

/// What reads one of a tool's outputs.
type Reader = Box<dyn FnOnce() -> Vec<u8> + Send>;

/// Reads to the end, and keeps the beginning.
fn beginning(from: Option<impl Read>, bytes_max: usize) -> Vec<u8> {
    let mut kept = Vec::new();
    if let Some(mut from) = from {
        // A pipe that breaks has said all that it will say.
        let _ = from.by_ref().take(bytes_max as u64).read_to_end(&mut kept);
        let _ = io::copy(&mut from, &mut io::sink());
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kernel_tells_of_the_end_of_a_tool() {
        let mut child = Command::new("true").spawn().expect("a process");
        let process = pid(&child).expect("it has a number");
        let its_end = pidfd_open(process, PidfdFlags::empty()).expect("Linux 5.3");
        // For ever, if it does not.
        poll(&mut [PollFd::new(&its_end, PollFlags::IN)], None).expect("told");
        assert!(has_ended(&child).expect("it is still to be waited for"));
        assert!(child.wait().expect("it has ended").success());
    }
}
