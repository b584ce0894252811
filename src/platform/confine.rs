//! Taking away what a process does not need: files, network, resources.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::Command;

use landlock::{
    ABI, Access, AccessFs, AccessNet, CompatLevel, Compatible, PathBeneath, PathFd, Ruleset,
    RulesetAttr, RulesetCreatedAttr, RulesetStatus, Scope,
};
use rustix::process::{
    Resource, Rlimit, Signal, getrlimit, set_parent_process_death_signal, setrlimit,
};

use super::system_calls;

/// The kernel interface that is asked for; an older kernel gives what it has.
const LANDLOCK: ABI = ABI::V6;
/// Descriptors of a confined tool.
const FILES_MAX: u64 = 256;
/// Processes and threads that a confined tool may add to those of the machine. The
/// kernel counts them for the whole user, so the bound is far above what any
/// compiler starts: it stops a flood, and never an honest build beside other work.
const PROCESSES_MORE: u64 = 4096;

/// What is left to a confined tool. It never has a network.
#[derive(Clone, Debug, Default)]
pub struct Confinement {
    /// Files and folders that it may read and execute. Missing ones are left out.
    pub readable: Vec<PathBuf>,
    /// Folders that it may write in.
    pub writable: Vec<PathBuf>,
    /// Processor time, in seconds.
    pub cpu_seconds: u64,
    /// Address space, in bytes.
    pub memory_bytes: u64,
    /// The largest file that it may write, in bytes.
    pub file_bytes: u64,
}

/// What a worker may use of the machine.
#[derive(Clone, Copy, Debug)]
pub struct WorkerBounds {
    /// Memory that it can write, in bytes: address space as such is no measure,
    /// since WebAssembly reserves far more than it uses.
    pub memory_bytes: u64,
    /// Processor time in seconds, where it is bounded.
    pub cpu_seconds: Option<u64>,
}

/// Whether the kernel confines file access: Linux 5.13 and later, where Landlock is on.
pub fn landlock_works() -> bool {
    // Asking for a rule set that is never enforced changes nothing.
    Ruleset::default()
        .set_compatibility(CompatLevel::HardRequirement)
        .handle_access(AccessFs::from_all(ABI::V1))
        .and_then(Ruleset::create)
        .is_ok()
}

/// Confines this process and becomes another program. Returns only on failure.
pub fn exec_confined(confinement: &Confinement, program: &[OsString]) -> io::Error {
    let Some((program, arguments)) = program.split_first() else {
        return io::Error::other("no program to run");
    };
    let confine = || -> io::Result<()> {
        be_the_first_to_go();
        for (resource, value, flag) in [
            (Resource::Cpu, confinement.cpu_seconds, "-t"),
            (Resource::As, confinement.memory_bytes, "-v"),
            (Resource::Fsize, confinement.file_bytes, "-f"),
        ] {
            // An honest source could fail for it, and would be blamed.
            if getrlimit(resource).maximum.is_some_and(|most| most < value) {
                return Err(io::Error::other(format!(
                    "a limit of this machine (`ulimit {flag}`) is lower than compiling may need: raise it"
                )));
            }
        }
        limit_cpu(confinement.cpu_seconds)?;
        limit(Resource::As, confinement.memory_bytes)?;
        limit(Resource::Fsize, confinement.file_bytes)?;
        limit(Resource::Core, 0)?;
        limit(Resource::Nofile, FILES_MAX)?;
        if let Some(running) = processes_of_machine() {
            limit(Resource::Nproc, running + PROCESSES_MORE)?;
        }
        die_with_parent()?;
        restrict(&confinement.readable, &confinement.writable)?;
        system_calls::confine_tool()
    };
    match confine() {
        Ok(()) => Command::new(program).args(arguments).exec(),
        Err(error) => error,
    }
}

/// Confines a worker for good: no file, no network, no other process.
///
/// # Errors
///
/// When the kernel has the means and refuses.
pub fn confine_worker(bounds: WorkerBounds) -> io::Result<()> {
    be_the_first_to_go();
    limit(Resource::Core, 0)?;
    limit(Resource::Data, bounds.memory_bytes)?;
    if let Some(seconds) = bounds.cpu_seconds {
        limit_cpu(seconds)?;
    }
    restrict(&[], &[])?;
    system_calls::confine_worker()?;
    // Without it wasmtime would fill memories at each start, at a price in instructions
    // that other machines do not ask: better no count than another one.
    rustix::fs::memfd_create("gradebox", rustix::fs::MemfdFlags::CLOEXEC)?;
    Ok(())
}

/// Has the kernel kill this process when its parent ends.
///
/// # Errors
///
/// When the kernel refuses.
pub fn die_with_parent() -> io::Result<()> {
    Ok(set_parent_process_death_signal(Some(Signal::KILL))?)
}

/// Where the machine runs out of memory, the kernel ends this process, and not its parent.
fn be_the_first_to_go() {
    // Not worth failing for.
    let _ = fs::write("/proc/self/oom_score_adj", "1000");
}

/// The process is told by SIGXCPU before it is killed: who sees how it ended knows why.
fn limit_cpu(seconds: u64) -> io::Result<()> {
    const UNTIL_KILLED_SECONDS: u64 = 5;
    lower(Resource::Cpu, seconds, seconds + UNTIL_KILLED_SECONDS)
}

fn limit(resource: Resource, value: u64) -> io::Result<()> {
    lower(resource, value, value)
}

/// Lowers a limit; one that is lower already stays.
fn lower(resource: Resource, current: u64, maximum: u64) -> io::Result<()> {
    let most = getrlimit(resource).maximum;
    let within = |value: u64| Some(most.map_or(value, |most| most.min(value)));
    let limit = Rlimit {
        current: within(current),
        maximum: within(maximum),
    };
    Ok(setrlimit(resource, limit)?)
}

/// Processes and threads of all users, as in `0.20 0.18 0.12 1/80 11206`.
fn processes_of_machine() -> Option<u64> {
    let about = fs::read_to_string("/proc/loadavg").ok()?;
    let (_, all) = about.split(' ').nth(3)?.split_once('/')?;
    all.parse().ok()
}

fn restrict(readable: &[PathBuf], writable: &[PathBuf]) -> io::Result<()> {
    if !landlock_works() {
        return Ok(());
    }
    let apply = || -> Result<RulesetStatus, landlock::RulesetError> {
        let mut rules = Ruleset::default()
            .handle_access(AccessFs::from_all(LANDLOCK))?
            .handle_access(AccessNet::from_all(LANDLOCK))?
            .scope(Scope::from_all(LANDLOCK))?
            .create()?;
        for (paths, access) in [
            (readable, AccessFs::from_read(LANDLOCK)),
            (writable, AccessFs::from_all(LANDLOCK)),
        ] {
            for path in paths {
                // A path that is not there needs no rule.
                if let Ok(file) = PathFd::new(path) {
                    let access = if path.is_dir() {
                        access
                    } else {
                        access & AccessFs::from_file(LANDLOCK)
                    };
                    rules = rules.add_rule(PathBeneath::new(file, access))?;
                }
            }
        }
        Ok(rules.restrict_self()?.ruleset)
    };
    match apply() {
        Ok(RulesetStatus::NotEnforced) => {
            Err(io::Error::other("Landlock is there and was not enforced"))
        }
        Ok(_) => Ok(()),
        Err(error) => Err(io::Error::other(error)),
    }
}
