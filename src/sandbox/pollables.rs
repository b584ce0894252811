//! What a component waits for: virtual times, by number.

/// The pollables of one run.
#[derive(Debug, Default)]
pub(super) struct Pollables {
    due_ns: Vec<u64>,
    /// Numbers to be given out again.
    free: Vec<u32>,
}

impl Pollables {
    /// A number for this time, on the virtual clock in nanoseconds.
    pub(super) fn remember(&mut self, due_ns: u64) -> u32 {
        if let Some(number) = self.free.pop() {
            self.due_ns[number as usize] = due_ns;
            return number;
        }
        self.due_ns.push(due_ns);
        // Each costs instructions: no limit allows 2^32 of them.
        (self.due_ns.len() - 1) as u32
    }

    /// The time of a number; one that was never given out is ready at once.
    pub(super) fn due_ns(&self, number: u32) -> u64 {
        self.due_ns.get(number as usize).copied().unwrap_or(0)
    }

    /// Takes a number back.
    pub(super) fn forget(&mut self, number: u32) {
        self.free.push(number);
    }
}
