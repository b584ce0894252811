//! What gradebox costs beside what a user would do without it: one table of
//! ratios, in one run.
//!
//! ```text
//! cargo bench --bench ratios               some minutes, once the Python runtime is there
//! cargo bench --bench ratios -- --short    about 15 seconds; or GRADEBOX_BENCH_SHORT=1
//! ```
//!
//! The two sides of a ratio are measured one after the other, again and again,
//! so that a machine that is busy for a while slows both. The table goes to
//! standard output and to `target/ratios.md`.
//!
//! Times are for reading: none makes this fail. A wrong output does.

#[path = "parts/cohort.rs"]
mod cohort;
#[path = "parts/process.rs"]
mod process;
#[path = "parts/subject.rs"]
mod subject;
#[path = "parts/table.rs"]
mod table;
#[path = "parts/workplace.rs"]
mod workplace;

use std::process::ExitCode;
use std::time::{Duration, Instant};
use std::{env, fs};

use cohort::Cohort;
use process::Processes;
use subject::{Case, SMALL_PYTHON, Subject, TRIVIAL_RUST};
use table::Row;
use workplace::{Workplace, passing_cache, root, run, scratch, short};

/// How much is measured.
struct Effort {
    /// Repetitions of a comparison of cases.
    repetitions: usize,
    /// How long one side of one repetition takes, more or less.
    side: Duration,
    /// What is graded, below `fixtures/cohorts`.
    cohort: &'static str,
    /// How often that is graded from an empty cache.
    gradings: usize,
}

const FULL: Effort = Effort {
    repetitions: 11,
    side: Duration::from_millis(400),
    cohort: "interview",
    gradings: 5,
};
const SHORT: Effort = Effort {
    repetitions: 5,
    side: Duration::from_millis(60),
    cohort: "interview/hanna",
    gradings: 3,
};

fn main() -> ExitCode {
    let mut effort = if short() { SHORT } else { FULL };
    for argument in env::args().skip(1) {
        match argument.as_str() {
            "--short" => effort = SHORT,
            // What cargo says to every benchmark.
            "--bench" => {}
            unknown => {
                eprintln!("error: `{unknown}` is not known here; `--short` is");
                return ExitCode::from(2);
            }
        }
    }
    let text = tell(&effort);
    print!("{text}");
    let file = scratch().with_file_name("ratios.md");
    fs::write(&file, text).expect("the table can be written");
    eprintln!("written to {}", file.display());
    ExitCode::SUCCESS
}

/// Measures everything, and tells it in Markdown.
fn tell(effort: &Effort) -> String {
    let workplace = Workplace::open();
    let processes = Processes::new();
    let workers = &workplace.workers;
    let (_folder, kept) = passing_cache();
    let rows = [
        compare(
            effort,
            (
                "trivial Rust case",
                "a native process for each case",
                "1/10",
            ),
            &TRIVIAL_RUST,
            &|case| run(workers, &workplace.rust, case),
            &|case| processes.rust(case),
        ),
        compare(
            effort,
            (
                "the same, its run kept in the cache",
                "a native process for each case",
                "",
            ),
            &TRIVIAL_RUST,
            &|case| workplace.run_and_keep(&kept, &workplace.rust, case),
            &|case| processes.rust(case),
        ),
        compare(
            effort,
            (
                "small Python case",
                "a `python3` process for each case",
                "1/5",
            ),
            &SMALL_PYTHON,
            &|case| run(workers, &workplace.python, case),
            &|case| processes.python(&[], case),
        ),
        compare(
            effort,
            (
                "small Python case",
                "a `python3 -I -S` process, without `site` and its packages",
                "",
            ),
            &SMALL_PYTHON,
            &|case| run(workers, &workplace.python, case),
            &|case| processes.python(&["-I", "-S"], case),
        ),
        grade(effort, &workplace),
    ];
    format!(
        "{} cores, Python {}; {} repetitions of cases on one warm worker, {} of the cohort\n\n{}",
        gradebox::platform::cores(),
        processes.python_version,
        effort.repetitions,
        effort.gradings,
        table::markdown(&rows)
    )
}

/// Runs the subject's cases in both ways, by turns.
fn compare(
    effort: &Effort,
    (what, beside, target): (&str, &str, &'static str),
    subject: &Subject,
    own: &dyn Fn(&Case),
    other: &dyn Fn(&Case),
) -> Row {
    eprintln!("measuring: {what}");
    let mut cases = (0..).map(subject.case);
    let mut both = [own, other].map(|side| {
        let warm_up = effort.side / 4;
        let each = for_about(warm_up, &mut cases, side);
        (
            side,
            (effort.side.as_nanos() / each.as_nanos().max(1)).max(1) as usize,
        )
    });
    let pairs = (0..effort.repetitions).map(|_| {
        let [own, other] = both
            .each_mut()
            .map(|(side, count)| so_many(*count, &mut cases, *side));
        (own, other)
    });
    Row {
        what: what.to_owned(),
        beside: beside.to_owned(),
        target,
        pairs: pairs.collect(),
    }
}

/// Grades the cohort from an empty cache and then again.
fn grade(effort: &Effort, workplace: &Workplace) -> Row {
    eprintln!("measuring: the cohort {}", effort.cohort);
    let cohort = Cohort::new(
        workplace,
        &root().join("fixtures/cohorts").join(effort.cohort),
    );
    let gradings: Vec<_> = (0..effort.gradings).map(|_| cohort.grade()).collect();
    assert!(
        gradings
            .windows(2)
            .all(|two| two[0].report == two[1].report),
        "the same report every time"
    );
    Row {
        what: format!("cohort `{}` again, from a warm cache", effort.cohort),
        beside: "the same, from a cold cache".to_owned(),
        target: "",
        pairs: gradings
            .iter()
            .map(|graded| (graded.warm, graded.cold))
            .collect(),
    }
}

/// Time for each case, measured for about so long.
fn for_about(
    time: Duration,
    cases: &mut impl Iterator<Item = Case>,
    side: &dyn Fn(&Case),
) -> Duration {
    let started = Instant::now();
    let mut count = 0;
    for case in cases {
        side(&case);
        count += 1;
        if started.elapsed() >= time {
            break;
        }
    }
    started.elapsed() / count.max(1)
}

/// Time for each of so many cases, which are made beforehand.
fn so_many(count: usize, cases: &mut impl Iterator<Item = Case>, side: &dyn Fn(&Case)) -> Duration {
    let cases: Vec<_> = cases.take(count).collect();
    let started = Instant::now();
    cases.iter().for_each(side);
    started.elapsed() / count as u32
}
