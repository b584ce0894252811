//! Many submissions, and ten times as many: whether time grows as they do, and memory by no
//! more than the report needs.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use crate::effort::Effort;
use crate::grading::{Graded, Grading};
use crate::machine_cache;
use crate::row::{Row, Target, Unit};
use crate::tally::{self, CASES, PROBLEM, variant};
use crate::workplace::{Workplace, scratch};

/// The part's name.
pub const PART: &str = "thousands";

/// How many submissions are graded, and ten times as many.
#[derive(Clone, Copy, Debug)]
pub struct Thousands {
    /// The smaller number.
    pub few: u32,
    /// How often both are graded.
    pub repetitions: u32,
}

/// One repetition.
struct Step {
    few: Graded,
    many: Graded,
    again: Graded,
}

/// Ten times as many submissions beside some.
pub fn measure(effort: &Effort, workplace: &Workplace) -> Vec<Row> {
    let Thousands { few, repetitions } = effort.thousands;
    let problems = tally::problems();
    let step = |repetition| {
        let grade = |count| twice(workplace, problems.path(), count, repetition);
        let ((few, _), (many, again)) = (grade(few), grade(10 * few));
        Step { few, many, again }
    };
    let steps: Vec<_> = (0..repetitions).map(step).collect();
    rows(few, &steps)
}

fn rows(few: u32, steps: &[Step]) -> Vec<Row> {
    let many = format!("{} submissions of {CASES} cases", 10 * few);
    let more_cases = f64::from(9 * few) * CASES as f64;
    let pairs = |figures: &dyn Fn(&Step) -> (f64, f64)| steps.iter().map(figures).collect();
    let per_case = |many: f64, few: f64| (many - few) / more_cases;
    let memory = Row::new(
        PART,
        (
            &format!("{many}: memory of the parent, for each case more"),
            "the report in JSON, for each case more",
        ),
        Target::AtMost(1.0),
        pairs(&|Step { few, many, .. }| {
            (
                per_case(many.peak_bytes as f64, few.peak_bytes as f64),
                per_case(many.report.len() as f64, few.report.len() as f64),
            )
        }),
    );
    let mark = |graded: &dyn Fn(&Step) -> &Graded| {
        let most = steps.iter().map(|step| graded(step).peak_bytes).max();
        most.unwrap_or(0) as f64 / f64::from(1 << 20)
    };
    vec![
        Row::new(
            PART,
            (&format!("{many}, cold"), &few.to_string()),
            Target::AtMost(10.5),
            pairs(&|step| (step.many.seconds, step.few.seconds)),
        ),
        Row {
            unit: Unit::Bytes,
            ..memory.unasked()
        }
        .noted(format!(
            "at its most, the parent had {:.1} MiB, and {:.1} MiB with {few} submissions",
            mark(&|step| &step.many),
            mark(&|step| &step.few)
        )),
        Row::new(
            PART,
            (&format!("{many}, again"), "cold"),
            Target::AtMost(0.02),
            pairs(&|step| (step.again.seconds, step.many.seconds)),
        )
        .unasked(),
    ]
}

/// Grades so many submissions from a cold cache, and again.
fn twice(workplace: &Workplace, problems: &Path, count: u32, salt: u32) -> (Graded, Graded) {
    eprintln!("  {count} submissions");
    let (cohort, cache) = (cohort(count, salt), machine_cache::cold(workplace));
    let grading = Grading {
        submissions: cohort.path(),
        problem: Some(PROBLEM),
        problems,
        cache: cache.path(),
    };
    let (cold, again) = (grading.run(), grading.run());
    assert!(
        cold.report == again.report,
        "the same report from a cold and a warm cache"
    );
    (cold, again)
}

/// Each submission differs in a constant: every one is built, and runs on every case.
fn cohort(count: u32, salt: u32) -> TempDir {
    let folder = tempfile::tempdir_in(scratch()).expect("a temporary folder");
    for number in 0..count {
        let text = variant(&tally::PYTHON, &format!("{salt} {number}"));
        let file = folder.path().join(format!("candidate-{number:05}.py"));
        fs::write(file, text).expect("writable");
    }
    folder
}
