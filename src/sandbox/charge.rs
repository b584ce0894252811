//! Paying for host calls, and the virtual clock: both in instructions.

use wasmtime::{AsContext, AsContextMut, Result};

use super::state::State;
use super::trap::Stop;

/// What any host call costs beside its bytes: about its time over that of an instruction.
const CALL: u64 = 100;
/// The virtual clock starts at 2025-01-01 00:00:00 UTC, in seconds since 1970.
pub(super) const EPOCH_SECONDS: u64 = 1_735_689_600;

/// Charges a host call that moves so many bytes.
pub(super) fn charge(cx: impl AsContextMut<Data = State>, bytes: u64) -> Result<()> {
    pay(cx, CALL.saturating_add(bytes))
}

/// Takes so many instructions off the guest's fuel, or stops it.
pub(super) fn pay(mut cx: impl AsContextMut<Data = State>, instructions: u64) -> Result<()> {
    let mut cx = cx.as_context_mut();
    let left = cx.get_fuel()?;
    match left.checked_sub(instructions) {
        Some(left) => cx.set_fuel(left),
        None => {
            cx.set_fuel(0)?;
            Err(Stop::OutOfFuel.into())
        }
    }
}

/// Virtual time since the start of the run, in nanoseconds: instructions and sleep.
pub(super) fn now_ns(cx: impl AsContext<Data = State>) -> Result<u64> {
    let cx = cx.as_context();
    Ok(cx
        .data()
        .limits
        .instructions_max
        .saturating_sub(cx.get_fuel()?))
}

/// Sleeps without waiting: the virtual clock advances, and the time limit comes nearer.
pub(super) fn sleep_ns(mut cx: impl AsContextMut<Data = State>, ns: u64) -> Result<()> {
    let before = now_ns(&cx)?;
    let paid = pay(&mut cx, ns);
    let slept = now_ns(&cx)? - before;
    cx.as_context_mut().data_mut().slept_ns += slept;
    paid
}
