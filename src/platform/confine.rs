//! Taking away what a process does not need: files, network, resources.

use std::ffi::OsString;
use std::io;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use landlock::{
    ABI, Access, AccessFs, AccessNet, CompatLevel, Compatible, PathBeneath, PathFd, Ruleset,
    RulesetAttr, RulesetCreatedAttr, RulesetStatus,
};
use rustix::process::{Resource, Rlimit, Signal, set_parent_process_death_signal, setrlimit};

/// The kernel interface that is asked for; an older kernel gives what it has.
const LANDLOCK: ABI = ABI::V5;

/// What is left to a confined tool.
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

/// Whether the kernel confines file access.
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
    let limits = [
        (Resource::Cpu, confinement.cpu_seconds),
        (Resource::As, confinement.memory_bytes),
        (Resource::Fsize, confinement.file_bytes),
        (Resource::Core, 0),
        (Resource::Nofile, 256),
    ];
    for (resource, value) in limits {
        let limit = Rlimit {
            current: Some(value),
            maximum: Some(value),
        };
        if let Err(error) = setrlimit(resource, limit) {
            return error.into();
        }
    }
    if let Err(error) =
        die_with_parent().and_then(|()| restrict(&confinement.readable, &confinement.writable))
    {
        return error;
    }
    Command::new(program).args(arguments).exec()
}

/// Confines a worker for good: it reads the cache, and nothing else.
///
/// # Errors
///
/// When the kernel has Landlock and refuses.
pub fn confine_worker(cache: &Path) -> io::Result<()> {
    let none = Rlimit {
        current: Some(0),
        maximum: Some(0),
    };
    setrlimit(Resource::Core, none)?;
    // wasmtime asks once what the processor and the memory are like.
    let readable = [cache.to_owned(), "/proc/self".into(), "/sys".into()];
    restrict(&readable, &[])
}

/// Has the kernel kill this process when its parent ends.
///
/// # Errors
///
/// When the kernel refuses.
pub fn die_with_parent() -> io::Result<()> {
    Ok(set_parent_process_death_signal(Some(Signal::KILL))?)
}

fn restrict(readable: &[PathBuf], writable: &[PathBuf]) -> io::Result<()> {
    if !landlock_works() {
        return Ok(());
    }
    let apply = || -> Result<RulesetStatus, landlock::RulesetError> {
        let mut rules = Ruleset::default()
            .handle_access(AccessFs::from_all(LANDLOCK))?
            .handle_access(AccessNet::from_all(LANDLOCK))?
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
