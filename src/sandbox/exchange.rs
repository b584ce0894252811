//! The imports through which a core module meets a `function` case: its
//! arguments come in, and what the function returned goes out, both as JSON and
//! both apart from what is read and printed.
//!
//! ```wat
//! (import "gradebox" "case_length" (func (result i32)))        ;; bytes of the arguments
//! (import "gradebox" "case_read" (func (param i32)))           ;; to this address
//! (import "gradebox" "answer_write" (func (param i32 i32)))    ;; address, length
//! ```

use wasmtime::{Caller, Linker, Result};

use super::charge::charge;
use super::guest_memory::{memory, slice, slice_mut};
use super::state::State;

/// The import module's name.
pub(super) const MODULE: &str = "gradebox";
/// The functions, as the allow-list needs them.
pub(super) const NAMES: [&str; 3] = ["case_length", "case_read", "answer_write"];

/// Defines the three functions.
pub(super) fn add_to(linker: &mut Linker<State>) -> Result<()> {
    let [case_length, case_read, answer_write] = NAMES;
    linker.func_wrap(
        MODULE,
        case_length,
        |mut caller: Caller<'_, State>| -> Result<i32> {
            charge(&mut caller, 0)?;
            // A case has at most 16 MiB.
            Ok(caller.data().value.len() as i32)
        },
    )?;
    linker.func_wrap(
        MODULE,
        case_read,
        |mut caller: Caller<'_, State>, address: i32| -> Result<()> {
            let length = caller.data().value.len() as u32;
            charge(&mut caller, u64::from(length))?;
            let memory = memory(&mut caller)?;
            let (bytes, state) = memory.data_and_store_mut(&mut caller);
            slice_mut(bytes, address as u32, length)?.copy_from_slice(&state.value);
            Ok(())
        },
    )?;
    linker.func_wrap(
        MODULE,
        answer_write,
        |mut caller: Caller<'_, State>, address: i32, length: i32| -> Result<()> {
            charge(&mut caller, u64::from(length as u32))?;
            let memory = memory(&mut caller)?;
            let (bytes, state) = memory.data_and_store_mut(&mut caller);
            let answer = slice(bytes, address as u32, length as u32)?;
            state.give_back(answer.to_vec())?;
            Ok(())
        },
    )?;
    Ok(())
}
