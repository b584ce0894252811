//! What all judging needs: the cache, the workers, the languages.

use crate::cache::{Cache, Digest, Digester, Kind};
use crate::language::Builder;
use crate::problem::Problem;
use crate::sandbox::{Author, Ending, Job, Limits, Program, Run, Workers};

/// Shared by everything that is judged in one go.
pub struct Setup<'a> {
    /// What has been computed already.
    pub cache: &'a Cache,
    /// Where programs run.
    pub workers: &'a Workers,
    /// Source → program.
    pub builder: &'a Builder<'a>,
    /// Whether runs are kept in the cache: not where no input comes twice.
    pub keeps_runs: bool,
}

impl Setup<'_> {
    /// Runs a program on a case, or finds the run in the cache: the same program
    /// on the same input within the same limits does the same again.
    pub fn run(
        &self,
        problem: &Problem,
        (program, author): (&Program, Author),
        input: &[u8],
        limits: Limits,
    ) -> Run {
        let as_value = problem.definition.interface.is_value();
        self.run_program((program, author), input, as_value, limits)
    }

    /// As [`Setup::run`], for a program that answers no problem; `as_value` says whether the
    /// input comes as a value, and not on standard input.
    pub fn run_program(
        &self,
        (program, author): (&Program, Author),
        input: &[u8],
        as_value: bool,
        limits: Limits,
    ) -> Run {
        let job = Job {
            program: program.clone(),
            author,
            input: input.to_vec(),
            as_value,
            limits,
        };
        let Some(key) = key(&job).filter(|_| self.keeps_runs) else {
            return self.workers.run(job);
        };
        // An entry that cannot be read is as good as none: the run can be had again.
        if let Ok(Some(entry)) = self.cache.get(Kind::Run, key)
            && let Ok(run) = postcard::from_bytes(&entry)
        {
            return run;
        }
        let run = self.workers.run(job);
        if is_a_fact(&run.ending)
            && let Ok(entry) = postcard::to_stdvec(&run)
        {
            // A run that cannot be kept costs time, not a verdict.
            let _ = self.cache.put(Kind::Run, key, &entry);
        }
        run
    }
}

fn key(job: &Job) -> Option<Digest> {
    let job = postcard::to_stdvec(job).ok()?;
    Some(Digester::new("run 3").part(job).finish())
}

/// Whether the ending says something about the program rather than about the machine.
fn is_a_fact(ending: &Ending) -> bool {
    !matches!(
        ending,
        Ending::WallClock | Ending::WorkerLost | Ending::Interrupted | Ending::HostFailure(_)
    )
}
