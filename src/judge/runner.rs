//! One program, run on one case after the other.

use super::Setup;
use crate::cache::{Digest, Digester, Journal, Kind};
use crate::problem::Problem;
use crate::sandbox::{Author, Ending, Job, Limits, Program, Run};

/// A program that is run on cases. What it has done already is found in the cache: the same
/// program on the same input within the same limits does the same again.
pub struct Runner<'a> {
    setup: &'a Setup<'a>,
    program: &'a Program,
    author: Author,
    /// Its finished runs; `None` where none are kept.
    journal: Option<Journal<'a>>,
}

impl<'a> Runner<'a> {
    /// Opens the journal of the program's runs; nothing runs yet.
    pub fn new(setup: &'a Setup<'a>, program: &'a Program, author: Author) -> Self {
        let whose = postcard::to_stdvec(&(program, author)).ok();
        let whose = whose.filter(|_| setup.keeps_runs);
        let journal = whose.map(|whose| {
            let digest = Digester::new("runs 1").part(whose).finish();
            Journal::open(setup.cache, Kind::Run, digest)
        });
        Runner {
            setup,
            program,
            author,
            journal,
        }
    }

    /// Runs it on a case of a problem.
    pub fn run(&self, problem: &Problem, input: &[u8], limits: Limits) -> Run {
        self.run_on(input, problem.definition.interface.is_value(), limits)
    }

    /// As [`Runner::run`], for a program that answers no problem; `as_value` says whether the
    /// input comes as a value, and not on standard input.
    pub fn run_on(&self, input: &[u8], as_value: bool, limits: Limits) -> Run {
        let key = key(input, as_value, limits);
        let kept = self.journal.as_ref().zip(key);
        if let Some(run) = kept.and_then(|(journal, key)| journal.get(key)) {
            return run;
        }
        let run = match self.setup.builder.supply(self.program) {
            Ok(()) => self.setup.workers.run(Job {
                program: self.program.clone(),
                author: self.author,
                input: input.to_vec(),
                as_value,
                limits,
            }),
            Err(message) => Run::none(Ending::HostFailure(message)),
        };
        if let Some((journal, key)) = kept
            && is_a_fact(&run.ending)
        {
            // A run that cannot be kept costs time, not a verdict.
            let _ = journal.put(key, &run);
        }
        run
    }
}

fn key(input: &[u8], as_value: bool, limits: Limits) -> Option<Digest> {
    let how = postcard::to_stdvec(&(as_value, limits)).ok()?;
    Some(Digester::new("run 4").part(input).part(how).finish())
}

/// Whether the ending says something about the program rather than about the machine.
fn is_a_fact(ending: &Ending) -> bool {
    !matches!(
        ending,
        Ending::WallClock | Ending::WorkerLost | Ending::Interrupted | Ending::HostFailure(_)
    )
}
