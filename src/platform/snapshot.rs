//! Memory that begins as a snapshot, again and again: pages that were written are
//! written back, and stay where they are. A page that is given back to the kernel
//! and asked for again costs more than ten times as much.

use std::ffi::c_void;
use std::io;
use std::ops::Range;
use std::ptr;
use std::sync::Arc;

use rustix::mm::{
    Advice, MapFlags, MprotectFlags, ProtFlags, madvise, mmap, mmap_anonymous, mprotect, munmap,
};

use super::{DirtyPages, SharedBytes};

/// Pages that were written are kept up to so many bytes; what is more goes back to the kernel.
const KEPT_BYTES_MAX: usize = 32 << 20;

/// What a memory begins with; zeros follow it.
pub struct Snapshot {
    shared: SharedBytes,
    /// The same, mapped to be read.
    start: *const u8,
    bytes: usize,
}

/// A memory. It has a fixed place in the address space, of which the beginning can be used.
pub struct SnapshotMemory {
    snapshot: Arc<Snapshot>,
    start: *mut u8,
    capacity_bytes: usize,
    guard_bytes: usize,
    usable_bytes: usize,
    usable_bytes_at_first: usize,
}

// SAFETY: nobody can write what is shared.
#[allow(unsafe_code)]
unsafe impl Send for Snapshot {}
#[allow(unsafe_code)]
unsafe impl Sync for Snapshot {}
// SAFETY: the mapping is this value's alone; who has its address has to mind that.
#[allow(unsafe_code)]
unsafe impl Send for SnapshotMemory {}
#[allow(unsafe_code)]
unsafe impl Sync for SnapshotMemory {}

impl Snapshot {
    /// # Errors
    ///
    /// When the bytes cannot be mapped, or are no whole pages.
    #[allow(unsafe_code)]
    pub fn new(shared: SharedBytes) -> io::Result<Self> {
        let bytes = shared.length()?;
        if bytes == 0 || !bytes.is_multiple_of(rustix::param::page_size()) {
            return Err(io::Error::other("a snapshot is made of whole pages"));
        }
        // SAFETY: a new mapping, at a place that the kernel chooses.
        let start = unsafe {
            mmap(
                ptr::null_mut(),
                bytes,
                ProtFlags::READ,
                MapFlags::PRIVATE,
                &shared,
                0,
            )?
        };
        Ok(Snapshot {
            shared,
            start: start.cast(),
            bytes,
        })
    }

    #[allow(unsafe_code)]
    fn bytes(&self) -> &[u8] {
        // SAFETY: mapped as long as this value lives, and sealed: it never changes.
        unsafe { std::slice::from_raw_parts(self.start, self.bytes) }
    }
}

impl Drop for Snapshot {
    #[allow(unsafe_code)]
    fn drop(&mut self) {
        // SAFETY: the mapping is this value's own.
        let _ = unsafe { munmap(self.start.cast_mut().cast(), self.bytes) };
    }
}

impl SnapshotMemory {
    /// Reserves address space, with a guard behind it that can never be used. `usable_bytes`
    /// of it, whole pages, can be used at once: the snapshot, and zeros.
    ///
    /// # Errors
    ///
    /// When the system has no room, or the snapshot is larger than what can be used.
    #[allow(unsafe_code)]
    pub fn new(
        snapshot: Arc<Snapshot>,
        capacity_bytes: usize,
        guard_bytes: usize,
        usable_bytes: usize,
    ) -> io::Result<Self> {
        if usable_bytes < snapshot.bytes || capacity_bytes < usable_bytes {
            return Err(io::Error::other("the snapshot is larger than the memory"));
        }
        // SAFETY: a new mapping, at a place that the kernel chooses.
        let start = unsafe {
            mmap_anonymous(
                ptr::null_mut(),
                capacity_bytes + guard_bytes,
                ProtFlags::empty(),
                MapFlags::PRIVATE | MapFlags::NORESERVE,
            )?
        };
        let mut memory = SnapshotMemory {
            snapshot,
            start: start.cast(),
            capacity_bytes,
            guard_bytes,
            usable_bytes: 0,
            usable_bytes_at_first: usable_bytes,
        };
        // SAFETY: it lies at the beginning of the mapping that was just made.
        unsafe {
            mmap(
                start,
                memory.snapshot.bytes,
                ProtFlags::READ | ProtFlags::WRITE,
                MapFlags::PRIVATE | MapFlags::FIXED,
                &memory.snapshot.shared,
                0,
            )?;
        }
        memory.usable_bytes = memory.snapshot.bytes;
        memory.grow(usable_bytes)?;
        Ok(memory)
    }

    /// Where it begins.
    pub fn start(&self) -> *mut u8 {
        self.start
    }

    /// How much of it can be used, in bytes.
    pub fn usable_bytes(&self) -> usize {
        self.usable_bytes
    }

    /// How much of it was usable at first, in bytes.
    pub fn usable_bytes_at_first(&self) -> usize {
        self.usable_bytes_at_first
    }

    /// How much of it may ever be used, in bytes.
    pub fn capacity_bytes(&self) -> usize {
        self.capacity_bytes
    }

    /// Makes more of it usable, in whole pages of zeros.
    ///
    /// # Errors
    ///
    /// When the system refuses, or it has no room for that.
    pub fn grow(&mut self, usable_bytes: usize) -> io::Result<()> {
        if usable_bytes > self.capacity_bytes {
            return Err(io::Error::other("the memory has no room for that"));
        }
        if usable_bytes > self.usable_bytes {
            let access = MprotectFlags::READ | MprotectFlags::WRITE;
            self.protect(self.usable_bytes..usable_bytes, access)?;
            self.usable_bytes = usable_bytes;
        }
        Ok(())
    }

    /// Makes it what it was at first: the snapshot, and zeros. Where nobody can tell which
    /// pages were written, all are given back.
    ///
    /// # Errors
    ///
    /// When the system refuses; the memory is of no use then.
    pub fn begin_again(&mut self, dirty: Option<&mut DirtyPages>) -> io::Result<()> {
        let mut kept = 0;
        let mut given_back = Vec::new();
        let first = self.start as usize;
        let all = first..first + self.usable_bytes;
        let found = dirty.map(|dirty| {
            dirty.each(all, |pages| {
                let range = pages.start - first..pages.end - first;
                kept += range.len();
                if kept > KEPT_BYTES_MAX {
                    given_back.push(range);
                } else {
                    self.write_back(range);
                }
            })
        });
        if !matches!(found, Some(Ok(()))) {
            given_back.clear();
            given_back.push(0..self.usable_bytes);
        }
        for range in given_back {
            self.give_back(range)?;
        }
        let at_first = self.usable_bytes_at_first;
        if self.usable_bytes > at_first {
            self.protect(at_first..self.usable_bytes, MprotectFlags::empty())?;
            self.usable_bytes = at_first;
        }
        Ok(())
    }

    /// Writes the first contents over a range.
    #[allow(unsafe_code)]
    fn write_back(&self, range: Range<usize>) {
        let snapshot = self.snapshot.bytes();
        let in_snapshot = range.start.min(snapshot.len())..range.end.min(snapshot.len());
        let zeros = range.start.max(snapshot.len())..range.end.max(snapshot.len());
        // SAFETY: the range is usable memory of this mapping, and `&self` is all that there is
        // of it: nothing runs in it.
        unsafe {
            let to = self.start.add(in_snapshot.start);
            to.copy_from_nonoverlapping(snapshot[in_snapshot.clone()].as_ptr(), in_snapshot.len());
            self.start.add(zeros.start).write_bytes(0, zeros.len());
        }
    }

    /// Gives pages back to the kernel: whoever reads them next finds the first contents.
    #[allow(unsafe_code)]
    fn give_back(&self, range: Range<usize>) -> io::Result<()> {
        // SAFETY: the range lies in this mapping, and nothing runs in it.
        unsafe { madvise(self.at(range.start), range.len(), Advice::LinuxDontNeed)? };
        Ok(())
    }

    #[allow(unsafe_code)]
    fn protect(&self, range: Range<usize>, access: MprotectFlags) -> io::Result<()> {
        // SAFETY: the range lies in this mapping.
        unsafe { mprotect(self.at(range.start), range.len(), access)? };
        Ok(())
    }

    fn at(&self, offset: usize) -> *mut c_void {
        self.start.wrapping_add(offset).cast()
    }
}

impl Drop for SnapshotMemory {
    #[allow(unsafe_code)]
    fn drop(&mut self) {
        // SAFETY: the mapping is this value's own.
        let _ = unsafe { munmap(self.start.cast(), self.capacity_bytes + self.guard_bytes) };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const PAGE: usize = 4096;
    const SNAPSHOT_PAGES: usize = 40;
    const FIRST_PAGES: usize = 60;
    const CAPACITY_PAGES: usize = 16 << 10;

    fn memory() -> SnapshotMemory {
        let bytes: Vec<u8> = (0..SNAPSHOT_PAGES * PAGE)
            .map(|at| (at / 7) as u8)
            .collect();
        let shared = SharedBytes::new(&bytes).expect("shared");
        let snapshot = Arc::new(Snapshot::new(shared).expect("mapped"));
        let [capacity, first] = [CAPACITY_PAGES, FIRST_PAGES].map(|pages| pages * PAGE);
        SnapshotMemory::new(snapshot, capacity, PAGE, first).expect("reserved")
    }

    #[allow(unsafe_code)]
    fn bytes(memory: &mut SnapshotMemory) -> &mut [u8] {
        // SAFETY: so much of it is usable, and it is borrowed.
        unsafe { std::slice::from_raw_parts_mut(memory.start(), memory.usable_bytes()) }
    }

    fn is_as_at_first(memory: &mut SnapshotMemory) -> bool {
        let as_shared = |(at, byte): (usize, &u8)| {
            let first = if at < SNAPSHOT_PAGES * PAGE {
                (at / 7) as u8
            } else {
                0
            };
            *byte == first
        };
        memory.usable_bytes() == FIRST_PAGES * PAGE
            && bytes(memory).iter().enumerate().all(as_shared)
    }

    proptest! {
        #[test]
        fn whatever_was_written_is_gone(
            writes in prop::collection::vec((0..80 * PAGE, 1..3 * PAGE), 0..60),
            grown_pages in FIRST_PAGES..90,
            kernel_tells in any::<bool>(),
        ) {
            let mut memory = memory();
            let mut dirty = DirtyPages::new().filter(|_| kernel_tells);
            prop_assert!(is_as_at_first(&mut memory));
            // The same pages again, then fewer, then the same: with page faults and without.
            for round in 0..6 {
                memory.grow(grown_pages * PAGE).expect("there is room");
                let bytes = bytes(&mut memory);
                prop_assert!(bytes[FIRST_PAGES * PAGE..].iter().all(|byte| *byte == 0));
                for (at, length) in writes.iter().skip(usize::from(round % 3 == 2)) {
                    let end = (at + length).min(bytes.len());
                    bytes[*at.min(&end)..end].fill(0xa5);
                }
                memory.begin_again(dirty.as_mut()).expect("it can");
                prop_assert!(is_as_at_first(&mut memory));
            }
        }
    }

    #[test]
    fn more_than_is_kept_is_gone_too() {
        let mut memory = memory();
        let mut dirty = DirtyPages::new();
        memory.grow(CAPACITY_PAGES * PAGE).expect("there is room");
        assert!(memory.usable_bytes() > KEPT_BYTES_MAX);
        bytes(&mut memory).fill(1);
        memory.begin_again(dirty.as_mut()).expect("it can");
        assert!(is_as_at_first(&mut memory));
        memory.grow(CAPACITY_PAGES * PAGE).expect("there is room");
        assert!(
            bytes(&mut memory)[FIRST_PAGES * PAGE..]
                .iter()
                .all(|byte| *byte == 0)
        );
        assert!(memory.grow((CAPACITY_PAGES + 1) * PAGE).is_err());
    }

    #[test]
    fn pages_far_apart_are_all_found() {
        let mut memory = memory();
        let mut dirty = DirtyPages::new();
        memory.grow(CAPACITY_PAGES * PAGE).expect("there is room");
        // More regions than one scan returns.
        bytes(&mut memory)
            .chunks_mut(2 * PAGE)
            .for_each(|pages| pages[0] = 1);
        memory.begin_again(dirty.as_mut()).expect("it can");
        assert!(is_as_at_first(&mut memory));
        memory.grow(CAPACITY_PAGES * PAGE).expect("there is room");
        assert!(
            bytes(&mut memory)[FIRST_PAGES * PAGE..]
                .iter()
                .all(|byte| *byte == 0)
        );
    }
}
