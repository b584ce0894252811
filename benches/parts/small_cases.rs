//! Small cases, on all cores at once: what a case costs a core.

use gradebox::platform::cores;

use crate::effort::Effort;
use crate::fork_server::ForkServers;
use crate::interpreter::Interpreter;
use crate::process::Processes;
use crate::row::{Row, Target};
use crate::subject::{Case, SMALL_PYTHON, TRIVIAL_RUST, small_case, trivial_case};
use crate::turns::Lane;
use crate::workplace::{Workplace, new_workers, passing_cache, run};

/// The part of Python.
pub const PYTHON: &str = "python";
/// The part of Rust.
pub const RUST: &str = "rust";

/// A small Python case beside processes, and beside servers that fork.
pub fn python(effort: &Effort, workplace: &Workplace) -> Vec<Row> {
    let program = workplace.build(&SMALL_PYTHON);
    let (usual, nearest) = (Interpreter::usual(), Interpreter::nearest());
    let process = Processes::python(&nearest, &[], &SMALL_PYTHON);
    let bare = Processes::python(&nearest, &["-I", "-S"], &SMALL_PYTHON);
    let of_the_path = Processes::python(&usual, &[], &SMALL_PYTHON);
    let servers = ForkServers::new(nearest.clone(), &SMALL_PYTHON);
    let what = "small Python case, per core";
    let version = &nearest.version;
    let compare = |beside: &str, target, other: &(dyn Fn(&Case) + Sync)| {
        // Others each time: a worker ends with the thread that started it.
        let workers = new_workers(&workplace.cache);
        let own = |case: &Case| run(&workers, &program, case);
        let pairs = pairs(effort, small_case, &own, other);
        Row::new(PYTHON, (what, beside), Target::AtLeast(target), pairs)
    };
    let mut rows = vec![
        compare(
            &format!("a process of `python3` {version} for each case"),
            12.0,
            &|case| process.run(case),
        ),
        compare(
            &format!("a fork server in CPython {version}"),
            1.0,
            &|case| servers.run(case),
        )
        .noted("the server preloads the usual modules, forks for each case, and confines nothing"),
        compare(
            &format!("a process of `python3 -I -S` {version} for each case"),
            1.0,
            &|case| bare.run(case),
        )
        .unasked()
        .noted("without `site` and what it loads"),
    ];
    if usual.program != nearest.program {
        let beside = format!("the same with the `python3` of the PATH, {}", usual.version);
        let row = compare(&beside, 1.0, &|case| of_the_path.run(case));
        rows.push(
            row.unasked()
                .noted("its start includes what is installed for it"),
        );
    }
    rows
}

/// A trivial Rust case beside native processes.
pub fn rust(effort: &Effort, workplace: &Workplace) -> Vec<Row> {
    let program = workplace.build(&TRIVIAL_RUST);
    let [workers, others] = [(); 2].map(|()| new_workers(&workplace.cache));
    let (_folder, kept) = passing_cache();
    let native = Processes::native(&TRIVIAL_RUST);
    let compare = |what: &str, target, own: &(dyn Fn(&Case) + Sync)| {
        let beside = "a native process for each case";
        let pairs = pairs(effort, trivial_case, own, &|case| native.run(case));
        Row::new(RUST, (what, beside), Target::AtLeast(target), pairs)
    };
    vec![
        compare("trivial Rust case, per core", 20.0, &|case| {
            run(&workers, &program, case);
        }),
        workplace
            .keeping((&others, &kept), &program, |own| {
                compare("the same, its run kept in the cache", 1.0, own)
            })
            .unasked(),
    ]
}

/// Seconds of a core for each case.
fn pairs(
    effort: &Effort,
    case: fn(u64) -> Case,
    own: &(dyn Fn(&Case) + Sync),
    other: &(dyn Fn(&Case) + Sync),
) -> Vec<(f64, f64)> {
    let threads = cores();
    let lanes = [own, other].map(|run| Lane { threads, run });
    let turns = effort.turns.measure(case, &lanes);
    let seconds = |turn: &Vec<f64>, lane: usize| turn[lane] * threads as f64;
    turns
        .iter()
        .map(|turn| (seconds(turn, 0), seconds(turn, 1)))
        .collect()
}
