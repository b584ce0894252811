//! Any module through the whole judge, in this process: scanned, compiled, run twice, judged.
//!
//! Bytes that begin as a module does are taken as they are. All others are what `wasm-smith`
//! makes a valid program of.

#![no_main]

use std::sync::LazyLock;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use arbitrary::Unstructured;
use gradebox::checker::check;
use gradebox::judge::{Verdict, reason, verdict};
use gradebox::problem::Checker;
use gradebox::sandbox::{CompileFailure, Ending, InProcess, Limits, Run};
use libfuzzer_sys::fuzz_target;
use wasm_smith::{Config, Module};

const LIMITS: Limits = Limits {
    instructions_max: 200_000,
    memory_bytes_max: 4 << 20,
    output_bytes_max: 4 << 10,
};
/// What a worker gives the thread that runs guests.
const STACK_BYTES: usize = 16 << 20;
const INPUT: &[u8] = b"[12, -7]\n";

/// Everything that a program may import.
const IMPORTS: &str = include_str!("imports.wat");
const EXPORTS: [&str; 2] = [
    r#"(module (func (export "_start")) (memory (export "memory") 1))"#,
    r#"(module (func (export "_start")))"#,
];

static MODULES: LazyLock<[Vec<u8>; 3]> = LazyLock::new(|| {
    [IMPORTS, EXPORTS[0], EXPORTS[1]].map(|text| wat::parse_str(text).expect("a module"))
});

/// A valid program; nothing where the bytes do not suffice.
fn program(data: &[u8]) -> Option<Vec<u8>> {
    let bytes = &mut Unstructured::new(data);
    let [imports, with_memory, without_memory] = &*MODULES;
    let has_memory = bytes.ratio(7, 8).ok()?;
    let config = Config {
        available_imports: Some(imports.clone()),
        exports: Some(
            if has_memory {
                with_memory
            } else {
                without_memory
            }
            .clone(),
        ),
        disallow_traps: bytes.arbitrary().ok()?,
        max_memory32_bytes: 2 * LIMITS.memory_bytes_max,
        max_memories: 1,
        max_tables: 8,
        max_table_elements: 2 * LIMITS.memory_bytes_max / 8,
        max_imports: 50,
        max_funcs: 20,
        // What the engine has off.
        custom_page_sizes_enabled: false,
        exceptions_enabled: false,
        gc_enabled: false,
        memory64_enabled: false,
        relaxed_simd_enabled: false,
        shared_everything_threads_enabled: false,
        tail_call_enabled: false,
        threads_enabled: false,
        wide_arithmetic_enabled: false,
        ..Config::default()
    };
    let module = Module::new(config, bytes).ok()?;
    Some(module.to_bytes())
}

fn assert_within_limits(run: &Run) {
    let (usage, written) = (&run.usage, run.stdout.len() + run.stderr.len());
    assert!(usage.instructions <= LIMITS.instructions_max, "{run:?}");
    assert!(
        usage.memory_bytes_peak <= LIMITS.memory_bytes_max,
        "{run:?}"
    );
    assert!(usage.output_bytes <= LIMITS.output_bytes_max, "{run:?}");
    let returned = run.returned.as_ref().map_or(0, Vec::len);
    assert!((written + returned) as u64 <= usage.output_bytes, "{run:?}");
}

fn assert_judged(run: &Run) {
    let ended_well = run.ending == Ending::Exited(0);
    let finding =
        ended_well.then(|| check(&Checker::Lines, b"5", &run.stdout).expect("text has no fault"));
    let verdict = verdict(&run.ending, &run.usage, finding.as_ref());
    assert_ne!(verdict, Verdict::JudgeError, "{run:?}");
    let reason = reason(&run.ending, verdict, finding.as_ref());
    assert!(!reason.chars().any(char::is_control), "{reason:?}");
}

fn judge(judge: &InProcess, data: &[u8]) {
    let module = if data.starts_with(b"\0asm") {
        data.to_vec()
    } else {
        match program(data) {
            Some(module) => module,
            None => return,
        }
    };
    let as_value = data.len() % 2 == 1;
    let runs = match judge.run(&module, &[INPUT, INPUT], as_value, LIMITS) {
        Ok(runs) => runs,
        Err(CompileFailure::Rejected(message)) => {
            assert!(!message.chars().any(char::is_control), "{message:?}");
            return;
        }
        Err(CompileFailure::Failed(message)) => panic!("a module is the judge's fault: {message}"),
    };
    assert_eq!(runs[0], runs[1], "two runs differ");
    assert_within_limits(&runs[0]);
    assert_judged(&runs[0]);
}

/// The thread that has the stack for it, and how to hand it a module and wait.
struct Judge {
    to: SyncSender<Vec<u8>>,
    done: Receiver<()>,
}

impl Judge {
    fn new() -> Self {
        let (to, modules) = sync_channel::<Vec<u8>>(1);
        let (tell, done) = sync_channel(1);
        let work = move || {
            let in_process = InProcess::new().expect("wasmtime starts");
            for data in modules {
                judge(&in_process, &data);
                if tell.send(()).is_err() {
                    return;
                }
            }
        };
        let thread = thread::Builder::new().stack_size(STACK_BYTES);
        thread.spawn(work).expect("a thread");
        Judge { to, done }
    }
}

thread_local! {
    static JUDGE: Judge = Judge::new();
}

fuzz_target!(|data: &[u8]| {
    JUDGE.with(|judge| {
        judge.to.send(data.to_vec()).expect("the thread is there");
        judge.done.recv().expect("the thread is there");
    });
});
