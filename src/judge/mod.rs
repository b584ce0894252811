//! Runs → verdicts → scores. The only room that knows rayon.
//!
//! [`grade`] takes problems and submissions and returns the record; [`verdict`]
//! and [`score`] are pure.

mod case;
mod every_case;
mod grade;
mod groups;
mod parallel;
mod reference;
mod runner;
pub mod score;
mod setup;
mod verdict;

pub use case::{REPORT_EXCERPT_BYTES, examine_case, judge_case};
pub use every_case::{Judged, NotBuilt, build, judge_every_case};
pub use grade::{Event, grade};
pub use parallel::{in_parallel, map};
pub use reference::{
    Answer, Answers, ReferenceFailure, answer_to, answers, answers_of_reference, failure,
};
pub use runner::Runner;
pub use setup::Setup;
pub use verdict::{Verdict, reason, verdict};
