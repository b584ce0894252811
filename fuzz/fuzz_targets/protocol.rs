//! Any bytes as what one side of the worker protocol hears: an error or a message, no more
//! memory than the bytes are worth, and a message that can be said again.

#![no_main]

use std::alloc::{GlobalAlloc, Layout, System};
use std::fmt::Debug;
use std::io::Read;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use gradebox::platform::{receive, receive_bytes, send};
use gradebox::sandbox::{Request, Response};
use libfuzzer_sys::fuzz_target;
use serde::{Serialize, de::DeserializeOwned};

/// What a reader may take beside a few times the bytes that are there: a list that claims to
/// be long is given a mebibyte in advance, at each of the depths of a message.
const BYTES_IN_ADVANCE: usize = 4 << 20;
const BYTES_PER_BYTE: usize = 64;

/// Counts what Rust code has allocated.
struct Meter;

static BYTES: AtomicUsize = AtomicUsize::new(0);
static BYTES_PEAK: AtomicUsize = AtomicUsize::new(0);

#[global_allocator]
static METER: Meter = Meter;

// SAFETY: everything is passed on to the system's allocator.
unsafe impl GlobalAlloc for Meter {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let bytes = BYTES.fetch_add(layout.size(), Relaxed) + layout.size();
        BYTES_PEAK.fetch_max(bytes, Relaxed);
        // SAFETY: as above.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        BYTES.fetch_sub(layout.size(), Relaxed);
        // SAFETY: as above.
        unsafe { System.dealloc(at, layout) }
    }
}

fn bounded<T>(data: &[u8], work: impl FnOnce() -> T) -> T {
    let before = BYTES.load(Relaxed);
    BYTES_PEAK.store(before, Relaxed);
    let done = work();
    let taken = BYTES_PEAK.load(Relaxed) - before;
    let may = BYTES_IN_ADVANCE + BYTES_PER_BYTE * data.len();
    assert!(
        taken <= may,
        "{taken} bytes of memory for {} bytes",
        data.len()
    );
    done
}

/// The messages up to the first that is none.
fn heard<T: DeserializeOwned>(mut from: &[u8], mut follow: impl FnMut(&T, &mut &[u8])) -> Vec<T> {
    let mut messages = Vec::new();
    while let Ok(Some(message)) = receive(&mut from) {
        follow(&message, &mut from);
        messages.push(message);
    }
    messages
}

fn said<T: Serialize>(messages: &[T]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for message in messages {
        send(&mut bytes, message).expect("what was heard can be said");
    }
    bytes
}

fn round_trip<T: Serialize + DeserializeOwned + Debug>(messages: &[T]) {
    let bytes = said(messages);
    let again: Vec<T> = heard(&bytes, |_, _| {});
    assert_eq!(format!("{messages:?}"), format!("{again:?}"));
    assert_eq!(said(&again), bytes);
}

/// The bytes that follow a request which says so.
fn follow(request: &Request, from: &mut &[u8]) {
    if let Request::Keep { length, .. } = request {
        let there = from.len();
        let content = receive_bytes(from.by_ref(), *length);
        assert_eq!(content.is_ok(), *length <= there as u64);
        assert!(content.is_err() || from.len() as u64 == there as u64 - length);
    }
}

fn listen(data: &[u8]) {
    round_trip(&bounded(data, || heard::<Request>(data, follow)));
    round_trip(&bounded(data, || heard::<Response>(data, |_, _| {})));
}

fuzz_target!(|data: &[u8]| {
    listen(data);
    // The same bytes as the body of one frame.
    let mut framed = (data.len() as u32).to_le_bytes().to_vec();
    framed.extend_from_slice(data);
    listen(&framed);
});
