//! The answers: what the reference produces, run first and in the same sandbox.

use std::sync::atomic::{AtomicUsize, Ordering};

use super::{Runner, Setup, map, reason, verdict};
use crate::language::{BuildFailure, Language};
use crate::problem::{InstructionLimit, Problem, TestCase};
use crate::sandbox::{Author, Ending, Limits, Run};

/// What a reference may take for a case, in instructions, before anything is known of it.
const REFERENCE_INSTRUCTIONS_MAX: u64 = 100_000_000_000;

/// What a reference or a generator says when it fails is told up to so many lines.
const FAILURE_LINES_MAX: usize = 6;

/// A problem's answers, in the order of its cases.
#[derive(Clone, Debug)]
pub struct Answers {
    cases: Vec<Answer>,
}

/// The answer to one case, and what it took to find it.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The reference's standard output, or the value it returned.
    pub bytes: Vec<u8>,
    /// Its instructions.
    pub instructions: u64,
}

/// A reference that has no answer: nothing can be graded.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the reference of `{problem}` fails: {reason}")]
pub struct ReferenceFailure {
    /// The problem's id.
    pub problem: String,
    /// What went wrong, and where.
    pub reason: String,
}

impl Answers {
    /// The answer to the case of this index.
    pub fn get(&self, index: usize) -> Option<&Answer> {
        self.cases.get(index)
    }

    /// All of them, in the order of the problem's cases.
    pub fn iter(&self) -> impl Iterator<Item = &Answer> {
        self.cases.iter()
    }
}

impl Answer {
    /// What a program in this language may use for the case.
    pub fn limits(&self, problem: &Problem, language: Language) -> Limits {
        let base = match &problem.definition.limits.instructions {
            InstructionLimit::Fixed(instructions) => *instructions,
            InstructionLimit::FromReference(from) => from
                .floor
                .max(self.instructions.saturating_mul(u64::from(from.multiplier))),
        };
        limits(problem, base.saturating_mul(language.instructions_factor()))
    }
}

/// The answers of a problem: the committed ones, if they are those of this reference and
/// these cases, else what the reference produces now.
///
/// # Errors
///
/// See [`answers_of_reference`].
pub fn answers(setup: &Setup<'_>, problem: &Problem) -> Result<Answers, ReferenceFailure> {
    let Some(committed) = problem.committed_answers() else {
        return answers_of_reference(setup, problem);
    };
    let answer = |(bytes, instructions): (&[u8], u64)| Answer {
        bytes: bytes.to_vec(),
        instructions,
    };
    Ok(Answers {
        cases: committed.into_iter().map(answer).collect(),
    })
}

/// Runs the reference on every case.
///
/// # Errors
///
/// When it cannot be built, or does not end well on a case.
pub fn answers_of_reference(
    setup: &Setup<'_>,
    problem: &Problem,
) -> Result<Answers, ReferenceFailure> {
    let failed = |reason: String| ReferenceFailure {
        problem: problem.id.clone(),
        reason,
    };
    let program = setup
        .builder
        .build_reference(problem)
        .map_err(|failure| match failure {
            BuildFailure::Rejected(message) => {
                failed(format!("reference.rs does not compile\n{message}"))
            }
            BuildFailure::Unavailable(message) => failed(message),
        })?;
    let runner = Runner::new(setup, &program, Author::Judge);
    let cases: Vec<(usize, &TestCase)> = problem.cases().enumerate().collect();
    // Whichever is run first: the first one that fails is told, and none behind it need run.
    let first_failed = AtomicUsize::new(usize::MAX);
    let answers = map(&cases, |(index, case)| {
        if *index > first_failed.load(Ordering::Relaxed) {
            return None;
        }
        let answer = answer_to(problem, &runner, &case.input);
        Some(answer.map_err(|reason| {
            first_failed.fetch_min(*index, Ordering::Relaxed);
            failed(format!("case {}: {reason}", case.id))
        }))
    });
    let cases: Result<Vec<Answer>, ReferenceFailure> = answers.into_iter().flatten().collect();
    Ok(Answers { cases: cases? })
}

/// What a reference, once it is built, answers to an input.
///
/// # Errors
///
/// How it ended instead.
pub fn answer_to(
    problem: &Problem,
    reference: &Runner<'_>,
    input: &[u8],
) -> Result<Answer, String> {
    let limits = limits(problem, REFERENCE_INSTRUCTIONS_MAX);
    answer(problem, reference.run(problem, input, limits))
}

/// How a program of the problem itself (a reference, a generator) failed: why it ended, and
/// what it said about that.
pub fn failure(run: &Run) -> String {
    let verdict = verdict(&run.ending, &run.usage, None);
    let why = reason(&run.ending, verdict, None);
    let said = String::from_utf8_lossy(&run.stderr);
    // What Rust says of itself when it panics, beside the message, is no help here.
    let lines = said.lines().map(str::trim);
    let lines = lines.filter(|line| !line.is_empty() && !line.starts_with("note: run with"));
    let lines: Vec<&str> = lines.take(FAILURE_LINES_MAX).collect();
    if lines.is_empty() {
        why
    } else {
        format!("{why}: {}", lines.join(" "))
    }
}

fn answer(problem: &Problem, run: Run) -> Result<Answer, String> {
    let instructions = run.usage.instructions;
    if run.ending != Ending::Exited(0) {
        return Err(failure(&run));
    }
    let Some(bytes) = output(problem, &run) else {
        return Err("it returned nothing".to_owned());
    };
    Ok(Answer {
        bytes: bytes.to_vec(),
        instructions,
    })
}

/// What a checker compares: the value that was returned, or standard output.
pub(super) fn output<'a>(problem: &Problem, run: &'a Run) -> Option<&'a [u8]> {
    if problem.definition.interface.is_value() {
        run.returned.as_deref()
    } else {
        Some(&run.stdout)
    }
}

fn limits(problem: &Problem, instructions_max: u64) -> Limits {
    let limits = &problem.definition.limits;
    Limits {
        instructions_max,
        memory_bytes_max: u64::from(limits.memory_mib) << 20,
        output_bytes_max: u64::from(limits.output_kib) << 10,
    }
}
