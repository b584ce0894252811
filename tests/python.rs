//! What works in Python, and how it fails: each fixture's output, messages and exit code.

mod common;

use std::fs;
use std::path::Path;

use common::{cache, entries, golden, root};
use gradebox::cache::Cache;
use gradebox::language::{BuildFailure, Builder, Language, Runtimes, Source, Unconfined};
use gradebox::platform::WorkerCommand;
use gradebox::problem::Problem;
use gradebox::sandbox::{Author, Ending, Job, Limits, Run, SourceFile, Workers};

const LIMITS: Limits = Limits {
    // Sleeping through a virtual day counts too.
    instructions_max: 200_000_000_000_000,
    memory_bytes_max: 512 << 20,
    output_bytes_max: 1 << 20,
};

/// What a program did: standard output, standard error, exit code.
fn run(
    workers: &Workers,
    builder: &Builder<'_>,
    script: &Problem,
    path: &Path,
) -> (Vec<u8>, Vec<u8>, String) {
    let name = path
        .file_name()
        .expect("named")
        .to_str()
        .expect("UTF-8")
        .to_owned();
    let content = fs::read(path).expect("readable");
    let source = Source {
        language: Language::Python,
        files: vec![SourceFile {
            path: name,
            content,
        }],
    };
    let program = match builder.build(&source, script) {
        Ok(program) => program,
        Err(BuildFailure::Rejected(message)) => {
            return (Vec::new(), message.into_bytes(), "compile".to_owned());
        }
        Err(BuildFailure::Unavailable(message)) => panic!("{message}"),
    };
    let input = fs::read(path.with_extension("in")).unwrap_or_default();
    let Run {
        ending,
        stdout,
        stderr,
        ..
    } = workers.run(Job {
        program,
        input,
        author: Author::Candidate,
        as_value: false,
        limits: LIMITS,
    });
    let code = match ending {
        Ending::Exited(code) => code.to_string(),
        other => format!("{other:?}"),
    };
    (stdout, stderr, code)
}

#[test]
fn every_fixture_does_what_is_written_beside_it() {
    let cache = Cache::open(&cache()).expect("a cache");
    let executable = env!("CARGO_BIN_EXE_gradebox");
    let command = WorkerCommand {
        executable: executable.into(),
    };
    let workers = Workers::new(command, cache.clone());
    let builder = Builder::new(
        &cache,
        &workers,
        executable.into(),
        Unconfined::Refused,
        Runtimes::new(&cache, &|_| {}),
    );
    let script = Problem::load(&root().join("problems/pattern-printing")).expect("a stdio problem");
    let fixtures = entries(&root().join("fixtures/languages/python"));
    let programs: Vec<_> = fixtures
        .iter()
        .filter(|path| path.extension().is_some_and(|ending| ending == "py"))
        .collect();
    assert!(programs.len() >= 25, "{} programs", programs.len());
    for path in programs {
        let (out, err, code) = run(&workers, &builder, &script, path);
        // A file that is not there says: nothing, and exit code 0.
        let code = format!("{code}\n").into_bytes();
        let parts = [
            ("out", out, &b""[..]),
            ("err", err, b""),
            ("code", code, b"0\n"),
        ];
        for (ending, found, usual) in parts {
            let expected = path.with_extension(ending);
            if expected.exists() || found != usual {
                golden(&expected, &found);
            }
        }
    }
}
