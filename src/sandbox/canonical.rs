//! The canonical ABI of the component model, as far as the Python runtime uses it:
//! how strings and lists lie in memory, and how room for them is had.

use wasmtime::{AsContextMut, Func, Memory, Result, Store};

use super::guest_memory::slice;
use super::state::State;
use super::trap::Stop;

/// An address and a length; lists are counted in elements.
pub(super) type Span = [u32; 2];

/// The way into a guest's memory: its own `realloc` makes room.
#[derive(Clone, Copy)]
pub(super) struct Lowering {
    pub(super) memory: Memory,
    pub(super) realloc: Func,
}

impl Lowering {
    /// Copies a string or a list of bytes.
    pub(super) fn bytes(
        &self,
        mut cx: impl AsContextMut<Data = State>,
        bytes: &[u8],
    ) -> Result<Span> {
        let address = self.room(&mut cx, 1, bytes.len())?;
        self.write(cx, address, bytes)?;
        // There was room: it fits.
        Ok([address, bytes.len() as u32])
    }

    /// Copies a list of numbers.
    pub(super) fn words(
        &self,
        mut cx: impl AsContextMut<Data = State>,
        words: &[u32],
    ) -> Result<Span> {
        let bytes: Vec<u8> = words.iter().flat_map(|word| word.to_le_bytes()).collect();
        let address = self.room(&mut cx, 4, bytes.len())?;
        self.write(cx, address, &bytes)?;
        Ok([address, words.len() as u32])
    }

    /// Copies a list of which every element is so many words: first the list has room,
    /// then what its elements refer to.
    pub(super) fn list<T, const WORDS: usize>(
        &self,
        store: &mut Store<State>,
        items: &[T],
        element: impl Fn(&mut Store<State>, &T) -> Result<[u32; WORDS]>,
    ) -> Result<Span> {
        let address = self.room(&mut *store, 4, items.len() * WORDS * 4)?;
        let mut bytes = Vec::new();
        for item in items {
            let words = element(store, item)?;
            bytes.extend(words.iter().flat_map(|word| word.to_le_bytes()));
        }
        self.write(store, address, &bytes)?;
        Ok([address, items.len() as u32])
    }

    /// Has the guest make room.
    fn room(
        &self,
        mut cx: impl AsContextMut<Data = State>,
        align: u32,
        bytes: usize,
    ) -> Result<u32> {
        let bytes = u32::try_from(bytes).map_err(|_| Stop::BadAddress)?;
        let realloc = self.realloc.typed::<(u32, u32, u32, u32), u32>(&cx)?;
        let address = realloc.call(&mut cx, (0, 0, align, bytes))?;
        if address.is_multiple_of(align) {
            Ok(address)
        } else {
            Err(Stop::BadAddress.into())
        }
    }

    fn write(&self, cx: impl AsContextMut<Data = State>, address: u32, bytes: &[u8]) -> Result<()> {
        let written = self.memory.write(cx, address as usize, bytes);
        written.map_err(|_| Stop::BadAddress.into())
    }
}

/// A word of the guest's memory.
pub(super) fn word(memory: &[u8], address: u32) -> Result<u32, Stop> {
    let bytes = slice(memory, address, 4)?;
    let bytes = bytes.try_into().map_err(|_| Stop::BadAddress)?;
    Ok(u32::from_le_bytes(bytes))
}

/// The bytes of a string or list whose address and length lie at an address.
pub(super) fn lift(memory: &[u8], address: u32) -> Result<&[u8], Stop> {
    let length = word(memory, address.saturating_add(4))?;
    slice(memory, word(memory, address)?, length)
}
