//! How a run ended, from what wasmtime reports.

use super::state::State;
use super::{Ending, Trap};

/// Why a host function stopped the guest. Travels through wasmtime as an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum Stop {
    #[error("the program exited")]
    Exit(i32),
    #[error("the program wrote more than it may")]
    OutputOverflow,
    #[error("the program used up its instructions")]
    OutOfFuel,
    #[error("the program gave a host function a bad address")]
    BadAddress,
    #[error("the program called a host function that it may not call")]
    Denied,
}

/// The ending of a run that stopped with an error.
pub(super) fn ending(error: &wasmtime::Error, state: &State) -> Ending {
    if state.memory.host_failed() {
        return Ending::HostFailure("memory within the limit could not be had".to_owned());
    }
    if let Some(stop) = error.downcast_ref::<Stop>() {
        return match *stop {
            Stop::Exit(code) => Ending::Exited(code),
            Stop::OutputOverflow => Ending::OutputOverflow,
            Stop::OutOfFuel => Ending::OutOfFuel,
            Stop::BadAddress => Ending::Trapped(Trap::MemoryOutOfBounds),
            Stop::Denied => Ending::Trapped(Trap::Other),
        };
    }
    if let Some(trap) = error.downcast_ref::<wasmtime::Trap>() {
        return of_wasmtime(*trap);
    }
    // What the Python runtime gave back is no answer: its memory is not what it was.
    if state.started {
        return Ending::Trapped(Trap::Other);
    }
    // What is left are instantiations that failed: for want of memory, or for a reason of the host's.
    if state.memory.refused() {
        return Ending::OutOfMemory;
    }
    Ending::HostFailure(error.root_cause().to_string())
}

fn of_wasmtime(trap: wasmtime::Trap) -> Ending {
    use wasmtime::Trap as Theirs;
    Ending::Trapped(match trap {
        Theirs::OutOfFuel => return Ending::OutOfFuel,
        Theirs::StackOverflow => Trap::StackOverflow,
        Theirs::MemoryOutOfBounds => Trap::MemoryOutOfBounds,
        Theirs::TableOutOfBounds => Trap::TableOutOfBounds,
        Theirs::IndirectCallToNull | Theirs::BadSignature => Trap::BadIndirectCall,
        Theirs::IntegerOverflow
        | Theirs::IntegerDivisionByZero
        | Theirs::BadConversionToInteger => Trap::Arithmetic,
        Theirs::UnreachableCodeReached => Trap::Unreachable,
        _ => Trap::Other,
    })
}
