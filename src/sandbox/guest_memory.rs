//! The memory of a core module, as host functions read and write it.

use wasmtime::{Caller, Extern, Memory, Result};

use super::core_module::MEMORY;
use super::state::State;
use super::trap::Stop;

/// The guest's memory; a module without one cannot hand over addresses.
pub(super) fn memory(caller: &mut Caller<'_, State>) -> Result<Memory> {
    match caller.get_export(MEMORY) {
        Some(Extern::Memory(memory)) => Ok(memory),
        _ => Err(Stop::BadAddress.into()),
    }
}

/// Writes into the guest's memory.
pub(super) fn put(
    caller: &mut Caller<'_, State>,
    memory: Memory,
    address: u32,
    bytes: &[u8],
) -> Result<()> {
    memory
        .write(caller, address as usize, bytes)
        .map_err(|_| Stop::BadAddress.into())
}

/// Entry `index` of an array of address-and-length pairs.
pub(super) fn vector(
    caller: &mut Caller<'_, State>,
    memory: Memory,
    vectors: u32,
    index: u32,
) -> Result<(u32, u32)> {
    let mut entry = [0; 8];
    let address = vectors as usize + index as usize * entry.len();
    memory
        .read(caller, address, &mut entry)
        .map_err(|_| Stop::BadAddress)?;
    let [a, b, c, d, e, f, g, h] = entry;
    Ok((
        u32::from_le_bytes([a, b, c, d]),
        u32::from_le_bytes([e, f, g, h]),
    ))
}

/// A part of the guest's memory.
pub(super) fn slice(memory: &[u8], address: u32, length: u32) -> Result<&[u8], Stop> {
    let from = address as usize;
    memory
        .get(from..from + length as usize)
        .ok_or(Stop::BadAddress)
}

/// A part of the guest's memory, to be written.
pub(super) fn slice_mut(memory: &mut [u8], address: u32, length: u32) -> Result<&mut [u8], Stop> {
    let from = address as usize;
    memory
        .get_mut(from..from + length as usize)
        .ok_or(Stop::BadAddress)
}
