//! Choices → input: by a signature, or by the problem's own program.

use serde_json::Value;

use super::{Choices, types};
use crate::judge::{Runner, Setup, failure};
use crate::language::BuildFailure;
use crate::problem::{Interface, Problem, Signature};
use crate::sandbox::{Author, Ending, Limits, Program};

/// What one input may take to be made: far more than a small one needs.
const LIMITS: Limits = Limits {
    instructions_max: 2_000_000_000,
    memory_bytes_max: 256 << 20,
    output_bytes_max: 16 << 20,
};

/// Makes inputs.
pub enum Generator<'a> {
    /// By the types and constraints of the parameters.
    Types(&'a Signature),
    /// By `generator.rs`, in the sandbox.
    Program(Program),
}

/// An input, and the choices that made it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Generated {
    /// The bytes of a case.
    pub input: Vec<u8>,
    /// The choices as they were used.
    pub choices: Vec<u64>,
}

/// Why there are no random inputs: one sentence, with the way out.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum GeneratorFailure {
    /// The problem's fault.
    #[error("{0}")]
    Problem(String),
    /// The judge's side failed.
    #[error("{0}")]
    Judge(String),
}

impl<'a> Generator<'a> {
    /// The problem's own generator, or the types of its function's parameters.
    ///
    /// # Errors
    ///
    /// See [`GeneratorFailure`].
    pub fn of(setup: &Setup<'_>, problem: &'a Problem) -> Result<Self, GeneratorFailure> {
        match (&problem.generator, &problem.definition.interface) {
            (Some(source), _) => match setup.builder.build_generator(source) {
                Ok(program) => Ok(Generator::Program(program)),
                Err(BuildFailure::Rejected(message)) => Err(GeneratorFailure::Problem(format!(
                    "generator.rs does not compile\n{message}"
                ))),
                Err(BuildFailure::Unavailable(message)) => Err(GeneratorFailure::Judge(message)),
            },
            (None, Interface::Function(signature)) => Ok(Generator::Types(signature)),
            (None, _) => Err(GeneratorFailure::Problem(
                "there is no generator.rs, and only the interface `function` does without one: \
                 write `pub fn generate(choices: &mut Choices) -> String`"
                    .to_owned(),
            )),
        }
    }

    /// A random input; the same one for the same seed. Nothing where these choices make none
    /// that keeps to the constraints: a list of distinct elements may come out too short.
    ///
    /// # Errors
    ///
    /// When the generator fails.
    pub fn random(
        &self,
        setup: &Setup<'_>,
        problem: &Problem,
        seed: u64,
        size: u64,
    ) -> Result<Option<Generated>, GeneratorFailure> {
        match self {
            Generator::Types(signature) => {
                Ok(made(problem, signature, Choices::random(seed, size)))
            }
            Generator::Program(program) => {
                run(setup, problem, program, (seed, size, None)).map(Some)
            }
        }
    }

    /// The input that these choices make, as for [`Generator::random`].
    ///
    /// # Errors
    ///
    /// When the generator fails.
    pub fn repeat(
        &self,
        setup: &Setup<'_>,
        problem: &Problem,
        choices: &[u64],
    ) -> Result<Option<Generated>, GeneratorFailure> {
        match self {
            Generator::Types(signature) => {
                let choices = Choices::repeat(choices.to_vec());
                Ok(made(problem, signature, choices))
            }
            Generator::Program(program) => {
                run(setup, problem, program, (0, 0, Some(choices))).map(Some)
            }
        }
    }
}

fn made(problem: &Problem, signature: &Signature, mut choices: Choices) -> Option<Generated> {
    let arguments = types::arguments(signature, &mut choices);
    problem.check_input(&arguments).ok()?;
    Some(Generated {
        input: arguments.to_string().into_bytes(),
        choices: choices.made(),
    })
}

fn run(
    setup: &Setup<'_>,
    problem: &Problem,
    program: &Program,
    asked: (u64, u64, Option<&[u64]>),
) -> Result<Generated, GeneratorFailure> {
    let failed = |what: String| GeneratorFailure::Problem(format!("generator.rs {what}"));
    let asked = serde_json::to_vec(&asked).map_err(|error| failed(error.to_string()))?;
    let run = Runner::new(setup, program, Author::Judge).run_on(&asked, true, LIMITS);
    let returned = match (&run.ending, &run.returned) {
        (Ending::Exited(0), Some(returned)) => returned,
        (Ending::HostFailure(message), _) => {
            return Err(GeneratorFailure::Judge(message.clone()));
        }
        (Ending::WallClock | Ending::WorkerLost | Ending::Interrupted, _) => {
            let message = "the process that makes inputs was lost; try again";
            return Err(GeneratorFailure::Judge(message.to_owned()));
        }
        _ => return Err(failed(format!("fails: {}", failure(&run)))),
    };
    let (input, choices): (Value, Vec<u64>) =
        serde_json::from_slice(returned).map_err(|error| failed(error.to_string()))?;
    let input = match (&problem.definition.interface, input) {
        (Interface::Stdio | Interface::Driver, Value::String(text)) => text.into_bytes(),
        (Interface::Stdio | Interface::Driver, _) => {
            return Err(failed(
                "returns no text: with this interface, a case is one".to_owned(),
            ));
        }
        (Interface::Function(_) | Interface::Sql, value) => {
            problem.check_input(&value).map_err(|flaw| {
                failed(format!("returns what is no case of this problem: {flaw}"))
            })?;
            value.to_string().into_bytes()
        }
    };
    Ok(Generated { input, choices })
}
