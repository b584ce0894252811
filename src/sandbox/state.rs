//! What the host keeps for one run: the guest's standard streams, its clock, its
//! entropy and its memory meter.

use super::handles::Handles;
use super::memory::MemoryMeter;
use super::trap::Stop;
use super::{Limits, Run};

/// The beginning of standard error that is kept; all of it counts as output.
const STDERR_BYTES_KEPT: usize = 64 << 10;

/// The data of a store: one run, never reused.
pub(super) struct State {
    pub(super) limits: Limits,
    pub(super) memory: MemoryMeter,
    /// The instance is there: what fails from now on is the program's own doing.
    pub(super) started: bool,
    /// Virtual time spent sleeping, in nanoseconds. It is paid for in fuel too.
    pub(super) slept_ns: u64,
    /// The case, where it is handed over as a value; else empty.
    pub(super) value: Vec<u8>,
    pub(super) returned: Option<Vec<u8>>,
    /// What the Python runtime has been lent.
    pub(super) handles: Handles,
    stdin: Vec<u8>,
    stdin_at: usize,
    stdout: Vec<u8>,
    stderr: Vec<u8>,
    output_bytes: u64,
    entropy: blake3::OutputReader,
}

/// The output streams of a guest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stream {
    Stdout,
    Stderr,
}

impl State {
    pub(super) fn new(limits: Limits, input: Vec<u8>, as_value: bool) -> Self {
        let (value, stdin) = if as_value {
            (input, Vec::new())
        } else {
            (Vec::new(), input)
        };
        State {
            limits,
            memory: MemoryMeter::new(limits.memory_bytes_max),
            started: false,
            slept_ns: 0,
            value,
            returned: None,
            handles: Handles::default(),
            stdin,
            stdin_at: 0,
            stdout: Vec::new(),
            stderr: Vec::new(),
            output_bytes: 0,
            // A fixed seed: the same "random" numbers for every run of every program.
            entropy: blake3::Hasher::new()
                .update(b"gradebox entropy 1")
                .finalize_xof(),
        }
    }

    /// Takes up to `bytes_max` bytes of standard input; empty at its end.
    pub(super) fn read_stdin(&mut self, bytes_max: usize) -> &[u8] {
        let from = self.stdin_at;
        let to = self.stdin.len().min(from.saturating_add(bytes_max));
        self.stdin_at = to;
        &self.stdin[from..to]
    }

    /// Takes what a guest wrote, or stops it when that is too much: the
    /// beginning, up to the limit, is kept.
    pub(super) fn write(&mut self, stream: Stream, bytes: &[u8]) -> Result<(), Stop> {
        let room = (self.limits.output_bytes_max - self.output_bytes) as usize;
        let kept = &bytes[..bytes.len().min(room)];
        self.output_bytes += kept.len() as u64;
        match stream {
            Stream::Stdout => self.stdout.extend_from_slice(kept),
            Stream::Stderr => {
                let room = STDERR_BYTES_KEPT.saturating_sub(self.stderr.len());
                self.stderr.extend_from_slice(&kept[..kept.len().min(room)]);
            }
        }
        if kept.len() < bytes.len() {
            Err(Stop::OutputOverflow)
        } else {
            Ok(())
        }
    }

    /// Takes the value that a guest returns; the last one counts.
    pub(super) fn give_back(&mut self, bytes: Vec<u8>) -> Result<(), Stop> {
        let sum = self.output_bytes.saturating_add(bytes.len() as u64);
        if sum > self.limits.output_bytes_max {
            return Err(Stop::OutputOverflow);
        }
        self.output_bytes = sum;
        self.returned = Some(bytes);
        Ok(())
    }

    /// Fills a buffer with the next pseudo-random bytes.
    pub(super) fn random(&mut self, buffer: &mut [u8]) {
        self.entropy.fill(buffer);
    }

    /// The finished record.
    pub(super) fn into_run(self, ending: super::Ending, instructions: u64) -> Run {
        Run {
            ending,
            usage: super::Usage {
                instructions,
                memory_bytes_peak: self.memory.bytes_peak(),
                output_bytes: self.output_bytes,
                memory_refused: self.memory.refused(),
            },
            stdout: self.stdout,
            stderr: self.stderr,
            returned: self.returned,
        }
    }
}
