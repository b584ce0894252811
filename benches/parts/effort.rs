//! What is asked of the suite, and how much of it is measured.

use std::time::Duration;

use crate::thousands::Thousands;
use crate::turns::Turns;

/// How much is measured.
#[derive(Clone, Copy, Debug)]
pub struct Effort {
    /// Enough to see that everything works, and a first impression of the ratios.
    pub is_short: bool,
    /// Of small cases and of computations.
    pub turns: Turns,
    /// How often a cohort is graded, and one submission.
    pub repetitions: usize,
    /// Of many submissions.
    pub thousands: Thousands,
}

impl Effort {
    /// For figures to be told.
    pub const FULL: Self = Effort {
        is_short: false,
        turns: Turns {
            repetitions: 9,
            turn: Duration::from_millis(400),
        },
        repetitions: 5,
        thousands: Thousands {
            few: 100,
            repetitions: 5,
        },
    };
    /// For a quick look.
    pub const SHORT: Self = Effort {
        is_short: true,
        turns: Turns {
            repetitions: 3,
            turn: Duration::from_millis(100),
        },
        repetitions: 3,
        thousands: Thousands {
            few: 20,
            repetitions: 3,
        },
    };
    /// A cohort of ten thousand takes minutes for each repetition.
    pub const COHORT: Thousands = Thousands {
        few: 1000,
        repetitions: 1,
    };
}
