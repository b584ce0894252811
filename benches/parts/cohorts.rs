//! A cohort of Rust sources through the program: cold, again, and with one change.

use crate::effort::Effort;
use crate::grading::{Graded, Grading};
use crate::machine_cache;
use crate::row::{Row, Target};
use crate::rust_cohort::RustCohort;
use crate::rustc_alone::RustcAlone;
use crate::workplace::{Workplace, root};

/// The part's name.
pub const PART: &str = "cohort";

/// The figures of one repetition, in seconds.
struct Times {
    cold: f64,
    rustc: f64,
    again: f64,
    /// With one submission changed, what that adds.
    changed: f64,
    /// The same kind of change graded alone, what that adds.
    alone: f64,
}

/// Cold beside the compiler alone, again beside cold, and what one change costs.
pub fn measure(effort: &Effort, workplace: &Workplace) -> Vec<Row> {
    let candidates = if effort.is_short { 2 } else { 7 };
    let cohort = RustCohort::new(candidates);
    let rustc = RustcAlone::find();
    let repetitions = 0..u32::try_from(effort.repetitions).expect("a few");
    let times: Vec<_> = repetitions
        .map(|number| repetition(workplace, &cohort, &rustc, 1000 + 10 * number))
        .collect();
    let pairs = |figures: &dyn Fn(&Times) -> (f64, f64)| times.iter().map(figures).collect();
    let count = cohort.sources.len();
    let what = format!("cohort of {count} Rust sources, cold");
    vec![
        Row::new(
            PART,
            (&what, "the same `rustc` calls alone, as many at once"),
            Target::AtMost(1.1),
            pairs(&|times| (times.cold, times.rustc)),
        )
        .noted(format!("{} submissions and 3 references", count - 3)),
        Row::new(
            PART,
            ("the same cohort again, nothing changed", "cold"),
            Target::AtMost(0.02),
            pairs(&|times| (times.again, times.cold)),
        ),
        Row::new(
            PART,
            (
                "the same cohort, one submission changed: what that adds",
                "what it adds where that submission is graded alone",
            ),
            Target::AtMost(1.1),
            pairs(&|times| (times.changed, times.alone)),
        ),
    ]
}

fn repetition(
    workplace: &Workplace,
    cohort: &RustCohort,
    rustc: &RustcAlone,
    number: u32,
) -> Times {
    let cache = machine_cache::cold(workplace);
    let grade = |submissions| -> Graded {
        let grading = Grading {
            submissions,
            problem: None,
            problems: &root().join("problems"),
            cache: cache.path(),
        };
        grading.run()
    };
    let cold = grade(cohort.folder());
    let rustc = rustc.time(&cohort.sources);
    let again = grade(cohort.folder());
    assert!(
        cold.report == again.report,
        "the same report from a cold and a warm cache"
    );
    cohort.change(number);
    let changed = grade(cohort.folder());
    let single = RustCohort::single(number + 1);
    let alone = grade(single.path());
    let alone_again = grade(single.path());
    Times {
        cold: cold.seconds,
        rustc,
        again: again.seconds,
        changed: changed.seconds - again.seconds,
        alone: alone.seconds - alone_again.seconds,
    }
}
