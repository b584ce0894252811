//! The memory of the Python runtime's instances: each begins as the runtime's
//! snapshot, in the place of the one before it.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use wasmtime::{LinearMemory, MemoryCreator, MemoryType, Result, bail};

use crate::platform::{DirtyPages, Snapshot, SnapshotMemory};

/// Provides memories, one at a time, and takes them back.
#[derive(Clone, Default)]
pub(super) struct Memories(Arc<Mutex<Store>>);

#[derive(Default)]
struct Store {
    /// `None` where code is compiled and nothing runs.
    snapshot: Option<Arc<Snapshot>>,
    idle: Option<SnapshotMemory>,
    dirty: Option<DirtyPages>,
}

/// A memory in use; given back when dropped.
struct Lent {
    /// There until it is given back.
    memory: Option<SnapshotMemory>,
    home: Memories,
}

impl Memories {
    /// Memories that begin with this. To be made before this process loses sight of its files.
    pub(super) fn new(snapshot: Snapshot) -> Self {
        Memories(Arc::new(Mutex::new(Store {
            snapshot: Some(Arc::new(snapshot)),
            idle: None,
            dirty: DirtyPages::new(),
        })))
    }

    fn store(&self) -> MutexGuard<'_, Store> {
        // A thread that panicked left nothing half-done: a memory is put back when it is whole.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn lend(&self, minimum: usize, capacity: usize, guard: usize) -> Result<Lent, String> {
        let mut store = self.store();
        let memory = match store.idle.take() {
            Some(memory)
                if memory.usable_bytes_at_first() == minimum
                    && memory.capacity_bytes() == capacity =>
            {
                memory
            }
            _ => {
                let snapshot = store.snapshot.clone();
                let snapshot = snapshot.ok_or("there is no snapshot to begin with")?;
                SnapshotMemory::new(snapshot, capacity, guard, minimum)
                    .map_err(|error| error.to_string())?
            }
        };
        Ok(Lent {
            memory: Some(memory),
            home: self.clone(),
        })
    }
}

// SAFETY: a memory stays where it is, `byte_size` bytes of it can be read and written, and
// the guard behind the reservation is part of the mapping and never made usable: wasmtime
// asks for no more than `byte_capacity`. What it begins with is what the runtime's data
// segments held, which were taken out.
#[allow(unsafe_code)]
unsafe impl MemoryCreator for Memories {
    fn new_memory(
        &self,
        ty: MemoryType,
        minimum: usize,
        _maximum: Option<usize>,
        reserved_bytes: Option<usize>,
        guard_bytes: usize,
    ) -> Result<Box<dyn LinearMemory>, String> {
        let Some(capacity) = reserved_bytes.filter(|_| !ty.is_shared()) else {
            return Err("a memory without a fixed place is not provided here".to_owned());
        };
        Ok(Box::new(self.lend(minimum, capacity, guard_bytes)?))
    }
}

// SAFETY: see `MemoryCreator` above.
#[allow(unsafe_code)]
unsafe impl LinearMemory for Lent {
    fn byte_size(&self) -> usize {
        self.memory.as_ref().map_or(0, SnapshotMemory::usable_bytes)
    }

    fn byte_capacity(&self) -> usize {
        let memory = self.memory.as_ref();
        memory.map_or(0, SnapshotMemory::capacity_bytes)
    }

    fn grow_to(&mut self, bytes: usize) -> Result<()> {
        match &mut self.memory {
            Some(memory) => Ok(memory.grow(bytes)?),
            None => bail!("the memory was given back"),
        }
    }

    fn as_ptr(&self) -> *mut u8 {
        let memory = self.memory.as_ref();
        memory.map_or(std::ptr::null_mut(), SnapshotMemory::start)
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        let mut store = self.home.store();
        if let Some(mut memory) = self.memory.take()
            // One that cannot begin again is gone.
            && memory.begin_again(store.dirty.as_mut()).is_ok()
        {
            store.idle = Some(memory);
        }
    }
}
