//! SIGINT and SIGTERM: the first asks gradebox to come to an end, the second ends it.
//!
//! The state is the process's own, as signals are: [`interruption`] says what has
//! come so far. What is in flight is finished, nothing more is started, and what is
//! known is written.

use std::fs;
use std::io;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};

use signal_hook::consts::{SIGINT, SIGTERM, SIGXFSZ};
use signal_hook::flag;

static RECEIVED: OnceLock<Arc<AtomicUsize>> = OnceLock::new();

/// Who asked gradebox to end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Interruption {
    /// SIGINT: Ctrl-C.
    Interrupted,
    /// SIGTERM: a service manager, a CI system, `kill`.
    Terminated,
}

/// Begins to watch for the signals.
///
/// # Errors
///
/// When the system refuses.
pub fn watch_for_interruptions() -> io::Result<()> {
    let received = Arc::clone(RECEIVED.get_or_init(Arc::default));
    let again = Arc::new(AtomicBool::new(false));
    for signal in [SIGINT, SIGTERM] {
        // Whoever started gradebox to be left alone, with `&` in a script, say, is heard.
        if is_ignored(signal) {
            continue;
        }
        // In this order: the first signal finds `again` unset, and sets it.
        flag::register_conditional_shutdown(signal, 128 + signal, Arc::clone(&again))?;
        flag::register(signal, Arc::clone(&again))?;
        flag::register_usize(signal, Arc::clone(&received), signal as usize)?;
    }
    // A limit on the size of files is an error of the write, not the end of the process.
    flag::register(SIGXFSZ, Arc::default())?;
    Ok(())
}

fn is_ignored(signal: i32) -> bool {
    let about = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let set = about.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let set = set.and_then(|set| u64::from_str_radix(set.trim(), 16).ok());
    set.is_some_and(|set| set >> (signal - 1) & 1 == 1)
}

/// The signal that came, if one did.
pub fn interruption() -> Option<Interruption> {
    match RECEIVED.get()?.load(Ordering::Relaxed) as i32 {
        SIGINT => Some(Interruption::Interrupted),
        SIGTERM => Some(Interruption::Terminated),
        _ => None,
    }
}
