//! Waiting, in WASI 0.1: nothing waits, the virtual clock goes on.

use wasmtime::{Caller, Result};

use super::charge::{EPOCH_SECONDS, charge, now_ns, sleep_ns};
use super::guest_memory::{memory, put, slice};
use super::state::State;
use super::wasi1::{CLOCK_REALTIME, ENTRIES_MAX, INVAL, SUCCESS};

const SUBSCRIPTION_BYTES: u32 = 48;
const EVENT_BYTES: u32 = 32;

/// Standard streams are always ready; when only clocks are asked for, the
/// virtual clock goes on to the first of them.
pub(super) fn poll_oneoff(
    mut caller: Caller<'_, State>,
    subscriptions: i32,
    events: i32,
    count: i32,
    result: i32,
) -> Result<i32> {
    let count = count as u32;
    if count == 0 || count > ENTRIES_MAX {
        charge(&mut caller, 0)?;
        return Ok(INVAL);
    }
    charge(
        &mut caller,
        u64::from(count) * u64::from(SUBSCRIPTION_BYTES + EVENT_BYTES),
    )?;
    let memory = memory(&mut caller)?;
    let now = now_ns(&caller)?;
    let bytes = slice(
        memory.data(&caller),
        subscriptions as u32,
        count * SUBSCRIPTION_BYTES,
    )?;
    let asked: Vec<Subscription> = bytes
        .chunks_exact(SUBSCRIPTION_BYTES as usize)
        .map(|bytes| Subscription::read(bytes, now))
        .collect();
    let first = asked.iter().map(|asked| asked.due_ns).min().unwrap_or(now);
    if first > now {
        sleep_ns(&mut caller, first - now)?;
    }
    let mut ready = Vec::new();
    for asked in asked.iter().filter(|asked| asked.due_ns <= first.max(now)) {
        let mut event = [0; EVENT_BYTES as usize];
        event[..8].copy_from_slice(&asked.userdata);
        event[10] = asked.kind;
        if asked.kind != Subscription::CLOCK {
            event[16] = 1;
        }
        ready.extend_from_slice(&event);
    }
    put(&mut caller, memory, events as u32, &ready)?;
    let ready = (ready.len() / EVENT_BYTES as usize) as u32;
    put(&mut caller, memory, result as u32, &ready.to_le_bytes())?;
    Ok(SUCCESS)
}

/// One thing that `poll_oneoff` waits for.
struct Subscription {
    userdata: [u8; 8],
    kind: u8,
    /// When it is ready, on the virtual clock.
    due_ns: u64,
}

impl Subscription {
    const CLOCK: u8 = 0;

    fn read(bytes: &[u8], now: u64) -> Self {
        let word = |at: usize| u64::from_le_bytes(std::array::from_fn(|index| bytes[at + index]));
        let kind = bytes[8];
        let (clock, timeout, absolute) = (word(16) as i32, word(24), bytes[40] & 1 == 1);
        let due_ns = match (kind, absolute) {
            (Self::CLOCK, true) if clock == CLOCK_REALTIME => {
                timeout.saturating_sub(EPOCH_SECONDS * 1_000_000_000)
            }
            (Self::CLOCK, true) => timeout,
            (Self::CLOCK, false) => now.saturating_add(timeout),
            _ => now,
        };
        Subscription {
            userdata: std::array::from_fn(|index| bytes[index]),
            kind,
            due_ns,
        }
    }
}
