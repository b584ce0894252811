//! Programs that compute, one at a time: what the sandbox costs where starting does not matter.

use gradebox::sandbox::Program;

use crate::computation::{self, Computation};
use crate::effort::Effort;
use crate::interpreter::Interpreter;
use crate::process::Processes;
use crate::row::{Row, Target};
use crate::subject::Case;
use crate::turns::seconds;
use crate::workplace::{Workplace, compute, new_workers};

/// The part of Rust.
pub const RUST: &str = "cpu-rust";
/// The part of Python.
pub const PYTHON: &str = "cpu-python";

/// Rust beside the same code as a native process.
pub fn rust(effort: &Effort, workplace: &Workplace) -> Vec<Row> {
    let names = (
        "CPU-bound Rust",
        "the same code native",
        Target::AtMost(1.25),
    );
    rows(effort, workplace, RUST, names, &computation::RUST, &|one| {
        Processes::native(&one.subject)
    })
}

/// Python beside the same code in a process of CPython.
pub fn python(effort: &Effort, workplace: &Workplace) -> Vec<Row> {
    let nearest = Interpreter::nearest();
    let beside = format!("the same code in CPython {}", nearest.version);
    let names = ("CPU-bound Python", &*beside, Target::AtMost(2.3));
    rows(
        effort,
        workplace,
        PYTHON,
        names,
        &computation::PYTHON,
        &|one| Processes::python(&nearest, &["-I", "-S"], &one.subject),
    )
}

/// A row for each program, after one for all of them.
fn rows(
    effort: &Effort,
    workplace: &Workplace,
    part: &'static str,
    (what, beside, target): (&str, &str, Target),
    programs: &[Computation],
    process: &dyn Fn(&Computation) -> Processes,
) -> Vec<Row> {
    let mut each: Vec<Row> = programs
        .iter()
        .map(|one| {
            let size = if effort.is_short {
                one.small
            } else {
                one.large
            };
            let process = process(one);
            let input = format!("{size}\n").into_bytes();
            // What is right is what the process says; both are held to it from then on.
            let answer = process.output(&input);
            let case = Case { input, answer };
            let pairs = pairs(
                effort,
                workplace,
                &workplace.build(&one.subject),
                &process,
                &case,
            );
            Row::new(
                part,
                (&format!("{what}: {}", one.name), beside),
                target,
                pairs,
            )
        })
        .collect();
    // The geometric mean: half the time here makes up for twice the time there.
    let mean = |figure: &dyn Fn(&Row) -> f64| {
        let logarithms: f64 = each.iter().map(|row| figure(row).ln()).sum();
        (logarithms / each.len() as f64).exp()
    };
    let pairs = (0..effort.turns.repetitions).map(|repetition| {
        let own = mean(&|row| row.pairs[repetition].0);
        let other = mean(&|row| row.pairs[repetition].1);
        (own, other)
    });
    let all = Row::new(part, (what, beside), target, pairs.collect());
    let names: Vec<_> = programs.iter().map(|one| one.name).collect();
    let note = format!("the geometric mean of {}", names.join(", "));
    each.insert(0, all.noted(note));
    each
}

/// Seconds of the whole case, and of the whole process.
fn pairs(
    effort: &Effort,
    workplace: &Workplace,
    program: &Program,
    process: &Processes,
    case: &Case,
) -> Vec<(f64, f64)> {
    let workers = new_workers(&workplace.cache);
    let own = || compute(&workers, program, case);
    own();
    let turns = 0..effort.turns.repetitions;
    turns
        .map(|_| (seconds(own), seconds(|| process.run(case))))
        .collect()
}
