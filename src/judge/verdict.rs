//! The one table from what happened to what we make of it. Pure.

use serde::{Deserialize, Serialize};

use crate::checker::Finding;
use crate::sandbox::{Ending, Trap, Usage};

/// What a test case, a group or a submission is judged to be.
///
/// The order is the order of badness used to sum up several cases in one word:
/// the worst is the last.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The output is right, within every limit.
    Accepted,
    /// A rule of the problem stopped before this case.
    Skipped,
    /// The program ended well, and its output is not right.
    WrongAnswer,
    /// More instructions, or more virtual time, than the limit.
    TimeLimitExceeded,
    /// The program was refused memory and did not end well.
    MemoryLimitExceeded,
    /// More bytes written than the limit.
    OutputLimitExceeded,
    /// A trap, an exit code other than 0, or no result.
    RunTimeError,
    /// The source did not become a program.
    CompileError,
    /// The judge's own side failed. Never a submission's fault.
    JudgeError,
}

impl Verdict {
    /// Every verdict, from best to worst.
    pub const ALL: [Verdict; 9] = [
        Verdict::Accepted,
        Verdict::Skipped,
        Verdict::WrongAnswer,
        Verdict::TimeLimitExceeded,
        Verdict::MemoryLimitExceeded,
        Verdict::OutputLimitExceeded,
        Verdict::RunTimeError,
        Verdict::CompileError,
        Verdict::JudgeError,
    ];

    /// The name in JSON, in `submissions/` folder names and on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Verdict::Accepted => "accepted",
            Verdict::Skipped => "skipped",
            Verdict::WrongAnswer => "wrong_answer",
            Verdict::TimeLimitExceeded => "time_limit_exceeded",
            Verdict::MemoryLimitExceeded => "memory_limit_exceeded",
            Verdict::OutputLimitExceeded => "output_limit_exceeded",
            Verdict::RunTimeError => "run_time_error",
            Verdict::CompileError => "compile_error",
            Verdict::JudgeError => "judge_error",
        }
    }

    /// The abbreviation that the field uses in tables.
    pub const fn short(self) -> &'static str {
        match self {
            Verdict::Accepted => "AC",
            Verdict::Skipped => "SK",
            Verdict::WrongAnswer => "WA",
            Verdict::TimeLimitExceeded => "TLE",
            Verdict::MemoryLimitExceeded => "MLE",
            Verdict::OutputLimitExceeded => "OLE",
            Verdict::RunTimeError => "RTE",
            Verdict::CompileError => "CE",
            Verdict::JudgeError => "JE",
        }
    }
}

/// What we make of one case: the only place where a run becomes a verdict.
///
/// `finding` is the checker's, asked for only when the program ended well.
pub fn verdict(ending: &Ending, usage: &Usage, finding: Option<&Finding>) -> Verdict {
    match (ending, finding) {
        (
            Ending::WallClock | Ending::WorkerLost | Ending::Interrupted | Ending::HostFailure(_),
            _,
        ) => Verdict::JudgeError,
        (Ending::OutOfFuel, _) => Verdict::TimeLimitExceeded,
        (Ending::OutputOverflow, _) => Verdict::OutputLimitExceeded,
        (Ending::OutOfMemory, _) => Verdict::MemoryLimitExceeded,
        // A guest that is refused memory may say so politely, or trip over it.
        (Ending::Trapped(_), _) if usage.memory_refused => Verdict::MemoryLimitExceeded,
        (Ending::Trapped(_), _) => Verdict::RunTimeError,
        (Ending::Exited(0), Some(Finding::Right)) => Verdict::Accepted,
        (Ending::Exited(0), Some(Finding::Wrong(_))) => Verdict::WrongAnswer,
        // It ended well and returned nothing where a value was asked for.
        (Ending::Exited(0), None) => Verdict::RunTimeError,
        (Ending::Exited(_), _) if usage.memory_refused => Verdict::MemoryLimitExceeded,
        (Ending::Exited(_), _) => Verdict::RunTimeError,
    }
}

/// The verdict's reason in one sentence without a full stop; empty when accepted.
pub fn reason(ending: &Ending, verdict: Verdict, finding: Option<&Finding>) -> String {
    let words = match (verdict, ending) {
        (Verdict::Accepted, _) => "",
        (Verdict::Skipped, _) => "a rule of the problem stopped before this case",
        (Verdict::WrongAnswer, _) => {
            return match finding {
                Some(Finding::Wrong(difference)) => {
                    format!("{}: {}", difference.place, difference.message)
                }
                _ => String::new(),
            };
        }
        (Verdict::TimeLimitExceeded, _) => {
            "the program took more instructions, or slept longer, than it may"
        }
        (Verdict::MemoryLimitExceeded, _) => {
            "the program asked for more memory than it may have, and did not end well"
        }
        (Verdict::OutputLimitExceeded, _) => "the program wrote more than it may",
        (Verdict::RunTimeError, Ending::Trapped(trap)) => trap_sentence(*trap),
        (Verdict::RunTimeError, Ending::Exited(0)) => {
            "the program exited before it returned a value"
        }
        (Verdict::RunTimeError, Ending::Exited(code)) => {
            return format!("the program ended with exit code {code}");
        }
        (Verdict::JudgeError, Ending::WallClock) => {
            "the machine was too slow: the emergency brake stopped the run; grade again on a less busy machine"
        }
        (Verdict::JudgeError, Ending::WorkerLost) => {
            "the process that ran this case was lost, twice; grade again"
        }
        (Verdict::JudgeError, Ending::Interrupted) => {
            "grading was interrupted before this case ran; grade again, what is done is kept"
        }
        (Verdict::JudgeError, Ending::HostFailure(message)) => return message.clone(),
        _ => "",
    };
    words.to_owned()
}

fn trap_sentence(trap: Trap) -> &'static str {
    match trap {
        Trap::Unreachable => "the program aborted (in Rust: a panic)",
        Trap::StackOverflow => {
            "the call stack is used up: the recursion is too deep, or has no end"
        }
        Trap::MemoryOutOfBounds => {
            "the program used an address outside its memory (in Rust: perhaps recursion without end)"
        }
        Trap::TableOutOfBounds => "the program used an index outside a table",
        Trap::BadIndirectCall => {
            "the program called through a pointer that is no function of that type"
        }
        Trap::Arithmetic => "an integer was divided by zero, overflowed, or could not be converted",
        Trap::Other => "the program did something that WebAssembly does not allow",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(ending: Ending, refused: bool, finding: Option<Finding>) -> Verdict {
        verdict(
            &ending,
            &Usage {
                memory_refused: refused,
                ..Usage::default()
            },
            finding.as_ref(),
        )
    }

    #[test]
    fn only_a_right_output_of_a_program_that_ended_well_is_accepted() {
        assert_eq!(
            with(Ending::Exited(0), false, Some(Finding::Right)),
            Verdict::Accepted
        );
        for ending in [
            Ending::Exited(1),
            Ending::Exited(-1),
            Ending::Trapped(Trap::Unreachable),
            Ending::OutOfFuel,
            Ending::OutOfMemory,
            Ending::OutputOverflow,
            Ending::WallClock,
            Ending::WorkerLost,
            Ending::Interrupted,
            Ending::HostFailure(String::new()),
        ] {
            assert_ne!(with(ending, false, Some(Finding::Right)), Verdict::Accepted);
        }
    }

    #[test]
    fn the_wall_clock_is_never_the_submissions_fault() {
        assert_eq!(with(Ending::WallClock, true, None), Verdict::JudgeError);
        assert_eq!(with(Ending::WorkerLost, true, None), Verdict::JudgeError);
        assert_eq!(with(Ending::Interrupted, true, None), Verdict::JudgeError);
    }

    #[test]
    fn refused_memory_explains_a_bad_end_and_no_good_one() {
        assert_eq!(
            with(Ending::Exited(1), true, None),
            Verdict::MemoryLimitExceeded
        );
        assert_eq!(
            with(Ending::Trapped(Trap::Unreachable), true, None),
            Verdict::MemoryLimitExceeded
        );
        assert_eq!(
            with(Ending::Exited(0), true, Some(Finding::Right)),
            Verdict::Accepted
        );
        assert_eq!(with(Ending::Exited(1), false, None), Verdict::RunTimeError);
    }

    #[test]
    fn every_verdict_has_names_of_its_own() {
        let mut names: Vec<_> = Verdict::ALL
            .iter()
            .flat_map(|verdict| [verdict.name(), verdict.short()])
            .collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), 2 * Verdict::ALL.len());
        assert!(Verdict::ALL.is_sorted());
    }
}
