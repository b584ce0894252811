//! From the start of the program to the first verdict, and what that is made of.

use std::fs;
use std::path::Path;
use std::process::Command;

use gradebox::cache::Cache;
use gradebox::problem::Problem;
use serde::Serialize;

use crate::effort::Effort;
use crate::grading::Grading;
use crate::machine_cache;
use crate::row::Spread;
use crate::subject::Subject;
use crate::table::time;
use crate::tally::{self, PROBLEM, variant};
use crate::turns::seconds;
use crate::workplace::{Workplace, builder, executable, find_rustc, new_workers, run, scratch};

/// The part's name.
pub const PART: &str = "first-verdict";

/// One line for both languages: what it is, and seconds.
#[derive(Clone, Debug, Serialize)]
pub struct Stretch {
    /// What takes the time.
    pub what: &'static str,
    /// A submission in Python.
    pub python: Spread,
    /// The same in Rust.
    pub rust: Spread,
}

const AGAIN: &str = "`gradebox grade`, a submission that was graded before";
const NEW: &str = "`gradebox grade`, a new submission, all else in the cache";
/// What a new submission's time is made of, in the order in which [`parts`] tells it.
const PARTS: [&str; 7] = [
    "the program starts (`gradebox --version`)",
    "the problem is loaded",
    "rustc is found, and asked about itself",
    "the Python runtime is found in the cache",
    "a worker starts, with what it needs",
    "the submission is built",
    "its 20 cases run",
];
const REST: &str = "all else";

/// The wall time of a grading in both languages, and of its parts one by one.
pub fn measure(effort: &Effort, workplace: &Workplace) -> Vec<Stretch> {
    let problems = tally::problems();
    let folder = machine_cache::cold(workplace);
    let cache = Cache::open(folder.path()).expect("the cache folder can be used");
    let of = |subject: &Subject| -> Vec<Vec<f64>> {
        let grade = |number: usize| {
            let place = tempfile::tempdir_in(scratch()).expect("a temporary folder");
            let ending = Path::new(subject.file).extension().expect("an ending");
            let file = place.path().join(PROBLEM).with_extension(ending);
            let text = variant(subject, &format!("graded {number}"));
            fs::write(&file, text).expect("writable");
            let grading = Grading {
                submissions: &file,
                problem: None,
                problems: problems.path(),
                cache: folder.path(),
            };
            [grading.run().seconds, grading.run().seconds]
        };
        // The reference is built and has answered; the files have been read.
        grade(0);
        (1..=effort.repetitions)
            .map(|number| {
                let [new, again] = grade(number);
                let parts = parts((workplace, &cache), subject, problems.path(), number);
                let rest = new - parts.iter().sum::<f64>();
                [vec![again, new], parts, vec![rest]].concat()
            })
            .collect()
    };
    let (python, rust) = (of(&tally::PYTHON), of(&tally::RUST));
    let names = [&[AGAIN, NEW], &PARTS[..], &[REST]].concat();
    let spread = |turns: &[Vec<f64>], line: usize| Spread::of(turns.iter().map(|turn| turn[line]));
    let stretches = names.iter().enumerate().map(|(line, what)| Stretch {
        what,
        python: spread(&python, line),
        rust: spread(&rust, line),
    });
    stretches.collect()
}

/// The parts of a grading, as far as they can be had one by one; see [`PARTS`].
fn parts(
    (workplace, cache): (&Workplace, &Cache),
    subject: &Subject,
    problems: &Path,
    number: usize,
) -> Vec<f64> {
    let is_python = subject.language == tally::PYTHON.language;
    let started = seconds(|| {
        let version = Command::new(executable()).arg("--version").output();
        assert!(version.is_ok_and(|output| output.status.success()));
    });
    let load = || Problem::load(&problems.join(PROBLEM)).expect("the problem is valid");
    let (loaded, problem) = (seconds(load), load());
    let rustc = seconds(find_rustc);
    let runtime = if is_python {
        seconds(|| workplace.ready())
    } else {
        0.0
    };

    let workers = new_workers(cache);
    let builder = builder(cache, &workers, &|_| {});
    let build = |name: &str| {
        let source = subject.with_text(variant(subject, &format!("{name} {number}")));
        builder
            .build(&source, &problem)
            .expect("the program compiles")
    };
    let first_built = seconds(|| build("first"));
    let built = seconds(|| build("second"));
    let program = build("second");
    let cases = tally::cases();
    let first_ran = seconds(|| run(&workers, &program, &cases[0]));
    let ran = seconds(|| cases.iter().for_each(|case| run(&workers, &program, case)));
    // Python is built by the worker that then runs it; Rust is built elsewhere.
    let worker = if is_python {
        first_built - built - runtime
    } else {
        first_ran - ran / cases.len() as f64
    };
    vec![started, loaded, rustc, runtime, worker, built, ran]
}

/// The stretches as a table.
pub fn markdown(stretches: &[Stretch]) -> String {
    let head = "| from start to first verdict | Python | Rust |\n|---|--:|--:|\n".to_owned();
    stretches.iter().fold(head, |text, stretch| {
        let Stretch { what, python, rust } = stretch;
        let told = |spread: &Spread| {
            let Spread { min, median, max } = *spread;
            // What a language does not have takes no time at all.
            if max == 0.0 {
                return "–".to_owned();
            }
            format!("{} [{} … {}]", time(median), time(min), time(max))
        };
        let is_part = PARTS.contains(what) || *what == REST;
        let indent = if is_part { "– " } else { "" };
        format!(
            "{text}| {indent}{what} | {} | {} |\n",
            told(python),
            told(rust)
        )
    })
}
