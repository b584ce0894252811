//! The search for an input on which a candidate fails.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use super::{Generated, Generator, GeneratorFailure, shrink};
use crate::judge::{Runner, Setup, Verdict, answer_to, examine_case, map};
use crate::language::Language;
use crate::problem::{Problem, TestCase};
use crate::report::{CaseRecord, Evidence};
use crate::sandbox::{Author, Program};

/// So many inputs are made and tried between two looks at the clock.
const BATCH: u64 = 64;
/// Inputs grow for so many tries.
const GROWING: u64 = 400;
/// What of an input, an answer or an output is kept, in bytes.
const EXCERPT_BYTES: usize = 64 << 10;

/// How long to search, and from where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The same seed makes the same inputs.
    pub seed: u64,
    /// The search ends after this time.
    pub time_max: Duration,
    /// The search ends after so many inputs.
    pub inputs_max: u64,
    /// A counterexample is made simpler in so many tries.
    pub shrink_tries_max: usize,
}

/// What a search came to.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// How many inputs were tried.
    pub inputs: u64,
    /// An input on which the candidate is not accepted.
    pub counterexample: Option<Box<Counterexample>>,
}

/// An input on which the candidate is not accepted, as simple as it was found to be.
#[derive(Clone, Debug, PartialEq)]
pub struct Counterexample {
    /// The bytes of a case.
    pub input: Vec<u8>,
    /// The number of the input that was found first, from 1.
    pub at: u64,
    /// The bytes of that one.
    pub first_bytes: usize,
    /// How many simpler inputs were tried.
    pub tries: usize,
    /// The verdict, and how the output differs.
    pub record: CaseRecord,
    /// What went in and came out.
    pub evidence: Evidence,
}

/// Why a search cannot go on.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StressFailure {
    /// There are no inputs.
    #[error(transparent)]
    Generator(#[from] GeneratorFailure),
    /// The reference has no answer to an input that the generator made.
    #[error("the reference fails on a generated input: {reason}\ninput: {input}")]
    Reference {
        /// How it ended.
        reason: String,
        /// The beginning of the input, as text.
        input: String,
    },
    /// A judge error.
    #[error("{0}")]
    Judge(String),
}

/// Searches, and makes what was found simpler.
///
/// Which counterexample is found depends on the seed alone, not on how many run at once;
/// whether one is found within the time depends on the machine.
///
/// # Errors
///
/// See [`StressFailure`].
pub fn search(
    setup: &Setup<'_>,
    problem: &Problem,
    (generator, reference): (&Generator<'_>, &Program),
    (candidate, language): (&Program, Language),
    plan: Plan,
    tell: &(dyn Fn(u64) + Sync),
) -> Result<Found, StressFailure> {
    let trial = Trial {
        setup,
        problem,
        reference: Runner::new(setup, reference, Author::Judge),
        candidate: Runner::new(setup, candidate, Author::Candidate),
        language,
    };
    let start = Instant::now();
    let mut inputs = 0;
    while inputs < plan.inputs_max {
        let batch: Vec<u64> = (inputs..plan.inputs_max.min(inputs + BATCH)).collect();
        let tried = map(&batch, |number| {
            if *number > 0 && start.elapsed() >= plan.time_max {
                return Ok(Tried::OutOfTime);
            }
            let size = 1 + number * 99 / GROWING;
            // Far apart, so that two seeds do not share most of their inputs.
            let seed = plan
                .seed
                .wrapping_mul(0x2545_f491_4f6c_dd1d)
                .wrapping_add(*number);
            trial.random(generator, seed, size)
        });
        let done = tried.iter();
        let done = done.take_while(|tried| !matches!(tried, Ok(Tried::OutOfTime)));
        let done = done.count();
        for (number, tried) in batch.iter().zip(tried).take(done) {
            if let Tried::Failed(failed) = tried? {
                let (generated, (record, evidence)) = *failed;
                let first = Counterexample {
                    input: generated.input.clone(),
                    at: number + 1,
                    first_bytes: generated.input.len(),
                    tries: 0,
                    record,
                    evidence,
                };
                let simplest = trial.simplest(generator, generated, first, plan.shrink_tries_max);
                return Ok(Found {
                    inputs: number + 1,
                    counterexample: Some(Box::new(simplest)),
                });
            }
        }
        inputs += done as u64;
        tell(done as u64);
        if done < batch.len() {
            break;
        }
    }
    Ok(Found {
        inputs,
        counterexample: None,
    })
}

/// What every input is tried on.
struct Trial<'a> {
    setup: &'a Setup<'a>,
    problem: &'a Problem,
    reference: Runner<'a>,
    candidate: Runner<'a>,
    language: Language,
}

/// How a candidate failed.
type Failed = (CaseRecord, Evidence);

/// What became of one input.
enum Tried {
    /// The candidate is accepted, or there was no input.
    Passed,
    /// The candidate fails.
    Failed(Box<(Generated, Failed)>),
    /// The time was over before it was tried.
    OutOfTime,
}

impl Trial<'_> {
    /// Tries a random input.
    fn random(
        &self,
        generator: &Generator<'_>,
        seed: u64,
        size: u64,
    ) -> Result<Tried, StressFailure> {
        let Some(generated) = generator.random(self.setup, self.problem, seed, size)? else {
            return Ok(Tried::Passed);
        };
        Ok(match self.run(&generated.input)? {
            Some(failed) => Tried::Failed(Box::new((generated, failed))),
            None => Tried::Passed,
        })
    }

    /// How the candidate fails on an input, if it does.
    fn run(&self, input: &[u8]) -> Result<Option<Failed>, StressFailure> {
        let answer = answer_to(self.problem, &self.reference, input).map_err(|reason| {
            let text = String::from_utf8_lossy(input);
            StressFailure::Reference {
                reason,
                input: text.chars().take(2_000).collect(),
            }
        })?;
        let case = TestCase {
            id: "generated".to_owned(),
            input: input.to_vec(),
            answer: None,
            hint: None,
        };
        let candidate = (&self.candidate, self.language);
        let (record, evidence) =
            examine_case(self.problem, candidate, &case, &answer, EXCERPT_BYTES);
        match record.verdict {
            Verdict::Accepted => Ok(None),
            Verdict::JudgeError => Err(StressFailure::Judge(record.reason)),
            _ => Ok(Some((record, evidence))),
        }
    }

    fn simplest(
        &self,
        generator: &Generator<'_>,
        generated: Generated,
        first: Counterexample,
        tries_max: usize,
    ) -> Counterexample {
        let verdict = first.record.verdict;
        let mut best = first;
        let mut tries = 0;
        let mut known: HashMap<Vec<u8>, Option<Failed>> = HashMap::new();
        shrink(generated.choices, tries_max, &mut |choices| {
            tries += 1;
            let made = generator.repeat(self.setup, self.problem, choices);
            let made = made.ok().flatten()?;
            let failed = known.entry(made.input.clone()).or_insert_with(|| {
                // The same mistake, as far as a verdict tells; what cannot be judged is no example.
                let failed = self.run(&made.input).ok().flatten();
                failed.filter(|(record, _)| record.verdict == verdict)
            });
            (best.record, best.evidence) = failed.clone()?;
            best.input = made.input;
            Some(made.choices)
        });
        Counterexample { tries, ..best }
    }
}
