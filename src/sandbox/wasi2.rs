//! WASI 0.2 for the Python runtime: what its libc calls, and nothing more.
//!
//! The imports of the component are walked. What a program may do is defined
//! here by name; everything else (files, sockets, terminals) is *denied*: it
//! answers with its own error type's word for that, so that Python raises its
//! normal error.

use wasmtime::component::types::{ComponentFunc, ComponentItem};
use wasmtime::component::{
    Component, ComponentType, Linker, LinkerInstance, Lower, Resource, ResourceType, Type, Val,
};
use wasmtime::{Result, StoreContextMut, bail};

use super::charge::{EPOCH_SECONDS, charge, now_ns, sleep_ns};
use super::state::{State, Stream};
use super::trap::Stop;

/// What `check-write` offers; a longer write comes in parts.
const WRITE_BYTES_MAX: u64 = 1 << 20;
/// The most that one read or one request for random bytes gets.
const READ_BYTES_MAX: u64 = 1 << 20;
const NS_PER_SECOND: u64 = 1_000_000_000;
/// The words that error types have for "no".
const DENIALS: [&str; 4] = ["access", "access-denied", "not-supported", "closed"];

/// A resource that is only a number: a stream's descriptor.
struct Handle;
/// A resource that is ready at some virtual time, which [`State`] keeps.
struct Pollable;
type Cx<'a> = StoreContextMut<'a, State>;

#[derive(ComponentType, Lower)]
#[component(variant)]
enum StreamError {
    #[allow(
        dead_code,
        reason = "part of the interface's type; our streams never fail"
    )]
    #[component(name = "last-operation-failed")]
    LastOperationFailed(Resource<Handle>),
    #[component(name = "closed")]
    Closed,
}

#[derive(ComponentType, Lower)]
#[component(record)]
struct Datetime {
    seconds: u64,
    nanoseconds: u32,
}

/// Defines every import of the component.
pub(super) fn add_to(linker: &mut Linker<State>, component: &Component) -> Result<()> {
    let engine = linker.engine().clone();
    for (name, item) in component.component_type().imports(&engine) {
        let interface = match item.ty {
            ComponentItem::ComponentInstance(interface) => interface,
            // Our own world's: WASI 0.2 knows only success and failure.
            ComponentItem::ComponentFunc(_) if name == "exit" => {
                linker.root().func_wrap(name, exit_with_code)?;
                continue;
            }
            _ => bail!("the runtime imports `{name}`, which is not an interface"),
        };
        let mut instance = linker.instance(name)?;
        let interface_name = name.split('@').next().unwrap_or(name);
        for (name, item) in interface.exports(&engine) {
            match item.ty {
                ComponentItem::Resource(_) if name == "pollable" => {
                    let ty = ResourceType::host::<Pollable>();
                    instance.resource(name, ty, |mut cx, rep| {
                        cx.data_mut().pollables.forget(rep);
                        cx.data_mut().take_back();
                        Ok(())
                    })?;
                }
                ComponentItem::Resource(_) => {
                    let ty = ResourceType::host::<Handle>();
                    instance.resource(name, ty, |mut cx, _| {
                        cx.data_mut().take_back();
                        Ok(())
                    })?;
                }
                ComponentItem::ComponentFunc(_) if allow(&mut instance, interface_name, name)? => {}
                ComponentItem::ComponentFunc(_) => instance.func_new(name, deny)?,
                _ => {}
            }
        }
    }
    Ok(())
}

/// Defines the function if it is one that a program may call.
fn allow(to: &mut LinkerInstance<'_, State>, interface: &str, name: &str) -> Result<bool> {
    match (interface, name) {
        ("wasi:cli/stdin", "get-stdin") => to.func_wrap(name, |cx, ()| handle(cx, 0))?,
        ("wasi:cli/stdout", "get-stdout") => to.func_wrap(name, |cx, ()| handle(cx, 1))?,
        ("wasi:cli/stderr", "get-stderr") => to.func_wrap(name, |cx, ()| handle(cx, 2))?,
        ("wasi:cli/exit", "exit") => to.func_wrap(
            name,
            |_: Cx<'_>, (status,): (Result<(), ()>,)| -> Result<()> {
                Err(Stop::Exit(i32::from(status.is_err())).into())
            },
        )?,
        ("wasi:cli/exit", "exit-with-code") => to.func_wrap(name, exit_with_code)?,
        ("wasi:clocks/monotonic-clock", "now") => to.func_wrap(name, |mut cx: Cx<'_>, ()| {
            charge(&mut cx, 0)?;
            Ok((now_ns(&cx)?,))
        })?,
        ("wasi:clocks/monotonic-clock", "resolution") => to.func_wrap(name, |cx: Cx<'_>, ()| {
            charge(cx, 0)?;
            Ok((1u64,))
        })?,
        ("wasi:clocks/monotonic-clock", "subscribe-instant") => {
            to.func_wrap(name, |cx: Cx<'_>, (due,): (u64,)| pollable(cx, due))?;
        }
        ("wasi:clocks/monotonic-clock", "subscribe-duration") => {
            to.func_wrap(name, |cx: Cx<'_>, (duration,): (u64,)| {
                let due = now_ns(&cx)?.saturating_add(duration);
                pollable(cx, due)
            })?;
        }
        ("wasi:clocks/wall-clock", "now") => to.func_wrap(name, |mut cx: Cx<'_>, ()| {
            charge(&mut cx, 0)?;
            let now = now_ns(&cx)?;
            let seconds = EPOCH_SECONDS + now / NS_PER_SECOND;
            Ok((Datetime {
                seconds,
                nanoseconds: (now % NS_PER_SECOND) as u32,
            },))
        })?,
        ("wasi:clocks/wall-clock", "resolution") => to.func_wrap(name, |cx: Cx<'_>, ()| {
            charge(cx, 0)?;
            Ok((Datetime {
                seconds: 0,
                nanoseconds: 1,
            },))
        })?,
        ("wasi:io/poll", "[method]pollable.block") => {
            to.func_wrap(name, |cx: Cx<'_>, (due,): (Resource<Pollable>,)| {
                let due = cx.data().pollables.due_ns(due.rep());
                wait_until(cx, due)
            })?;
        }
        ("wasi:io/poll", "[method]pollable.ready") => {
            to.func_wrap(name, |mut cx: Cx<'_>, (due,): (Resource<Pollable>,)| {
                charge(&mut cx, 0)?;
                Ok((cx.data().pollables.due_ns(due.rep()) <= now_ns(&cx)?,))
            })?;
        }
        ("wasi:io/poll", "poll") => to.func_wrap(name, poll)?,
        ("wasi:io/streams", name) => return allow_stream(to, name),
        // The network as such; every use of it is denied.
        ("wasi:sockets/instance-network", "instance-network") => {
            to.func_wrap(name, |cx, ()| handle(cx, 0))?
        }
        ("wasi:random/random", "get-random-bytes") => {
            to.func_wrap(name, |mut cx: Cx<'_>, (length,): (u64,)| {
                if length > READ_BYTES_MAX {
                    return Err(Stop::OutOfFuel.into());
                }
                charge(&mut cx, length)?;
                let mut bytes = vec![0; length as usize];
                cx.data_mut().random(&mut bytes);
                Ok((bytes,))
            })?
        }
        ("wasi:random/random", "get-random-u64") => to.func_wrap(name, |mut cx: Cx<'_>, ()| {
            charge(&mut cx, 8)?;
            let mut bytes = [0; 8];
            cx.data_mut().random(&mut bytes);
            Ok((u64::from_le_bytes(bytes),))
        })?,
        _ => return Ok(false),
    }
    Ok(true)
}

fn exit_with_code(_: Cx<'_>, (code,): (u8,)) -> Result<()> {
    Err(Stop::Exit(i32::from(code)).into())
}

/// The functions of `wasi:io/streams`.
fn allow_stream(to: &mut LinkerInstance<'_, State>, name: &str) -> Result<bool> {
    match name {
        "[method]input-stream.read" | "[method]input-stream.blocking-read" => {
            to.func_wrap(
                name,
                |mut cx: Cx<'_>, (stream, length): (Resource<Handle>, u64)| {
                    if stream.rep() != 0 {
                        charge(&mut cx, 0)?;
                        return Ok((Err(StreamError::Closed),));
                    }
                    let bytes = cx
                        .data_mut()
                        .read_stdin(length.min(READ_BYTES_MAX) as usize)
                        .to_vec();
                    charge(&mut cx, bytes.len() as u64)?;
                    let at_end = bytes.is_empty() && length > 0;
                    Ok((if at_end {
                        Err(StreamError::Closed)
                    } else {
                        Ok(bytes)
                    },))
                },
            )?;
        }
        "[method]output-stream.check-write" => {
            to.func_wrap(name, |cx: Cx<'_>, (_,): (Resource<Handle>,)| {
                charge(cx, 0)?;
                Ok((Ok::<_, StreamError>(WRITE_BYTES_MAX),))
            })?;
        }
        "[method]output-stream.write" | "[method]output-stream.blocking-write-and-flush" => {
            to.func_wrap(
                name,
                |mut cx: Cx<'_>, (stream, bytes): (Resource<Handle>, Vec<u8>)| {
                    charge(&mut cx, bytes.len() as u64)?;
                    let stream = if stream.rep() == 2 {
                        Stream::Stderr
                    } else {
                        Stream::Stdout
                    };
                    cx.data_mut().write(stream, &bytes)?;
                    Ok((Ok::<(), StreamError>(()),))
                },
            )?;
        }
        "[method]output-stream.flush" | "[method]output-stream.blocking-flush" => {
            to.func_wrap(name, |cx: Cx<'_>, (_,): (Resource<Handle>,)| {
                charge(cx, 0)?;
                Ok((Ok::<(), StreamError>(()),))
            })?;
        }
        "[method]input-stream.subscribe" | "[method]output-stream.subscribe" => {
            // Standard streams are always ready.
            to.func_wrap(name, |cx: Cx<'_>, (_,): (Resource<Handle>,)| {
                pollable(cx, 0)
            })?;
        }
        _ => return Ok(false),
    }
    Ok(true)
}

/// Hands out a handle.
fn handle(mut cx: Cx<'_>, rep: u32) -> Result<(Resource<Handle>,)> {
    charge(&mut cx, 0)?;
    cx.data_mut().hand_out()?;
    Ok((Resource::new_own(rep),))
}

/// Hands out a pollable that is ready at this virtual time.
fn pollable(mut cx: Cx<'_>, due_ns: u64) -> Result<(Resource<Pollable>,)> {
    charge(&mut cx, 0)?;
    cx.data_mut().hand_out()?;
    Ok((Resource::new_own(cx.data_mut().pollables.remember(due_ns)),))
}

/// Waits for the first of them, and tells which are ready.
fn poll(mut cx: Cx<'_>, (pollables,): (Vec<Resource<Pollable>>,)) -> Result<(Vec<u32>,)> {
    charge(&mut cx, pollables.len() as u64 * 16)?;
    let known = &cx.data().pollables;
    let due: Vec<u64> = pollables
        .iter()
        .map(|one| known.due_ns(one.rep()))
        .collect();
    wait_until(&mut cx, due.iter().copied().min().unwrap_or(0))?;
    let now = now_ns(&cx)?;
    let ready = (0u32..)
        .zip(&due)
        .filter(|(_, due)| **due <= now)
        .map(|(index, _)| index);
    Ok((ready.collect(),))
}

fn wait_until(mut cx: impl wasmtime::AsContextMut<Data = State>, due_ns: u64) -> Result<()> {
    charge(&mut cx, 0)?;
    let now = now_ns(&cx)?;
    if due_ns > now {
        sleep_ns(&mut cx, due_ns - now)
    } else {
        Ok(())
    }
}

/// The answer of everything that a program may not do.
fn deny(
    mut cx: Cx<'_>,
    function: ComponentFunc,
    arguments: &[Val],
    results: &mut [Val],
) -> Result<()> {
    // They were copied out of the program, whatever the answer is.
    charge(&mut cx, arguments.iter().map(weight).sum())?;
    // What was lent has to be given back, too.
    arguments
        .iter()
        .try_for_each(|argument| give_back(&mut cx, argument))?;
    for (result, ty) in results.iter_mut().zip(function.results()) {
        *result = denial(&ty)?;
    }
    Ok(())
}

/// About how many bytes it took to copy a value out of the program.
fn weight(value: &Val) -> u64 {
    const VALUE_BYTES: u64 = size_of::<Val>() as u64;
    VALUE_BYTES
        + match value {
            Val::String(text) => text.len() as u64,
            Val::List(values) | Val::Tuple(values) => values.iter().map(weight).sum(),
            Val::Record(fields) => fields.iter().map(|(_, value)| weight(value)).sum(),
            Val::Variant(_, Some(value))
            | Val::Option(Some(value))
            | Val::Result(Ok(Some(value)) | Err(Some(value))) => weight(value),
            _ => 0,
        }
}

fn give_back(cx: &mut Cx<'_>, value: &Val) -> Result<()> {
    match value {
        Val::Resource(resource) => resource.resource_drop(&mut *cx),
        Val::List(values) | Val::Tuple(values) => {
            values.iter().try_for_each(|value| give_back(cx, value))
        }
        Val::Record(fields) => fields
            .iter()
            .try_for_each(|(_, value)| give_back(cx, value)),
        Val::Variant(_, Some(value)) | Val::Option(Some(value)) => give_back(cx, value),
        Val::Result(Ok(Some(value)) | Err(Some(value))) => give_back(cx, value),
        _ => Ok(()),
    }
}

/// "No", as a value of this type; a type without a word for it ends the program.
fn denial(ty: &Type) -> Result<Val, Stop> {
    let word = |mut names: Box<dyn Iterator<Item = &str> + '_>| {
        names
            .find(|name| DENIALS.contains(name))
            .map(str::to_owned)
            .ok_or(Stop::Denied)
    };
    Ok(match ty {
        Type::Result(result) => Val::Result(Err(match result.err() {
            Some(error) => Some(Box::new(denial(&error)?)),
            None => None,
        })),
        Type::Enum(words) => Val::Enum(word(Box::new(words.names()))?),
        Type::Variant(cases) => {
            let names = cases
                .cases()
                .filter(|case| case.ty.is_none())
                .map(|case| case.name);
            Val::Variant(word(Box::new(names))?, None)
        }
        Type::Option(_) => Val::Option(None),
        Type::List(_) => Val::List(Vec::new()),
        Type::Bool => Val::Bool(false),
        _ => return Err(Stop::Denied),
    })
}
