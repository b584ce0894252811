//! What gradebox costs beside what a user would do without it: one table of ratios, in one run.
//!
//! ```text
//! cargo bench --bench ratios                          all but what is asked for below
//! cargo bench --bench ratios -- --short               a minute, to see that everything works;
//!                                                     or GRADEBOX_BENCH_SHORT=1
//! cargo bench --bench ratios -- --only python,rust    these parts alone
//! cargo bench --bench ratios -- --cohort              10,000 submissions beside 1,000
//! cargo bench --bench ratios -- --build               building from nothing, too: minutes
//! ```
//!
//! The two sides of a ratio are measured one after the other, again and again, so that a
//! machine that is busy for a while slows both. The table goes to standard output and to
//! `target/ratios.md`, and with all figures to `target/ratios.json`.
//!
//! Times are for reading: none makes this fail. A wrong output does.

#[path = "parts/building.rs"]
mod building;
#[path = "parts/cohorts.rs"]
mod cohorts;
#[path = "parts/computation.rs"]
mod computation;
#[path = "parts/computations.rs"]
mod computations;
#[path = "parts/effort.rs"]
mod effort;
#[path = "parts/first_verdict.rs"]
mod first_verdict;
#[path = "parts/fork_server.rs"]
mod fork_server;
#[path = "parts/grading.rs"]
mod grading;
#[path = "parts/interpreter.rs"]
mod interpreter;
#[path = "parts/machine.rs"]
mod machine;
#[path = "parts/machine_cache.rs"]
mod machine_cache;
#[path = "parts/options.rs"]
mod options;
#[path = "parts/process.rs"]
mod process;
#[path = "parts/record.rs"]
mod record;
#[path = "parts/row.rs"]
mod row;
#[path = "parts/rust_cohort.rs"]
mod rust_cohort;
#[path = "parts/rustc_alone.rs"]
mod rustc_alone;
#[path = "parts/scaling.rs"]
mod scaling;
#[path = "parts/small_cases.rs"]
mod small_cases;
#[path = "parts/subject.rs"]
mod subject;
#[path = "parts/table.rs"]
mod table;
#[path = "parts/tally.rs"]
mod tally;
#[path = "parts/thousands.rs"]
mod thousands;
#[path = "parts/turns.rs"]
mod turns;
#[path = "parts/workplace.rs"]
mod workplace;

use std::process::ExitCode;
use std::{env, fs};

use machine::Machine;
use options::Options;
use record::Record;
use workplace::{Workplace, scratch};

fn main() -> ExitCode {
    let options = match Options::parse(env::args().skip(1)) {
        Ok(options) => options,
        Err(message) => {
            eprintln!("error: {message}");
            return ExitCode::from(2);
        }
    };
    let record = measure(&options);
    let markdown = record.markdown();
    print!("{markdown}");
    for (file, text) in [("ratios.md", markdown), ("ratios.json", record.json())] {
        let file = scratch().with_file_name(file);
        fs::write(&file, text).expect("the record can be written");
        eprintln!("written to {}", file.display());
    }
    ExitCode::SUCCESS
}

/// Measures all parts that are wanted, in the order of the table.
fn measure(options: &Options) -> Record {
    let (effort, workplace) = (&options.effort, Workplace::open());
    let mut record = Record {
        machine: Machine::here(),
        is_short: effort.is_short,
        rows: Vec::new(),
        shapes: Vec::new(),
        stretches: Vec::new(),
    };
    let rows = &mut record.rows;
    if options.wants(small_cases::PYTHON) {
        rows.extend(small_cases::python(effort, &workplace));
    }
    if options.wants(small_cases::RUST) {
        rows.extend(small_cases::rust(effort, &workplace));
    }
    if options.wants(computations::RUST) {
        rows.extend(computations::rust(effort, &workplace));
    }
    if options.wants(computations::PYTHON) {
        rows.extend(computations::python(effort, &workplace));
    }
    if options.wants(scaling::PART) {
        let (compared, shapes) = scaling::measure(effort, &workplace);
        rows.extend(compared);
        record.shapes = shapes;
    }
    if options.wants(cohorts::PART) {
        rows.extend(cohorts::measure(effort, &workplace));
    }
    if options.wants(thousands::PART) {
        rows.extend(thousands::measure(effort, &workplace));
    }
    if options.wants(first_verdict::PART) {
        record.stretches = first_verdict::measure(effort, &workplace);
    }
    if options.wants(building::PART) {
        rows.extend(building::measure());
    }
    record
}
