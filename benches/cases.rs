//! What the pieces cost: `cargo bench --bench cases`.
//!
//! Checkers and report formats alone, then whole cases: in the sandbox, on one
//! warm worker and past the cache of finished runs, and beside them as a
//! process each. `cargo bench --bench ratios` puts these side by side.

#[allow(dead_code, reason = "the table of ratios uses all of it")]
#[path = "parts/interpreter.rs"]
mod interpreter;
#[path = "parts/process.rs"]
mod process;
#[path = "parts/subject.rs"]
mod subject;
#[allow(dead_code, reason = "as above")]
#[path = "parts/workplace.rs"]
mod workplace;

use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use divan::{Bencher, Divan};
use gradebox::sandbox::Workers;
use interpreter::Interpreter;
use process::Processes;
use subject::{Case, SMALL_PYTHON, TRIVIAL_RUST, small_case, trivial_case};
use workplace::Workplace;

static WORKPLACE: LazyLock<Workplace> = LazyLock::new(Workplace::open);
static WORKERS: LazyLock<Workers> = LazyLock::new(|| workplace::new_workers(&WORKPLACE.cache));

fn main() {
    let most = Duration::from_millis(if workplace::short() { 100 } else { 2000 });
    Divan::default().max_time(most).config_with_args().main();
}

mod checker {
    use divan::counter::BytesCount;
    use divan::{Bencher, black_box};
    use gradebox::checker::{Finding, check};
    use gradebox::problem::Checker;
    use gradebox::problem::definition::{JsonOptions, RowOptions, TokenOptions};

    /// Bytes of the output, more or less.
    const SIZES: [usize; 3] = [1 << 10, 32 << 10, 1 << 20];

    #[divan::bench(args = SIZES)]
    fn exact(bencher: Bencher, bytes: usize) {
        let text = lines(bytes, "\n");
        measure(bencher, &Checker::Exact, &text, &text);
    }

    #[divan::bench(args = SIZES)]
    fn lines_with_trailing_space(bencher: Bencher, bytes: usize) {
        measure(
            bencher,
            &Checker::Lines,
            &lines(bytes, "\n"),
            &lines(bytes, " \r\n"),
        );
    }

    #[divan::bench(args = SIZES)]
    fn tokens_with_floats(bencher: Bencher, bytes: usize) {
        let checker = Checker::Tokens(TokenOptions {
            float_absolute: Some(1e-6),
            ..TokenOptions::default()
        });
        measure(
            bencher,
            &checker,
            &lines(bytes, ".0\n"),
            &lines(bytes, ".00000001\n"),
        );
    }

    #[divan::bench(args = SIZES)]
    fn json_spaced_otherwise(bencher: Bencher, bytes: usize) {
        let checker = Checker::Json(JsonOptions::default());
        measure(
            bencher,
            &checker,
            &table(bytes, ",", false),
            &table(bytes, ", ", false),
        );
    }

    #[divan::bench(args = SIZES)]
    fn json_unordered(bencher: Bencher, bytes: usize) {
        let checker = Checker::Json(JsonOptions {
            unordered: vec![0],
            ..JsonOptions::default()
        });
        measure(
            bencher,
            &checker,
            &table(bytes, ",", false),
            &table(bytes, ",", true),
        );
    }

    #[divan::bench(args = SIZES)]
    fn unordered_lines(bencher: Bencher, bytes: usize) {
        let answer = lines(bytes, "\n");
        let mut output: Vec<_> = answer.lines().collect();
        output.reverse();
        measure(
            bencher,
            &Checker::UnorderedLines,
            &answer,
            &output.join("\n"),
        );
    }

    #[divan::bench(args = SIZES)]
    fn rows_in_another_order(bencher: Bencher, bytes: usize) {
        let checker = Checker::Rows(RowOptions::default());
        measure(
            bencher,
            &checker,
            &table(bytes, ",", false),
            &table(bytes, ",", true),
        );
    }

    /// An output that is right up to its last line: the difference is looked for and described.
    #[divan::bench(args = SIZES)]
    fn lines_wrong_at_the_end(bencher: Bencher, bytes: usize) {
        let answer = lines(bytes, "\n");
        let output = format!("{answer}one more");
        assert!(matches!(
            check(&Checker::Lines, answer.as_bytes(), output.as_bytes()),
            Ok(Finding::Wrong(_))
        ));
        time(bencher, &Checker::Lines, &answer, &output);
    }

    fn measure(bencher: Bencher, checker: &Checker, answer: &str, output: &str) {
        assert_eq!(
            check(checker, answer.as_bytes(), output.as_bytes()),
            Ok(Finding::Right)
        );
        time(bencher, checker, answer, output);
    }

    fn time(bencher: Bencher, checker: &Checker, answer: &str, output: &str) {
        bencher.counter(BytesCount::of_str(output)).bench(|| {
            check(
                checker,
                black_box(answer.as_bytes()),
                black_box(output.as_bytes()),
            )
        });
    }

    /// Numbers, one a line, with so many bytes together.
    fn lines(bytes: usize, end: &str) -> String {
        (0..bytes / 8)
            .map(|line| format!("{}{end}", 1_000_000 + line))
            .collect()
    }

    /// The same as a JSON list of lists.
    fn table(bytes: usize, comma: &str, reversed: bool) -> String {
        let mut rows: Vec<_> = (0..bytes / 16)
            .map(|row| format!("[{}{comma}\"r{row}\"]", 1_000_000 + row))
            .collect();
        if reversed {
            rows.reverse();
        }
        format!("[{}]", rows.join(comma))
    }
}

mod report {
    use divan::counter::ItemsCount;
    use divan::{Bencher, black_box};
    use gradebox::report::{Format, Report, Style, parse, render};

    /// Candidates in a cohort.
    const COHORTS: [usize; 3] = [4, 40, 400];

    #[divan::bench(args = COHORTS)]
    fn terminal(bencher: Bencher, candidates: usize) {
        measure(bencher, Format::Terminal, candidates);
    }

    #[divan::bench(args = COHORTS)]
    fn json(bencher: Bencher, candidates: usize) {
        measure(bencher, Format::Json, candidates);
    }

    #[divan::bench(args = COHORTS)]
    fn json_read_back(bencher: Bencher, candidates: usize) {
        let report = cohort(candidates);
        let text = render(&report, Format::Json, STYLE);
        assert_eq!(parse(text.as_bytes()).as_ref(), Ok(&report));
        bencher
            .counter(ItemsCount::new(candidates))
            .bench(|| parse(black_box(text.as_bytes())));
    }

    const STYLE: Style = Style {
        color: true,
        width: 100,
    };

    fn measure(bencher: Bencher, format: Format, candidates: usize) {
        let report = cohort(candidates);
        bencher
            .counter(ItemsCount::new(candidates))
            .bench(|| render(black_box(&report), format, STYLE));
    }

    /// The candidates of a small report, again and again.
    fn cohort(candidates: usize) -> Report {
        let mut report = parse(include_bytes!("../fixtures/reports/friendly.json"))
            .expect("the fixture is a report");
        let few = std::mem::take(&mut report.candidates);
        report.candidates = few.into_iter().cycle().take(candidates).collect();
        for (number, candidate) in report.candidates.iter_mut().enumerate() {
            candidate.name = format!("{number:04}-{}", candidate.name);
        }
        report
    }
}

#[divan::bench]
fn trivial_rust_case(bencher: Bencher) {
    let program = WORKPLACE.build(&TRIVIAL_RUST);
    each(bencher, trivial_case, |case| {
        workplace::run(&WORKERS, &program, case);
    });
}

/// The run is looked for in a cache first, and kept there.
#[divan::bench]
fn trivial_rust_case_that_is_kept(bencher: Bencher) {
    let (_folder, kept) = workplace::passing_cache();
    let program = WORKPLACE.build(&TRIVIAL_RUST);
    WORKPLACE.keeping((&WORKERS, &kept), &program, |run| {
        each(bencher, trivial_case, run);
    });
}

#[divan::bench]
fn trivial_rust_case_in_a_native_process(bencher: Bencher) {
    let processes = Processes::native(&TRIVIAL_RUST);
    each(bencher, trivial_case, |case| processes.run(case));
}

#[divan::bench]
fn small_python_case(bencher: Bencher) {
    let program = WORKPLACE.build(&SMALL_PYTHON);
    each(bencher, small_case, |case| {
        workplace::run(&WORKERS, &program, case);
    });
}

#[divan::bench]
fn small_python_case_in_a_python3_process(bencher: Bencher) {
    let processes = Processes::python(&Interpreter::nearest(), &[], &SMALL_PYTHON);
    each(bencher, small_case, |case| processes.run(case));
}

/// From nothing: the worker starts, loads the program, and runs its first case.
#[divan::bench]
fn first_rust_case_of_a_worker(bencher: Bencher) {
    let program = WORKPLACE.build(&TRIVIAL_RUST);
    each(bencher, trivial_case, |case| {
        workplace::run(&workplace::new_workers(&WORKPLACE.cache), &program, case);
    });
}

/// As above, and the program is the whole interpreter.
#[divan::bench]
fn first_python_case_of_a_worker(bencher: Bencher) {
    let program = WORKPLACE.build(&SMALL_PYTHON);
    each(bencher, small_case, |case| {
        workplace::run(&workplace::new_workers(&WORKPLACE.cache), &program, case);
    });
}

/// Measures case after case, each another one; the first is not counted.
fn each(bencher: Bencher, case: fn(u64) -> Case, run: impl Fn(&Case) + Sync) {
    let number = AtomicU64::new(0);
    let next = || case(number.fetch_add(1, Ordering::Relaxed));
    run(&next());
    bencher.with_inputs(next).bench_refs(|case| run(case));
}
