//! WASI 0.2 for the Python runtime: what its libc calls, and nothing more.
//!
//! The imports of the runtime are walked. What a program may do is defined here by
//! name; whatever needs a file, a socket or a terminal is *denied*: the ways to get
//! one answer with their own error type's word for that, so that Python raises its
//! normal error, and the rest cannot be called for want of a handle.
//!
//! Names and layouts are those of the canonical ABI: see [`super::flatten`].

use wasmtime::{AsContextMut, Caller, Extern, ExternType, IntoFunc, Linker, Module, Result, bail};

use super::canonical::{Lowering, word};
use super::charge::{EPOCH_SECONDS, charge, now_ns, sleep_ns};
use super::guest_memory::{memory, put, slice};
use super::handles::Resource;
use super::state::{State, Stream};
use super::trap::Stop;

/// What `check-write` offers; a longer write comes in parts.
const WRITE_BYTES_MAX: u64 = 1 << 20;
/// The most that one read or one request for random bytes gets.
const READ_BYTES_MAX: u64 = 1 << 20;
/// The most times that one call waits for.
const POLLABLES_MAX: u32 = 4096;
const NS_PER_SECOND: u64 = 1_000_000_000;
/// What an argument of a denied function is charged, in instructions.
const ARGUMENT: u64 = 40;
/// Case `closed` of `stream-error`.
const CLOSED: u8 = 1;
/// Case `access-denied` of the sockets' `error-code`.
const ACCESS_DENIED: u8 = 1;
/// Resources that nobody ever gets a handle of.
const NEVER_LENT: [&str; 10] = [
    "descriptor",
    "directory-entry-stream",
    "error",
    "incoming-datagram-stream",
    "outgoing-datagram-stream",
    "resolve-address-stream",
    "tcp-socket",
    "terminal-input",
    "terminal-output",
    "udp-socket",
];

type Cx<'a> = Caller<'a, State>;

/// Defines every import of the runtime.
pub(super) fn add_to(linker: &mut Linker<State>, module: &Module) -> Result<()> {
    for import in module.imports() {
        let (interface, name) = (import.module(), import.name());
        let ExternType::Func(ty) = import.ty() else {
            bail!("the runtime imports `{name}`, which is no function");
        };
        // What returns something that needs room says how that is to be had.
        let (function, realloc) = name.split_once(' ').unwrap_or((name, ""));
        if !realloc.is_empty() && module.get_export(realloc).is_none() {
            bail!("the runtime exports no `{realloc}`");
        }
        if is_out_of_reach(function) {
            linker.func_new(interface, name, ty, |_, _, _| Err(Stop::Denied.into()))?;
            continue;
        }
        let mut at = At {
            linker,
            interface,
            name,
        };
        let known =
            at.plain(function)? || at.stream(function, realloc)? || at.list(function, realloc)?;
        if !known {
            bail!("the runtime imports `{function}` of `{interface}`, which is not known here");
        }
    }
    Ok(())
}

/// Whether it takes a handle that nobody has.
fn is_out_of_reach(function: &str) -> bool {
    let method = function.strip_prefix("[method]");
    let resource = method.and_then(|method| method.split('.').next());
    let resource = resource.or_else(|| function.strip_prefix("[resource-drop]"));
    resource.is_some_and(|resource| NEVER_LENT.contains(&resource))
}

/// The place of one import.
struct At<'a> {
    linker: &'a mut Linker<State>,
    interface: &'a str,
    name: &'a str,
}

impl At<'_> {
    fn put<Parameters, Results>(
        &mut self,
        function: impl IntoFunc<State, Parameters, Results>,
    ) -> Result<bool> {
        self.linker.func_wrap(self.interface, self.name, function)?;
        Ok(true)
    }

    /// Functions that return a number, or a record of a fixed size.
    fn plain(&mut self, function: &str) -> Result<bool> {
        match (self.interface, function) {
            ("wasi:cli/stdin", "get-stdin") => self.put(|cx: Cx<'_>| lend(cx, Resource::Input)),
            ("wasi:cli/stdout", "get-stdout") => {
                self.put(|cx: Cx<'_>| lend(cx, Resource::Output(Stream::Stdout)))
            }
            ("wasi:cli/stderr", "get-stderr") => {
                self.put(|cx: Cx<'_>| lend(cx, Resource::Output(Stream::Stderr)))
            }
            ("wasi:cli/exit", "exit") => self.put(|failed: u32| -> Result<()> {
                Err(Stop::Exit(i32::from(failed != 0)).into())
            }),
            // Our own world's: WASI 0.2 knows only success and failure.
            ("", "exit") => {
                self.put(|code: u32| -> Result<()> { Err(Stop::Exit((code & 0xff) as i32).into()) })
            }
            ("wasi:cli/terminal-stdin", "get-terminal-stdin")
            | ("wasi:cli/terminal-stdout", "get-terminal-stdout")
            | ("wasi:cli/terminal-stderr", "get-terminal-stderr") => {
                self.put(|mut cx: Cx<'_>, to: u32| {
                    charge(&mut cx, 0)?;
                    write(&mut cx, to, &[0])
                })
            }
            ("wasi:clocks/monotonic-clock", "now") => self.put(|mut cx: Cx<'_>| {
                charge(&mut cx, 0)?;
                now_ns(&cx)
            }),
            ("wasi:clocks/monotonic-clock", "resolution") => {
                self.put(|cx: Cx<'_>| charge(cx, 0).map(|()| 1u64))
            }
            ("wasi:clocks/monotonic-clock", "subscribe-instant") => {
                self.put(|cx: Cx<'_>, due: u64| lend(cx, Resource::Pollable(due)))
            }
            ("wasi:clocks/monotonic-clock", "subscribe-duration") => {
                self.put(|cx: Cx<'_>, duration: u64| {
                    let due = now_ns(&cx)?.saturating_add(duration);
                    lend(cx, Resource::Pollable(due))
                })
            }
            ("wasi:clocks/wall-clock", "now") => self.put(|mut cx: Cx<'_>, to: u32| {
                charge(&mut cx, 0)?;
                let now = now_ns(&cx)?;
                let seconds = EPOCH_SECONDS + now / NS_PER_SECOND;
                write_time(&mut cx, to, seconds, (now % NS_PER_SECOND) as u32)
            }),
            ("wasi:clocks/wall-clock", "resolution") => self.put(|mut cx: Cx<'_>, to: u32| {
                charge(&mut cx, 0)?;
                write_time(&mut cx, to, 0, 1)
            }),
            ("wasi:io/poll", "[method]pollable.block") => self.put(|cx: Cx<'_>, pollable: u32| {
                let due = due_ns(&cx, pollable)?;
                wait_until(cx, due)
            }),
            ("wasi:random/random", "get-random-u64") => self.put(|mut cx: Cx<'_>| {
                charge(&mut cx, 8)?;
                let mut bytes = [0; 8];
                cx.data_mut().random(&mut bytes);
                Ok(u64::from_le_bytes(bytes))
            }),
            ("wasi:sockets/instance-network", "instance-network") => {
                self.put(|cx: Cx<'_>| lend(cx, Resource::Network))
            }
            ("wasi:sockets/tcp-create-socket", "create-tcp-socket")
            | ("wasi:sockets/udp-create-socket", "create-udp-socket") => {
                self.put(|mut cx: Cx<'_>, _family: u32, to: u32| {
                    charge(&mut cx, ARGUMENT)?;
                    deny(&mut cx, to)
                })
            }
            ("wasi:sockets/ip-name-lookup", "resolve-addresses") => self.put(
                |mut cx: Cx<'_>, network: u32, _: u32, bytes: u32, to: u32| {
                    charge(&mut cx, 2 * ARGUMENT + u64::from(bytes))?;
                    cx.data().handles.get(network)?;
                    deny(&mut cx, to)
                },
            ),
            (
                _,
                "[resource-drop]pollable"
                | "[resource-drop]input-stream"
                | "[resource-drop]output-stream",
            ) => self.put(|mut cx: Cx<'_>, handle: u32| -> Result<()> {
                cx.data_mut().handles.take_back(handle)?;
                Ok(())
            }),
            _ => Ok(false),
        }
    }

    /// The functions of `wasi:io/streams`.
    fn stream(&mut self, function: &str, realloc: &str) -> Result<bool> {
        match function {
            "[method]input-stream.read" | "[method]input-stream.blocking-read" => {
                let realloc = realloc.to_owned();
                self.put(move |mut cx: Cx<'_>, stream: u32, length: u64, to: u32| {
                    if cx.data().handles.get(stream)? != Resource::Input {
                        return Err(Stop::Denied.into());
                    }
                    let bytes_max = length.min(READ_BYTES_MAX) as usize;
                    let bytes = cx.data_mut().read_stdin(bytes_max).to_vec();
                    charge(&mut cx, bytes.len() as u64)?;
                    if bytes.is_empty() && length > 0 {
                        return write(&mut cx, to, &[1, 0, 0, 0, CLOSED]);
                    }
                    let [address, length] = lowering(&mut cx, &realloc)?.bytes(&mut cx, &bytes)?;
                    write_words(&mut cx, to, &[0, address, length])
                })
            }
            "[method]output-stream.check-write" => {
                self.put(|mut cx: Cx<'_>, stream: u32, to: u32| {
                    charge(&mut cx, 0)?;
                    output(&cx, stream)?;
                    let mut result = [0; 16];
                    result[8..].copy_from_slice(&WRITE_BYTES_MAX.to_le_bytes());
                    write(&mut cx, to, &result)
                })
            }
            "[method]output-stream.write" | "[method]output-stream.blocking-write-and-flush" => {
                self.put(
                    |mut cx: Cx<'_>, stream: u32, from: u32, length: u32, to: u32| {
                        charge(&mut cx, u64::from(length))?;
                        let stream = output(&cx, stream)?;
                        let memory = memory(&mut cx)?;
                        let (bytes, state) = memory.data_and_store_mut(&mut cx);
                        state.write(stream, slice(bytes, from, length)?)?;
                        write(&mut cx, to, &[0])
                    },
                )
            }
            "[method]output-stream.flush" | "[method]output-stream.blocking-flush" => {
                self.put(|mut cx: Cx<'_>, stream: u32, to: u32| {
                    charge(&mut cx, 0)?;
                    output(&cx, stream)?;
                    write(&mut cx, to, &[0])
                })
            }
            "[method]input-stream.subscribe" | "[method]output-stream.subscribe" => {
                // Standard streams are always ready.
                self.put(|cx: Cx<'_>, stream: u32| {
                    cx.data().handles.get(stream)?;
                    lend(cx, Resource::Pollable(0))
                })
            }
            _ => Ok(false),
        }
    }

    /// Functions that return a list.
    fn list(&mut self, function: &str, realloc: &str) -> Result<bool> {
        let realloc = realloc.to_owned();
        match (self.interface, function) {
            ("wasi:io/poll", "poll") => {
                self.put(move |mut cx: Cx<'_>, pollables: u32, count: u32, to: u32| {
                    charge(&mut cx, u64::from(count) * 16)?;
                    let ready = poll(&mut cx, pollables, count)?;
                    let list = lowering(&mut cx, &realloc)?.words(&mut cx, &ready)?;
                    write_words(&mut cx, to, &list)
                })
            }
            ("wasi:random/random", "get-random-bytes") => {
                self.put(move |mut cx: Cx<'_>, length: u64, to: u32| {
                    if length > READ_BYTES_MAX {
                        return Err(Stop::OutOfFuel.into());
                    }
                    charge(&mut cx, length)?;
                    let mut bytes = vec![0; length as usize];
                    cx.data_mut().random(&mut bytes);
                    let list = lowering(&mut cx, &realloc)?.bytes(&mut cx, &bytes)?;
                    write_words(&mut cx, to, &list)
                })
            }
            // There is none of these.
            ("wasi:cli/environment", "get-environment" | "get-arguments")
            | ("wasi:filesystem/preopens", "get-directories") => {
                self.put(move |mut cx: Cx<'_>, to: u32| {
                    charge(&mut cx, 0)?;
                    let list = lowering(&mut cx, &realloc)?.words(&mut cx, &[])?;
                    write_words(&mut cx, to, &list)
                })
            }
            _ => Ok(false),
        }
    }
}

/// Lends something: its handle.
fn lend(mut cx: Cx<'_>, resource: Resource) -> Result<u32> {
    charge(&mut cx, 0)?;
    Ok(cx.data_mut().handles.lend(resource)?)
}

fn output(cx: &Cx<'_>, handle: u32) -> Result<Stream, Stop> {
    match cx.data().handles.get(handle)? {
        Resource::Output(stream) => Ok(stream),
        _ => Err(Stop::Denied),
    }
}

/// Waits for the first of them, and tells which are ready.
fn poll(cx: &mut Cx<'_>, pollables: u32, count: u32) -> Result<Vec<u32>> {
    if count > POLLABLES_MAX {
        return Err(Stop::Denied.into());
    }
    let memory = memory(cx)?;
    let (bytes, state) = memory.data_and_store_mut(&mut *cx);
    let mut due = Vec::new();
    for index in 0..count {
        let handle = word(bytes, pollables.saturating_add(index.saturating_mul(4)))?;
        due.push(pollable(state, handle)?);
    }
    wait_until(&mut *cx, due.iter().copied().min().unwrap_or(0))?;
    let now = now_ns(&*cx)?;
    let ready = (0u32..)
        .zip(&due)
        .filter(|(_, due)| **due <= now)
        .map(|(index, _)| index);
    Ok(ready.collect())
}

fn due_ns(cx: &Cx<'_>, handle: u32) -> Result<u64> {
    Ok(pollable(cx.data(), handle)?)
}

fn pollable(state: &State, handle: u32) -> Result<u64, Stop> {
    match state.handles.get(handle)? {
        Resource::Pollable(due) => Ok(due),
        _ => Err(Stop::Denied),
    }
}

fn wait_until(mut cx: impl AsContextMut<Data = State>, due_ns: u64) -> Result<()> {
    charge(&mut cx, 0)?;
    let now = now_ns(&cx)?;
    if due_ns > now {
        sleep_ns(&mut cx, due_ns - now)
    } else {
        Ok(())
    }
}

/// The sockets' "no".
fn deny(cx: &mut Cx<'_>, to: u32) -> Result<()> {
    write(cx, to, &[1, 0, 0, 0, ACCESS_DENIED])
}

/// The way into the guest's memory, with the function of this name to make room.
fn lowering(cx: &mut Cx<'_>, realloc: &str) -> Result<Lowering> {
    let memory = memory(cx)?;
    match cx.get_export(realloc) {
        Some(Extern::Func(realloc)) => Ok(Lowering { memory, realloc }),
        _ => bail!("the runtime exports no `{realloc}`"),
    }
}

fn write(cx: &mut Cx<'_>, to: u32, bytes: &[u8]) -> Result<()> {
    let memory = memory(cx)?;
    put(cx, memory, to, bytes)
}

fn write_words(cx: &mut Cx<'_>, to: u32, words: &[u32]) -> Result<()> {
    let bytes: Vec<u8> = words.iter().flat_map(|word| word.to_le_bytes()).collect();
    write(cx, to, &bytes)
}

/// A `datetime`.
fn write_time(cx: &mut Cx<'_>, to: u32, seconds: u64, nanoseconds: u32) -> Result<()> {
    let mut time = [0; 16];
    time[..8].copy_from_slice(&seconds.to_le_bytes());
    time[8..12].copy_from_slice(&nanoseconds.to_le_bytes());
    write(cx, to, &time)
}
