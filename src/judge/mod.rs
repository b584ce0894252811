//! Runs → verdicts → scores. The only room that knows rayon.
//!
//! [`grade`] takes problems and submissions and returns the record; [`verdict`]
//! and [`score`] are pure.

mod case;
mod grade;
mod reference;
pub mod score;
mod setup;
mod verdict;

pub use case::{REPORT_EXCERPT_BYTES, judge_case};
pub use grade::{Event, grade, in_parallel};
pub use reference::{Answers, ReferenceFailure, answers};
pub use setup::Setup;
pub use verdict::{Verdict, reason, verdict};
