//! What one run may use.

use serde::{Deserialize, Serialize};

/// The limits of one run. All are hard: reaching one ends the run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Limits {
    /// Instructions; sleeping counts one a nanosecond. 1 to 2^62.
    pub instructions_max: u64,
    /// Linear memories and tables together, in bytes.
    pub memory_bytes_max: u64,
    /// Standard output, standard error and the returned value together, in bytes.
    pub output_bytes_max: u64,
}

/// The slowest instruction seen takes 90 times as long as an ordinary one, which
/// takes 0.3 to 1 ns: this is the worst case, with room for a machine that is
/// busy with other work.
const WALL_NS_PER_INSTRUCTION: u64 = 200;
/// What starting a worker and compiling nothing may take on a very busy machine.
const WALL_SECONDS_MIN: u64 = 60;

impl Limits {
    /// The emergency brake: no guest gets here before its instructions are used
    /// up, so whoever reaches it was let down by the machine, not by its program.
    pub fn wall_clock(&self) -> std::time::Duration {
        let worst = std::time::Duration::from_nanos(
            self.instructions_max
                .saturating_mul(WALL_NS_PER_INSTRUCTION),
        );
        std::time::Duration::from_secs(WALL_SECONDS_MIN) + worst
    }
}
