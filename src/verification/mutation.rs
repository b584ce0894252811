//! Do the cases kill mutants of the reference? What they do not kill, random inputs tell
//! apart, or nothing does.

use std::time::Duration;

use super::Remark;
use super::mutants::{Mutant, mutants};
use crate::judge::{Answers, Runner, Setup, Verdict, judge_case, map};
use crate::language::{BuildFailure, Language};
use crate::problem::Problem;
use crate::sandbox::{Author, Program};
use crate::stress::{Generator, Plan, StressFailure, search};

/// The share of mutants that differ, and that a problem's cases ought to kill, in per cent.
pub const KILLED_SHARE_MIN: usize = 90;

/// So many mutants of one reference are tried; of more, some that are spread evenly.
const MUTANTS_MAX: usize = 150;

/// How long random inputs are tried on a mutant that no case kills.
const PLAN: Plan = Plan {
    seed: 1,
    // The number of inputs ends the search, so that its result is the same on any machine.
    time_max: Duration::from_secs(600),
    inputs_max: 512,
    shrink_tries_max: 200,
};

/// What became of the mutants.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mutation {
    /// How many mutants there are; not all of them are tried where there are very many.
    pub found: usize,
    /// How many were tried.
    pub tried: usize,
    /// How many do not compile.
    pub not_compiled: usize,
    /// How many a case kills.
    pub killed: usize,
    /// Those that no case kills, in the order of the source.
    pub survivors: Vec<Survivor>,
}

/// A mutant that no case kills.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Survivor {
    /// `reference.rs:13:20`.
    pub place: String,
    /// What stood there, and what stands there now.
    pub change: (String, String),
    /// Whether it computes something else.
    pub difference: Difference,
}

/// Whether a mutant computes something else than the reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// It does, for this input.
    Differs(String),
    /// No random input told it apart, or it compiles to the same program.
    NotSeen,
    /// There are no random inputs: why.
    Unknown(String),
}

impl Mutation {
    /// The survivors that compute something else, and those of which nobody knows.
    pub fn differing(&self) -> impl Iterator<Item = &Survivor> {
        let survivors = self.survivors.iter();
        survivors.filter(|survivor| survivor.difference != Difference::NotSeen)
    }

    /// The share of mutants that differ and are killed, in per cent, rounded down.
    pub fn killed_share(&self) -> usize {
        let differing = self.killed + self.differing().count();
        (self.killed * 100).checked_div(differing).unwrap_or(100)
    }

    pub(super) fn remarks(&self) -> Vec<Remark> {
        let share = self.killed_share();
        if share >= KILLED_SHARE_MIN {
            return Vec::new();
        }
        let text = format!(
            "the cases kill {share} % of its mutants that differ, less than {KILLED_SHARE_MIN} %: \
             add the inputs below as cases"
        );
        vec![Remark::warning("reference.rs", text)]
    }
}

/// How many mutants the reference has, and those that are tried.
///
/// # Errors
///
/// When the reference cannot be read as Rust.
pub(super) fn tried(problem: &Problem) -> Result<(usize, Vec<Mutant>), String> {
    let all = mutants(&problem.reference)
        .map_err(|message| format!("cannot be read as Rust: {message}"))?;
    let step = all.len().div_ceil(MUTANTS_MAX).max(1);
    Ok((all.len(), all.into_iter().step_by(step).collect()))
}

/// Tries mutants of the reference on every case; `tell` is called after each.
///
/// # Errors
///
/// When the reference cannot be read as Rust, or the judge's side fails.
pub(super) fn mutation(
    setup: &Setup<'_>,
    problem: &Problem,
    answers: &Answers,
    tell: &(dyn Fn() + Sync),
) -> Result<Mutation, String> {
    let setup = &Setup {
        keeps_runs: false,
        ..*setup
    };
    let (found, tried) = tried(problem)?;
    let original = build(setup, problem, &problem.reference)?;
    let fates = map(&tried, |mutant| {
        let fate = fate(setup, problem, answers, original.as_ref(), &mutant.source);
        tell();
        fate
    });
    let mut mutation = Mutation {
        found,
        tried: tried.len(),
        ..Mutation::default()
    };
    for (mutant, fate) in tried.into_iter().zip(fates) {
        match fate? {
            Fate::NotCompiled => mutation.not_compiled += 1,
            Fate::Killed => mutation.killed += 1,
            Fate::Survived(difference) => mutation.survivors.push(Survivor {
                place: format!("reference.rs:{}:{}", mutant.line, mutant.column),
                change: (mutant.original, mutant.replacement),
                difference,
            }),
        }
    }
    Ok(mutation)
}

enum Fate {
    NotCompiled,
    Killed,
    Survived(Difference),
}

fn fate(
    setup: &Setup<'_>,
    problem: &Problem,
    answers: &Answers,
    original: Option<&Program>,
    mutant: &str,
) -> Result<Fate, String> {
    let Some(program) = build(setup, problem, mutant)? else {
        return Ok(Fate::NotCompiled);
    };
    // The compiler saw that the change changes nothing.
    if Some(&program) == original {
        return Ok(Fate::Survived(Difference::NotSeen));
    }
    match is_killed(setup, problem, answers, &program)? {
        true => Ok(Fate::Killed),
        false => difference(setup, problem, original, &program).map(Fate::Survived),
    }
}

/// The program; none where the source does not compile.
fn build(setup: &Setup<'_>, problem: &Problem, source: &str) -> Result<Option<Program>, String> {
    match setup.builder.build_as_reference(source, problem) {
        Ok(program) => Ok(Some(program)),
        Err(BuildFailure::Rejected(_)) => Ok(None),
        Err(BuildFailure::Unavailable(message)) => Err(message),
    }
}

/// Whether a case tells the program from the reference.
fn is_killed(
    setup: &Setup<'_>,
    problem: &Problem,
    answers: &Answers,
    program: &Program,
) -> Result<bool, String> {
    let runner = Runner::new(setup, program, Author::Candidate);
    // The cheap cases first: most mutants die of any case.
    let mut cases: Vec<_> = problem.cases().zip(answers.iter()).collect();
    cases.sort_by_key(|(_, answer)| answer.instructions);
    for (case, answer) in cases {
        let record = judge_case(problem, (&runner, Language::Rust), case, answer);
        match record.verdict {
            Verdict::Accepted => {}
            Verdict::JudgeError => return Err(format!("{}: {}", case.id, record.reason)),
            _ => return Ok(true),
        }
    }
    Ok(false)
}

/// Whether random inputs tell the program from the reference.
fn difference(
    setup: &Setup<'_>,
    problem: &Problem,
    original: Option<&Program>,
    program: &Program,
) -> Result<Difference, String> {
    let Some(original) = original else {
        return Ok(Difference::Unknown(
            "reference.rs does not compile".to_owned(),
        ));
    };
    let generator = match Generator::of(setup, problem) {
        Ok(generator) => generator,
        Err(failure) => return Ok(Difference::Unknown(failure.to_string())),
    };
    let candidate = (program, Language::Rust);
    match search(
        setup,
        problem,
        (&generator, original),
        candidate,
        PLAN,
        &|_| (),
    ) {
        Ok(found) => Ok(match found.counterexample {
            Some(example) => {
                let input = String::from_utf8_lossy(&example.input);
                Difference::Differs(input.trim_end().to_owned())
            }
            None => Difference::NotSeen,
        }),
        Err(StressFailure::Judge(message)) => Err(message),
        Err(failure) => Ok(Difference::Unknown(failure.to_string())),
    }
}
