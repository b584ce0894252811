//! What more workers bring: the same cases on one of them, two, four, and so on up to all cores.

use std::hint::black_box;

use gradebox::platform::cores;
use serde::Serialize;

use crate::effort::Effort;
use crate::row::{Row, Spread, Target};
use crate::subject::{Case, SMALL_PYTHON, Subject, TRIVIAL_RUST, small_case, trivial_case};
use crate::turns::Lane;
use crate::workplace::{Workplace, new_workers, run};

/// The part's name.
pub const PART: &str = "workers";

/// How the cases per second grow with the workers.
#[derive(Clone, Debug, Serialize)]
pub struct Shape {
    /// What runs.
    pub what: &'static str,
    /// One for each number of workers that was tried.
    pub points: Vec<Point>,
}

/// Some workers, and what they do together.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Point {
    /// Threads, each with a worker.
    pub workers: usize,
    /// Cases per second.
    pub cases_per_second: Spread,
    /// How many times as many as one worker did in the turn beside.
    pub times_one: Spread,
}

/// Two workers beside one, in Python and in Rust, and the whole shapes.
pub fn measure(effort: &Effort, workplace: &Workplace) -> (Vec<Row>, Vec<Shape>) {
    let counts = counts();
    let in_workers = |subject: &Subject, case| {
        let program = workplace.build(subject);
        // Each lane has its own: a worker ends with the thread that started it.
        let workers: Vec<_> = counts
            .iter()
            .map(|_| new_workers(&workplace.cache))
            .collect();
        let sides = workers.iter().map(|workers| {
            let program = &program;
            move |case: &Case| run(workers, program, case)
        });
        turns(effort, &counts, case, &sides.collect::<Vec<_>>())
    };
    let on_threads = vec![spin; counts.len()];
    let all = [
        (
            "small Python case",
            "worker",
            in_workers(&SMALL_PYTHON, small_case),
        ),
        (
            "trivial Rust case",
            "worker",
            in_workers(&TRIVIAL_RUST, trivial_case),
        ),
        (
            "a loop that only computes",
            "thread",
            turns(effort, &counts, trivial_case, &on_threads),
        ),
    ];
    let rows = all.iter().map(|(what, on, turns)| {
        let pairs = turns.iter().map(|turn| (turn[1], turn[0])).collect();
        let names = (&*format!("{what}, two {on}s"), &*format!("one {on}"));
        let row = Row::new(PART, names, Target::AtLeast(1.9), pairs);
        if *on == "thread" {
            return row
                .unasked()
                .noted("what the machine itself had to give while this ran");
        }
        row
    });
    let shapes = all.iter().map(|(what, _, turns)| Shape {
        what,
        points: points(&counts, turns),
    });
    (rows.collect(), shapes.collect())
}

/// One, two, four and so on, and all cores; two even where there is one core.
fn counts() -> Vec<usize> {
    let most = cores().max(2);
    let powers = (0..usize::BITS).map(|power| 1 << power);
    let mut counts: Vec<_> = powers.take_while(|count| *count < most).collect();
    counts.push(most);
    counts
}

fn turns(
    effort: &Effort,
    counts: &[usize],
    case: fn(u64) -> Case,
    sides: &[impl Fn(&Case) + Sync],
) -> Vec<Vec<f64>> {
    let lanes = counts.iter().zip(sides);
    let lanes: Vec<_> = lanes
        .map(|(threads, run)| Lane {
            threads: *threads,
            run,
        })
        .collect();
    effort.turns.measure(case, &lanes)
}

fn points(counts: &[usize], turns: &[Vec<f64>]) -> Vec<Point> {
    let point = |(lane, workers): (usize, &usize)| Point {
        workers: *workers,
        cases_per_second: Spread::of(turns.iter().map(|turn| 1.0 / turn[lane])),
        times_one: Spread::of(turns.iter().map(|turn| turn[0] / turn[lane])),
    };
    counts.iter().enumerate().map(point).collect()
}

/// Some 100 microseconds of work that needs nothing but a core.
fn spin(case: &Case) {
    let mut sum = case.input.len() as u64;
    for step in 0..100_000_u64 {
        sum = black_box(sum ^ step).wrapping_mul(31);
    }
    black_box(sum);
}

/// The shapes, a line each.
pub fn markdown(shapes: &[Shape]) -> String {
    let line = |shape: &Shape| {
        let points = shape.points.iter().map(|point| {
            let Point {
                workers,
                cases_per_second,
                times_one,
            } = point;
            format!(
                "{workers}: {:.0} per second ({:.2} ×)",
                cases_per_second.median, times_one.median
            )
        });
        let points: Vec<_> = points.collect();
        format!("- {}, by workers: {}\n", shape.what, points.join(", "))
    };
    shapes.iter().map(line).collect()
}
