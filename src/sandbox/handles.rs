//! What the host has lent to the Python runtime, by number: streams, and times to
//! wait for.

use super::state::Stream;
use super::trap::Stop;

/// The most handles at a time. CPython's libc has a dozen.
const HANDLES_MAX: usize = 4096;

/// What a handle stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Resource {
    /// Standard input.
    Input,
    /// Standard output or error.
    Output(Stream),
    /// Ready at this virtual time, in nanoseconds.
    Pollable(u64),
    /// The network as such; every use of it is denied.
    Network,
}

/// The handles of one run. A number is given out again as soon as it is free, the last one
/// first: programs see the numbers, so they are always the same.
#[derive(Debug, Default)]
pub(super) struct Handles {
    slots: Vec<Slot>,
    next: usize,
    alive: usize,
}

#[derive(Clone, Copy, Debug)]
enum Slot {
    Taken(Resource),
    /// The slot that was free before this one.
    Free(usize),
}

impl Handles {
    /// Lends something: its number, from 1.
    pub(super) fn lend(&mut self, resource: Resource) -> Result<u32, Stop> {
        if self.alive >= HANDLES_MAX {
            return Err(Stop::Denied);
        }
        let index = self.next;
        if index == self.slots.len() {
            self.slots.push(Slot::Free(index + 1));
        }
        if let Slot::Free(next) = std::mem::replace(&mut self.slots[index], Slot::Taken(resource)) {
            self.next = next;
        }
        self.alive += 1;
        Ok(index as u32 + 1)
    }

    /// What a number stands for.
    pub(super) fn get(&self, handle: u32) -> Result<Resource, Stop> {
        let slot = (handle as usize).checked_sub(1);
        match slot.and_then(|slot| self.slots.get(slot)) {
            Some(Slot::Taken(resource)) => Ok(*resource),
            _ => Err(Stop::Denied),
        }
    }

    /// Takes back what a number stands for.
    pub(super) fn take_back(&mut self, handle: u32) -> Result<Resource, Stop> {
        let resource = self.get(handle)?;
        let index = handle as usize - 1;
        self.slots[index] = Slot::Free(self.next);
        self.next = index;
        self.alive -= 1;
        Ok(resource)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_begin_with_one_and_the_last_that_was_freed_comes_next() {
        let mut handles = Handles::default();
        let mut lend = |due| handles.lend(Resource::Pollable(due));
        assert_eq!([lend(1), lend(2), lend(3)], [Ok(1), Ok(2), Ok(3)]);
        assert_eq!(handles.take_back(1), Ok(Resource::Pollable(1)));
        assert_eq!(handles.take_back(3), Ok(Resource::Pollable(3)));
        let mut lend = |due| handles.lend(Resource::Pollable(due));
        assert_eq!([lend(4), lend(5), lend(6)], [Ok(3), Ok(1), Ok(4)]);
    }

    #[test]
    fn a_number_that_stands_for_nothing_stops_the_program() {
        let mut handles = Handles::default();
        assert_eq!(handles.get(0), Err(Stop::Denied));
        assert_eq!(handles.get(1), Err(Stop::Denied));
        assert_eq!(handles.take_back(u32::MAX), Err(Stop::Denied));
        assert_eq!(handles.lend(Resource::Network), Ok(1));
        assert_eq!(handles.take_back(1), Ok(Resource::Network));
        assert_eq!(handles.take_back(1), Err(Stop::Denied));
    }

    #[test]
    fn a_flood_of_handles_stops_the_program() {
        let mut handles = Handles::default();
        for _ in 0..HANDLES_MAX {
            assert!(handles.lend(Resource::Input).is_ok());
        }
        assert_eq!(handles.lend(Resource::Input), Err(Stop::Denied));
        assert_eq!(handles.take_back(7), Ok(Resource::Input));
        assert_eq!(handles.lend(Resource::Input), Ok(7));
    }
}
