//! Running the tools of a toolchain: compilers, interpreters, package managers.

use std::ffi::{OsStr, OsString};
use std::io::{self, Read};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process_group};

use super::Confinement;

/// How often a running tool is looked at.
const LOOK: Duration = Duration::from_millis(5);

/// A program to run, with its arguments and surroundings.
#[derive(Clone, Debug)]
pub struct Tool {
    program: OsString,
    arguments: Vec<OsString>,
    environment: Vec<(OsString, OsString)>,
    clean: bool,
    folder: Option<PathBuf>,
    deadline: Duration,
    output_bytes_max: usize,
}

/// How a tool ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ToolEnd {
    /// By itself, with this exit code.
    Exited(i32),
    /// By a signal: crashed, or over a resource limit.
    Killed(i32),
    /// It was killed at its deadline.
    Deadline,
}

/// What a tool did.
#[derive(Clone, Debug)]
pub struct ToolOutput {
    /// How it ended.
    pub end: ToolEnd,
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
        std::thread::scope(|scope| {
            let stdout = scope.spawn(|| beginning(stdout, self.output_bytes_max));
            let stderr = scope.spawn(|| beginning(stderr, self.output_bytes_max));
            let end = self.wait(&mut child)?;
            let output = |thread: std::thread::ScopedJoinHandle<'_, Vec<u8>>| {
                thread.join().unwrap_or_default()
            };
            Ok(ToolOutput {
                end,
                stdout: output(stdout),
                stderr: output(stderr),
            })
        })
    }

    fn wait(&self, child: &mut Child) -> io::Result<ToolEnd> {
        use std::os::unix::process::ExitStatusExt;
        let deadline = Instant::now() + self.deadline;
        loop {
            if let Some(status) = child.try_wait()? {
                // What it started must not outlive it, nor hold its pipes open.
                kill_group(child);
                return Ok(match (status.code(), status.signal()) {
                    (Some(code), _) => ToolEnd::Exited(code),
                    (None, signal) => ToolEnd::Killed(signal.unwrap_or(0)),
                });
            }
            if Instant::now() >= deadline {
                kill_group(child);
                child.wait()?;
                return Ok(ToolEnd::Deadline);
            }
            std::thread::sleep(LOOK);
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

fn kill_group(child: &Child) {
    if let Some(group) = i32::try_from(child.id()).ok().and_then(Pid::from_raw) {
        // Failing means that the group is gone already.
        let _ = kill_process_group(group, Signal::KILL);
    }
}

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
