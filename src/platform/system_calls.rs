//! Which system calls a confined process may make.
//!
//! Landlock decides about files; these filters close what it has no word for:
//! sockets of every kind, other processes, and the kernel's wider surface.

use std::collections::BTreeMap;
use std::fs;
use std::io;

use seccompiler::{
    BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter,
    SeccompRule, TargetArch,
};

/// What a tool (a compiler, a linker) never needs. The rest stays allowed, since
/// toolchains differ.
const REFUSED_TO_TOOLS: &[i64] = &[
    libc::SYS_socket,
    // It could do the work of every other call, unseen by a filter.
    libc::SYS_io_uring_setup,
    libc::SYS_ptrace,
    libc::SYS_process_vm_readv,
    libc::SYS_process_vm_writev,
    libc::SYS_pidfd_getfd,
    libc::SYS_bpf,
    libc::SYS_perf_event_open,
    libc::SYS_userfaultfd,
    libc::SYS_keyctl,
    libc::SYS_add_key,
    libc::SYS_request_key,
    libc::SYS_unshare,
    libc::SYS_setns,
    libc::SYS_mount,
    libc::SYS_move_mount,
    libc::SYS_open_tree,
    libc::SYS_fsopen,
    libc::SYS_pivot_root,
    libc::SYS_chroot,
];

/// All that a worker needs once it has started: memory, threads of its own, its
/// pipes, time, and an end. No file is opened, no process started, no signal sent
/// to others.
const LEFT_TO_WORKERS: &[i64] = &[
    libc::SYS_read,
    libc::SYS_readv,
    libc::SYS_write,
    libc::SYS_writev,
    libc::SYS_close,
    libc::SYS_fstat,
    libc::SYS_lseek,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_poll,
    libc::SYS_ppoll,
    libc::SYS_dup,
    // wasmtime asks the kernel which pages a program has written, and keeps what
    // memories begin with in a file that has no name.
    libc::SYS_ioctl,
    // How many page faults it had: without one, no other page than before was written.
    libc::SYS_getrusage,
    libc::SYS_memfd_create,
    libc::SYS_ftruncate,
    libc::SYS_mmap,
    libc::SYS_munmap,
    libc::SYS_mprotect,
    libc::SYS_mremap,
    libc::SYS_madvise,
    libc::SYS_membarrier,
    libc::SYS_brk,
    libc::SYS_futex,
    libc::SYS_sched_yield,
    libc::SYS_sched_getaffinity,
    libc::SYS_getrandom,
    libc::SYS_clock_gettime,
    libc::SYS_clock_nanosleep,
    libc::SYS_nanosleep,
    libc::SYS_gettid,
    libc::SYS_getpid,
    libc::SYS_rt_sigaction,
    libc::SYS_rt_sigprocmask,
    libc::SYS_rt_sigreturn,
    libc::SYS_sigaltstack,
    libc::SYS_restart_syscall,
    libc::SYS_set_robust_list,
    libc::SYS_rseq,
    libc::SYS_exit,
    libc::SYS_exit_group,
];

/// What a worker may ask of a descriptor: nothing that sends signals.
const LEFT_OF_FCNTL: [i32; 7] = [
    libc::F_GETFD,
    libc::F_SETFD,
    libc::F_GETFL,
    libc::F_SETFL,
    libc::F_DUPFD_CLOEXEC,
    libc::F_ADD_SEALS,
    libc::F_GET_SEALS,
];

/// On x86-64, a program of the x32 interface reaches the same calls by numbers with this bit.
const X32_BIT: i64 = 0x4000_0000;

/// Refuses this process, and all that it becomes and starts, what tools never need.
///
/// # Errors
///
/// When the kernel refuses the filter.
pub(super) fn confine_tool() -> io::Result<()> {
    let numbers = REFUSED_TO_TOOLS
        .iter()
        .flat_map(|number| [*number, *number | X32_BIT]);
    let rules = numbers.map(|number| (number, Vec::new())).collect();
    // As if a firewall or a missing privilege were in the way.
    let refusal = SeccompAction::Errno(libc::EACCES as u32);
    apply(rules, SeccompAction::Allow, refusal)
}

/// Leaves this process what a worker needs, and nothing else.
///
/// # Errors
///
/// When the kernel refuses the filter.
pub(super) fn confine_worker() -> io::Result<()> {
    let mut rules: BTreeMap<i64, Vec<SeccompRule>> = LEFT_TO_WORKERS
        .iter()
        .map(|number| (*number, Vec::new()))
        .collect();
    // A new thread, but no new process; the C library falls back to this call from `clone3`.
    let thread = libc::CLONE_THREAD as u64;
    let is_thread = SeccompCondition::new(
        0,
        SeccompCmpArgLen::Qword,
        SeccompCmpOp::MaskedEq(thread),
        thread,
    );
    let only_itself = SeccompCondition::new(
        0,
        SeccompCmpArgLen::Dword,
        SeccompCmpOp::Eq,
        u64::from(std::process::id()),
    );
    let fcntl = LEFT_OF_FCNTL.map(|command| {
        let command = command as u64;
        SeccompCondition::new(1, SeccompCmpArgLen::Dword, SeccompCmpOp::Eq, command)
            .and_then(|condition| SeccompRule::new(vec![condition]))
            .map_err(io::Error::other)
    });
    rules.insert(
        libc::SYS_fcntl,
        fcntl.into_iter().collect::<io::Result<_>>()?,
    );
    for (number, condition) in [
        (libc::SYS_clone, is_thread),
        // An abort is a signal to oneself.
        (libc::SYS_tgkill, only_itself),
    ] {
        let rule = condition.and_then(|condition| SeccompRule::new(vec![condition]));
        rules.insert(number, vec![rule.map_err(io::Error::other)?]);
    }
    // "There is no such call": libraries that try a new one first go on with an old one.
    let refusal = SeccompAction::Errno(libc::ENOSYS as u32);
    apply(rules, refusal, SeccompAction::Allow)
}

fn apply(
    rules: BTreeMap<i64, Vec<SeccompRule>>,
    otherwise: SeccompAction,
    listed: SeccompAction,
) -> io::Result<()> {
    let machine = TargetArch::try_from(std::env::consts::ARCH).map_err(io::Error::other)?;
    let filter = SeccompFilter::new(rules, otherwise, listed, machine).map_err(io::Error::other)?;
    let program = BpfProgram::try_from(filter).map_err(io::Error::other)?;
    match seccompiler::apply_filter(&program) {
        Ok(()) => Ok(()),
        // A kernel without filters: `doctor` says so, and the other walls stand.
        Err(seccompiler::Error::Prctl(error) | seccompiler::Error::Seccomp(error))
            if [Some(libc::ENOSYS), Some(libc::EINVAL)].contains(&error.raw_os_error()) =>
        {
            Ok(())
        }
        Err(error) => Err(io::Error::other(error)),
    }
}

/// Whether the kernel filters system calls.
pub fn filters_work() -> bool {
    fs::read_to_string("/proc/sys/kernel/seccomp/actions_avail")
        .is_ok_and(|actions| actions.contains("errno"))
}
