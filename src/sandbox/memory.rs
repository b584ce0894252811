//! The memory limit: linear memories and tables together, at instantiation and
//! later. wasmtime's own `StoreLimits` counts each memory alone and no tables.

use wasmtime::{ResourceLimiter, Result};

/// One table element, in bytes: a pointer.
const TABLE_ELEMENT_BYTES: u64 = 8;

/// Counts memory, refuses what is too much, and remembers that it did.
#[derive(Debug)]
pub(super) struct MemoryMeter {
    bytes_max: u64,
    bytes: u64,
    bytes_peak: u64,
    refused: bool,
    /// A growth that was allowed, within the program's own maximum, and then failed.
    host_failed: bool,
    /// See [`Self::table_bytes_max`].
    table_bytes_max: u64,
    /// The growth under way: its bytes, and whether it stays within the declared maximum.
    pending: (u64, bool),
}

impl MemoryMeter {
    pub(super) fn new(bytes_max: u64) -> Self {
        MemoryMeter {
            bytes_max,
            bytes: 0,
            bytes_peak: 0,
            refused: false,
            host_failed: false,
            table_bytes_max: 0,
            pending: (0, true),
        }
    }

    /// The largest sum so far, in bytes.
    pub(super) fn bytes_peak(&self) -> u64 {
        self.bytes_peak
    }

    /// Whether a request was refused because of the limit.
    pub(super) fn refused(&self) -> bool {
        self.refused
    }

    /// Whether the host failed to provide what the limit allows.
    pub(super) fn host_failed(&self) -> bool {
        self.host_failed
    }

    /// The size that the largest table had, or asked for, in bytes.
    pub(super) fn table_bytes_max(&self) -> u64 {
        self.table_bytes_max
    }

    fn grow(&mut self, bytes: u64, within_maximum: bool) -> bool {
        let sum = self.bytes.saturating_add(bytes);
        if sum > self.bytes_max {
            self.refused = true;
            return false;
        }
        self.bytes = sum;
        self.bytes_peak = self.bytes_peak.max(if within_maximum { sum } else { 0 });
        self.pending = (bytes, within_maximum);
        true
    }

    fn take_back(&mut self) {
        let (bytes, within_maximum) = std::mem::replace(&mut self.pending, (0, true));
        self.bytes -= bytes;
        self.host_failed |= within_maximum;
    }
}

impl ResourceLimiter for MemoryMeter {
    fn memory_growing(
        &mut self,
        current: usize,
        desired: usize,
        maximum: Option<usize>,
    ) -> Result<bool> {
        let within = maximum.is_none_or(|maximum| desired <= maximum);
        Ok(self.grow((desired - current) as u64, within))
    }

    fn memory_grow_failed(&mut self, _error: wasmtime::Error) -> Result<()> {
        self.take_back();
        Ok(())
    }

    fn table_growing(
        &mut self,
        current: usize,
        desired: usize,
        maximum: Option<usize>,
    ) -> Result<bool> {
        let within = maximum.is_none_or(|maximum| desired <= maximum);
        let bytes = desired as u64 * TABLE_ELEMENT_BYTES;
        self.table_bytes_max = self.table_bytes_max.max(bytes);
        Ok(self.grow((desired - current) as u64 * TABLE_ELEMENT_BYTES, within))
    }

    fn table_grow_failed(&mut self, _error: wasmtime::Error) -> Result<()> {
        self.take_back();
        Ok(())
    }
}
