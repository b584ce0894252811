//! The walls of the sandbox, one small WebAssembly program for each: what the
//! host saw is what the program's first line expects.

mod common;

use std::fs;

use common::{cache, entries, root};
use gradebox::cache::{Cache, Digester, Kind};
use gradebox::platform::WorkerCommand;
use gradebox::sandbox::{
    Author, CompileFailure, Ending, Job, Limits, ModuleSource, Program, Run, Trap, Workers,
};

const LIMITS: Limits = Limits {
    instructions_max: 1_500_000_000,
    memory_bytes_max: 256 << 20,
    output_bytes_max: 1 << 20,
};

struct Bench {
    cache: Cache,
    workers: Workers,
}

impl Bench {
    fn new() -> Self {
        let cache = Cache::open(&cache()).expect("a cache");
        let command = WorkerCommand {
            executable: env!("CARGO_BIN_EXE_gradebox").into(),
        };
        Bench {
            workers: Workers::new(command, cache.clone()),
            cache,
        }
    }

    fn run(&self, text: &str, input: &[u8]) -> Result<Run, String> {
        let code = Digester::new("wall").part(text).finish();
        let module = ModuleSource::Binary(wat::parse_str(text).expect("text of WebAssembly"));
        let machine_code = match self.workers.compile_module(module) {
            Err(CompileFailure::Rejected(message)) => return Err(message),
            compiled => compiled.expect("compiled"),
        };
        self.cache
            .put(Kind::ModuleCode, code, &machine_code)
            .expect("written");
        let program = Program::Core { code };
        Ok(self.workers.run(Job {
            program,
            input: input.to_vec(),
            author: Author::Candidate,
            as_value: false,
            limits: LIMITS,
        }))
    }
}

/// The ending in the words of the fixtures' first lines.
fn words(run: &Run) -> String {
    let ending = match &run.ending {
        Ending::Exited(code) => format!("exited {code}"),
        Ending::Trapped(trap) => match trap {
            Trap::Unreachable => "unreachable",
            Trap::StackOverflow => "stack_overflow",
            Trap::MemoryOutOfBounds => "memory_out_of_bounds",
            Trap::TableOutOfBounds => "table_out_of_bounds",
            Trap::BadIndirectCall => "bad_indirect_call",
            Trap::Arithmetic => "arithmetic",
            Trap::Other => "other",
        }
        .to_owned(),
        Ending::OutOfFuel => "out_of_fuel".to_owned(),
        Ending::OutOfMemory => return "out_of_memory".to_owned(),
        Ending::OutputOverflow => "output_overflow".to_owned(),
        other => format!("{other:?}"),
    };
    if run.usage.memory_refused {
        format!("{ending} (memory refused)")
    } else {
        ending
    }
}

#[test]
fn every_wall_stands() {
    let bench = Bench::new();
    let mut wrong = Vec::new();
    let programs = entries(&root().join("fixtures/wat"));
    let programs: Vec<_> = programs
        .iter()
        .filter(|path| path.extension().is_some_and(|ending| ending == "wat"))
        .collect();
    assert!(programs.len() >= 15, "{} programs", programs.len());
    for path in programs {
        let text = fs::read_to_string(path).expect("readable");
        let expected = text
            .lines()
            .next()
            .and_then(|line| line.strip_prefix(";; expect: "))
            .expect("an expectation");
        let input = b"what is on standard input\n";
        let run = bench.run(&text, input);
        let found = run.as_ref().map_or("rejected".to_owned(), words);
        if found != expected {
            wrong.push(format!(
                "{}: expected {expected}, found {found}",
                path.display()
            ));
        }
        let Ok(run) = run else { continue };
        assert!(run.usage.instructions <= LIMITS.instructions_max);
        assert!(run.usage.memory_bytes_peak <= LIMITS.memory_bytes_max);
        assert!(run.usage.output_bytes <= LIMITS.output_bytes_max);
        assert_eq!(
            Ok(run),
            bench.run(&text, input),
            "{}: two runs differ",
            path.display()
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn input_comes_in_and_output_goes_out() {
    let run = Bench::new().run(
        &fs::read_to_string(root().join("fixtures/wat/echo.wat")).expect("readable"),
        b"one\ntwo",
    );
    let run = run.expect("a module that may run");
    assert_eq!(
        (run.ending, run.stdout.as_slice()),
        (Ending::Exited(0), &b"one\ntwo"[..])
    );
}

#[test]
fn a_lost_worker_costs_a_retry_and_then_a_judge_error() {
    // A cache entry that is gone: the host's fault, told as such.
    let bench = Bench::new();
    let program = Program::Core {
        code: Digester::new("nothing has this digest").finish(),
    };
    let run = bench.workers.run(Job {
        program,
        input: Vec::new(),
        author: Author::Candidate,
        as_value: false,
        limits: LIMITS,
    });
    assert!(
        matches!(run.ending, Ending::HostFailure(ref message) if message.contains("is gone")),
        "{:?}",
        run.ending
    );
    // A worker that cannot be started at all.
    let command = WorkerCommand {
        executable: "/bin/false".into(),
    };
    let run = Workers::new(command, bench.cache.clone()).run(Job {
        program: Program::Core {
            code: Digester::new("any").finish(),
        },
        input: Vec::new(),
        author: Author::Candidate,
        as_value: false,
        limits: LIMITS,
    });
    assert_eq!(run.ending, Ending::WorkerLost);
}

#[test]
fn a_damaged_cache_entry_is_as_good_as_none() {
    let folder = tempfile::tempdir().expect("made");
    let cache = Cache::open(folder.path()).expect("a cache");
    let digest = Digester::new("entry").finish();
    cache
        .put(Kind::ModuleCode, digest, b"machine code")
        .expect("written");
    assert_eq!(
        cache
            .get(Kind::ModuleCode, digest)
            .expect("readable")
            .as_deref(),
        Some(&b"machine code"[..])
    );
    let name = digest.to_string();
    let path = folder
        .path()
        .join("module-code")
        .join(&name[..2])
        .join(&name);
    let whole = fs::read(&path).expect("readable");
    for byte in 0..whole.len() {
        let mut damaged = whole.clone();
        damaged[byte] ^= 1;
        fs::write(&path, damaged).expect("written");
        assert_eq!(
            cache.get(Kind::ModuleCode, digest).expect("readable"),
            None,
            "byte {byte}"
        );
    }
    fs::write(&path, &whole[..10]).expect("written");
    assert_eq!(cache.get(Kind::ModuleCode, digest).expect("readable"), None);
    // An entry of another cache is not ours.
    let other = tempfile::tempdir().expect("made");
    let other_cache = Cache::open(other.path()).expect("a cache");
    other_cache
        .put(Kind::ModuleCode, digest, b"machine code")
        .expect("written");
    fs::copy(
        other
            .path()
            .join("module-code")
            .join(&name[..2])
            .join(&name),
        &path,
    )
    .expect("copied");
    assert_eq!(cache.get(Kind::ModuleCode, digest).expect("readable"), None);
}
