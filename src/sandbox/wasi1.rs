//! WASI 0.1 for candidates' core modules, from an allow-list of 46 functions.
//!
//! A guest has three descriptors: standard input, output and error. It has no
//! files, no network, no environment and no arguments; its clock is virtual and
//! its entropy a fixed sequence. No call blocks, and each is charged.
//!
//! Layouts and numbers are those of `wasi_snapshot_preview1.witx`.

use wasmtime::{Caller, FuncType, Linker, Result, Val, ValType};

use super::charge::{EPOCH_SECONDS, charge, now_ns};
use super::guest_memory::{memory, put, slice, slice_mut, vector};
use super::state::{State, Stream};
use super::trap::Stop;
use super::wasi1_poll::poll_oneoff;

/// The import module's name.
pub(super) const MODULE: &str = "wasi_snapshot_preview1";

pub(super) const SUCCESS: i32 = 0;
const BADF: i32 = 8;
pub(super) const INVAL: i32 = 28;
const NOSYS: i32 = 52;
const NOTSOCK: i32 = 57;
const SPIPE: i32 = 70;

/// More vectors or subscriptions in one call are refused, as Linux refuses more than `IOV_MAX`.
pub(super) const ENTRIES_MAX: u32 = 1024;
const CHARACTER_DEVICE: u8 = 2;
pub(super) const CLOCK_REALTIME: i32 = 0;

/// Functions on things that a guest cannot have: name, parameters (`i` is i32,
/// `I` is i64), and the error that says so.
const DENIED: &[(&str, &str, i32)] = &[
    ("fd_advise", "iIIi", BADF),
    ("fd_allocate", "iII", BADF),
    ("fd_datasync", "i", BADF),
    ("fd_fdstat_set_rights", "iII", BADF),
    ("fd_filestat_set_size", "iI", BADF),
    ("fd_filestat_set_times", "iIIi", BADF),
    ("fd_pread", "iiiIi", SPIPE),
    ("fd_prestat_dir_name", "iii", BADF),
    // wasi-libc takes any other error than BADF for a broken host.
    ("fd_prestat_get", "ii", BADF),
    ("fd_pwrite", "iiiIi", SPIPE),
    ("fd_readdir", "iiiIi", BADF),
    ("fd_renumber", "ii", BADF),
    ("fd_seek", "iIii", SPIPE),
    ("fd_sync", "i", BADF),
    ("fd_tell", "ii", SPIPE),
    ("path_create_directory", "iii", BADF),
    ("path_filestat_get", "iiiii", BADF),
    ("path_filestat_set_times", "iiiiIIi", BADF),
    ("path_link", "iiiiiii", BADF),
    ("path_open", "iiiiiIIii", BADF),
    ("path_readlink", "iiiiii", BADF),
    ("path_remove_directory", "iii", BADF),
    ("path_rename", "iiiiii", BADF),
    ("path_symlink", "iiiii", BADF),
    ("path_unlink_file", "iii", BADF),
    ("proc_raise", "i", NOSYS),
    ("sock_accept", "iii", NOTSOCK),
    ("sock_recv", "iiiiii", NOTSOCK),
    ("sock_send", "iiiii", NOTSOCK),
    ("sock_shutdown", "ii", NOTSOCK),
];

/// Functions that do something.
const ALLOWED: [&str; 16] = [
    "args_get",
    "args_sizes_get",
    "clock_res_get",
    "clock_time_get",
    "environ_get",
    "environ_sizes_get",
    "fd_close",
    "fd_fdstat_get",
    "fd_fdstat_set_flags",
    "fd_filestat_get",
    "fd_read",
    "fd_write",
    "poll_oneoff",
    "proc_exit",
    "random_get",
    "sched_yield",
];

/// Whether there is a function of this name.
pub(super) fn knows(name: &str) -> bool {
    ALLOWED.contains(&name) || DENIED.iter().any(|(denied, ..)| *denied == name)
}

/// Defines all of it.
pub(super) fn add_to(linker: &mut Linker<State>) -> Result<()> {
    for (name, parameters, errno) in DENIED {
        let parameters = parameters
            .chars()
            .map(|c| if c == 'I' { ValType::I64 } else { ValType::I32 });
        let signature = FuncType::new(linker.engine(), parameters, [ValType::I32]);
        linker.func_new(MODULE, name, signature, move |caller, _, results| {
            charge(caller, 0)?;
            results[0] = Val::I32(*errno);
            Ok(())
        })?;
    }
    linker.func_wrap(MODULE, "args_get", nothing_to_get)?;
    linker.func_wrap(MODULE, "args_sizes_get", no_sizes)?;
    linker.func_wrap(MODULE, "environ_get", nothing_to_get)?;
    linker.func_wrap(MODULE, "environ_sizes_get", no_sizes)?;
    linker.func_wrap(MODULE, "clock_res_get", clock_res_get)?;
    linker.func_wrap(MODULE, "clock_time_get", clock_time_get)?;
    linker.func_wrap(
        MODULE,
        "fd_close",
        |mut caller: Caller<'_, State>, fd: i32| standard(&mut caller, fd),
    )?;
    linker.func_wrap(MODULE, "fd_fdstat_get", fd_fdstat_get)?;
    linker.func_wrap(
        MODULE,
        "fd_fdstat_set_flags",
        |mut caller: Caller<'_, State>, fd: i32, _: i32| standard(&mut caller, fd),
    )?;
    linker.func_wrap(MODULE, "fd_filestat_get", fd_filestat_get)?;
    linker.func_wrap(MODULE, "fd_read", fd_read)?;
    linker.func_wrap(MODULE, "fd_write", fd_write)?;
    linker.func_wrap(MODULE, "poll_oneoff", poll_oneoff)?;
    linker.func_wrap(
        MODULE,
        "proc_exit",
        |_: Caller<'_, State>, code: i32| -> Result<()> { Err(Stop::Exit(code).into()) },
    )?;
    linker.func_wrap(MODULE, "random_get", random_get)?;
    linker.func_wrap(
        MODULE,
        "sched_yield",
        |caller: Caller<'_, State>| -> Result<i32> {
            charge(caller, 0)?;
            Ok(SUCCESS)
        },
    )?;
    Ok(())
}

fn nothing_to_get(caller: Caller<'_, State>, _pointers: i32, _buffer: i32) -> Result<i32> {
    charge(caller, 0)?;
    Ok(SUCCESS)
}

fn no_sizes(mut caller: Caller<'_, State>, count: i32, bytes: i32) -> Result<i32> {
    charge(&mut caller, 0)?;
    let memory = memory(&mut caller)?;
    put(&mut caller, memory, count as u32, &[0; 4])?;
    put(&mut caller, memory, bytes as u32, &[0; 4])?;
    Ok(SUCCESS)
}

fn clock_res_get(mut caller: Caller<'_, State>, _clock: i32, result: i32) -> Result<i32> {
    charge(&mut caller, 0)?;
    let memory = memory(&mut caller)?;
    put(&mut caller, memory, result as u32, &1u64.to_le_bytes())?;
    Ok(SUCCESS)
}

fn clock_time_get(
    mut caller: Caller<'_, State>,
    clock: i32,
    _precision: i64,
    result: i32,
) -> Result<i32> {
    charge(&mut caller, 0)?;
    let mut now = now_ns(&caller)?;
    if clock == CLOCK_REALTIME {
        now += EPOCH_SECONDS * 1_000_000_000;
    }
    let memory = memory(&mut caller)?;
    put(&mut caller, memory, result as u32, &now.to_le_bytes())?;
    Ok(SUCCESS)
}

/// Success for the three standard descriptors: nothing happens to them.
fn standard(caller: &mut Caller<'_, State>, fd: i32) -> Result<i32> {
    charge(caller, 0)?;
    Ok(if (0..=2).contains(&fd) { SUCCESS } else { BADF })
}

fn fd_fdstat_get(mut caller: Caller<'_, State>, fd: i32, result: i32) -> Result<i32> {
    let errno = standard(&mut caller, fd)?;
    if errno == SUCCESS {
        const RIGHT_READ: u64 = 1 << 1;
        const RIGHT_WRITE: u64 = 1 << 6;
        let mut stat = [0; 24];
        stat[0] = CHARACTER_DEVICE;
        let rights = if fd == 0 { RIGHT_READ } else { RIGHT_WRITE };
        stat[8..16].copy_from_slice(&rights.to_le_bytes());
        let memory = memory(&mut caller)?;
        put(&mut caller, memory, result as u32, &stat)?;
    }
    Ok(errno)
}

fn fd_filestat_get(mut caller: Caller<'_, State>, fd: i32, result: i32) -> Result<i32> {
    let errno = standard(&mut caller, fd)?;
    if errno == SUCCESS {
        let mut stat = [0; 64];
        stat[16] = CHARACTER_DEVICE;
        let memory = memory(&mut caller)?;
        put(&mut caller, memory, result as u32, &stat)?;
    }
    Ok(errno)
}

fn fd_read(
    mut caller: Caller<'_, State>,
    fd: i32,
    vectors: i32,
    count: i32,
    result: i32,
) -> Result<i32> {
    if fd != 0 || count as u32 > ENTRIES_MAX {
        charge(&mut caller, 0)?;
        return Ok(if fd != 0 { BADF } else { INVAL });
    }
    charge(&mut caller, u64::from(count as u32) * 8)?;
    let memory = memory(&mut caller)?;
    let mut read = 0u32;
    for index in 0..count as u32 {
        let (address, length) = vector(&mut caller, memory, vectors as u32, index)?;
        let bytes = caller.data_mut().read_stdin(length as usize).to_vec();
        charge(&mut caller, bytes.len() as u64)?;
        put(&mut caller, memory, address, &bytes)?;
        read += bytes.len() as u32;
        if bytes.len() < length as usize {
            break;
        }
    }
    put(&mut caller, memory, result as u32, &read.to_le_bytes())?;
    Ok(SUCCESS)
}

fn fd_write(
    mut caller: Caller<'_, State>,
    fd: i32,
    vectors: i32,
    count: i32,
    result: i32,
) -> Result<i32> {
    let stream = match fd {
        1 => Stream::Stdout,
        2 => Stream::Stderr,
        _ => {
            charge(&mut caller, 0)?;
            return Ok(BADF);
        }
    };
    if count as u32 > ENTRIES_MAX {
        charge(&mut caller, 0)?;
        return Ok(INVAL);
    }
    charge(&mut caller, u64::from(count as u32) * 8)?;
    let memory = memory(&mut caller)?;
    let mut written = 0u32;
    for index in 0..count as u32 {
        let (address, length) = vector(&mut caller, memory, vectors as u32, index)?;
        charge(&mut caller, u64::from(length))?;
        let (bytes, state) = memory.data_and_store_mut(&mut caller);
        state.write(stream, slice(bytes, address, length)?)?;
        written = written.wrapping_add(length);
    }
    put(&mut caller, memory, result as u32, &written.to_le_bytes())?;
    Ok(SUCCESS)
}

fn random_get(mut caller: Caller<'_, State>, address: i32, length: i32) -> Result<i32> {
    charge(&mut caller, u64::from(length as u32))?;
    let memory = memory(&mut caller)?;
    let (bytes, state) = memory.data_and_store_mut(&mut caller);
    state.random(slice_mut(bytes, address as u32, length as u32)?);
    Ok(SUCCESS)
}
