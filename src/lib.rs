//! gradebox grades submitted solutions.
//!
//! # The flow, one way
//!
//! ```text
//! argv -> cli::Args                 problems/x -> Problem        submissions -> Cohort { Submission }
//! Submission -> Source -> Program   the reference goes through the same door as a candidate
//! Program + input + Limits -> Run { ending, usage, output }     in a worker process
//! Run + answer -> Finding           the checker has no word for "time"
//! Ending + Finding -> Verdict       one pure table; the sandbox has no word for "correct"
//! [CaseRecord] -> GroupRecord -> SubmissionRecord -> Report
//! Report + Format -> text           Report -> ExitStatus
//! ```
//!
//! # The map
//!
//! | room | what it is for |
//! |---|---|
//! | [`cli`], [`exit`] | what the user typed, and what the shell is told |
//! | [`commands`] | one file for each subcommand |
//! | [`problem`] | what is asked: loading a folder, or every mistake in it |
//! | [`submission`] | finding and reading what candidates handed in |
//! | [`language`] | source → program: a table of languages |
//! | [`sandbox`] | program + input → run; the only room that knows wasmtime |
//! | [`checker`] | is this output right? pure |
//! | [`judge`] | runs → verdicts → scores; the only room that knows rayon |
//! | [`scaffold`] | the first files of a new problem |
//! | [`stress`] | random inputs, and the simplest on which a candidate and the reference differ |
//! | [`verification`] | does a problem prove itself? its known submissions against its cases |
//! | [`cache`] | what has been computed already, by content |
//! | [`platform`] | the door to the operating system; the only room that starts processes |
//! | [`progress`] | events → standard error |
//! | [`report`] | record → text, one pure file for each format |
//!
//! # The promises
//!
//! 1. A submission can never make gradebox fail: whatever it does becomes a verdict.
//! 2. Every declared case gets a verdict. A case without one is a judge error, never a pass, never missing.
//! 3. Verdicts come from facts the host saw, never from what the guest says about itself.
//! 4. Expected answers never enter the sandbox.
//! 5. Same problem, same submission, same report, byte for byte, on any number of workers and any load:
//!    time is counted in instructions.
//! 6. One case is one fresh instance.
//! 7. Checking, scoring and rendering are pure functions of finished records.
//! 8. Nothing is lost: a kill costs at most the cases in flight.

#![deny(unsafe_code)]

pub mod cache;
pub mod checker;
pub mod cli;
pub mod commands;
pub mod exit;
pub mod judge;
pub mod language;
pub mod platform;
pub mod problem;
pub mod progress;
pub mod report;
pub mod sandbox;
pub mod scaffold;
pub mod stress;
pub mod submission;
pub mod verification;
