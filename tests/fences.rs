//! Each fence around the stock parts, with a positive control: the attack bites where
//! the fence is taken away, and does not where it stands.

mod common;

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Command, Output};
use std::time::{Duration, Instant};

use common::{cache, gradebox, root, said};
use gradebox::cache::{Cache, Digester, Kind};
use gradebox::platform::WorkerCommand;
use gradebox::sandbox::{
    Author, CompileFailure, Ending, Job, Limits, ModuleSource, Program, Run, Trap, Workers, scan,
};
use wasmtime::{
    Caller, Config, Engine, Extern, Linker, Memory, Module, Store, StoreLimits, StoreLimitsBuilder,
};

const LIMITS: Limits = Limits {
    instructions_max: 1_500_000_000,
    memory_bytes_max: 64 << 20,
    output_bytes_max: 1 << 20,
};

/// A program that does nothing.
const NOTHING: &str = "(module (func (export \"_start\")))";

fn binary(text: &str) -> Vec<u8> {
    wat::parse_str(text).expect("text of WebAssembly")
}

/// A job for a module of this text, compiled behind all fences.
fn job(cache: &Cache, workers: &Workers, text: &str, author: Author, limits: Limits) -> Job {
    let code = Digester::new("fence").part(text).finish();
    let module = ModuleSource::Binary(binary(text));
    let machine_code = workers.compile_module(module).expect("compiled");
    cache
        .put(Kind::ModuleCode, code, &machine_code)
        .expect("written");
    Job {
        program: Program::Core { code },
        author,
        input: Vec::new(),
        as_value: false,
        limits,
    }
}

/// Runs a module behind all fences.
fn fenced(text: &str, limits: Limits) -> Run {
    let cache = Cache::open(&cache()).expect("a cache");
    let workers = workers(&cache);
    workers.run(job(&cache, &workers, text, Author::Candidate, limits))
}

fn workers(cache: &Cache) -> Workers {
    let executable = env!("CARGO_BIN_EXE_gradebox").into();
    Workers::new(WorkerCommand { executable }, cache.clone())
}

/// What a host function of the stock kind does.
type Naive = fn(&mut Caller<'_, StoreLimits>, Memory, [i32; 4]);

/// Runs a module with fuel and nothing else, on a host whose functions are `naive`: the
/// instructions that it took, and how it ended.
fn unfenced(
    text: &str,
    name: &str,
    parameters: usize,
    naive: Naive,
) -> (u64, wasmtime::Result<()>) {
    const FUEL: u64 = 1_500_000_000;
    let mut config = Config::new();
    config.consume_fuel(true);
    let engine = Engine::new(&config).expect("an engine");
    let module = Module::new(&engine, binary(text)).expect("compiled");
    let mut store = Store::new(&engine, StoreLimits::default());
    store.set_fuel(FUEL).expect("fuel");
    let mut linker = Linker::new(&engine);
    let ty = wasmtime::FuncType::new(
        &engine,
        vec![wasmtime::ValType::I32; parameters],
        [wasmtime::ValType::I32],
    );
    linker
        .func_new(
            "wasi_snapshot_preview1",
            name,
            ty,
            move |mut caller, given, results| {
                let memory = caller.get_export("memory").and_then(Extern::into_memory);
                let mut arguments = [0; 4];
                for (to, from) in arguments.iter_mut().zip(given) {
                    *to = from.unwrap_i32();
                }
                naive(&mut caller, memory.expect("a memory"), arguments);
                results[0] = wasmtime::Val::I32(0);
                Ok(())
            },
        )
        .expect("defined");
    let ended = linker
        .instantiate(&mut store, &module)
        .and_then(|instance| {
            instance
                .get_typed_func::<(), ()>(&mut store, "_start")?
                .call(&mut store, ())
        });
    (FUEL - store.get_fuel().expect("fuel"), ended)
}

#[test]
fn sleeping_holds_a_stock_host_and_only_moves_our_clock() {
    // One subscription: a relative time, in nanoseconds at byte 24.
    let sleep = |ns: u64| {
        format!(
            r#"(module
                (import "wasi_snapshot_preview1" "poll_oneoff"
                    (func $poll (param i32 i32 i32 i32) (result i32)))
                (memory (export "memory") 1)
                (func (export "_start")
                    (i64.store (i32.const 24) (i64.const {ns}))
                    (drop (call $poll (i32.const 0) (i32.const 64) (i32.const 1) (i32.const 128)))))"#
        )
    };
    let start = Instant::now();
    let (instructions, ended) = unfenced(
        &sleep(300_000_000),
        "poll_oneoff",
        4,
        |caller, memory, given| {
            let mut ns = [0; 8];
            memory
                .read(caller, given[0] as usize + 24, &mut ns)
                .expect("readable");
            std::thread::sleep(Duration::from_nanos(u64::from_le_bytes(ns)));
        },
    );
    ended.expect("it slept");
    assert!(
        start.elapsed() >= Duration::from_millis(300),
        "the thread was held"
    );
    assert!(instructions < 100, "and nobody paid for it: {instructions}");

    // A year, which no test would wait for.
    let run = fenced(&sleep(365 * 86_400 * 1_000_000_000), LIMITS);
    assert_eq!(run.ending, Ending::OutOfFuel);
    let run = fenced(&sleep(1_000_000), LIMITS);
    assert_eq!(run.ending, Ending::Exited(0));
}

#[test]
fn host_calls_are_free_in_stock_parts_and_charged_here() {
    const BYTES: u64 = 60 << 10;
    let text = format!(
        r#"(module
            (import "wasi_snapshot_preview1" "random_get" (func $get (param i32 i32) (result i32)))
            (memory (export "memory") 1)
            (func (export "_start") (local $left i32)
                (local.set $left (i32.const 100))
                (loop $again
                    (drop (call $get (i32.const 0) (i32.const {BYTES})))
                    (br_if $again (local.tee $left (i32.sub (local.get $left) (i32.const 1)))))))"#
    );
    let (instructions, ended) = unfenced(&text, "random_get", 2, |caller, memory, given| {
        let bytes = vec![7; given[1] as usize];
        memory
            .write(caller, given[0] as usize, &bytes)
            .expect("written");
    });
    ended.expect("it ran");
    assert!(instructions < 2_000, "6 MB for {instructions}");
    let run = fenced(&text, LIMITS);
    assert_eq!(run.ending, Ending::Exited(0));
    assert!(run.usage.instructions > 100 * BYTES, "{:?}", run.usage);
}

#[test]
fn growing_by_nothing_is_cheap_in_stock_parts_and_dear_here() {
    let text = r#"(module
        (import "wasi_snapshot_preview1" "sched_yield" (func $yield (result i32)))
        (memory (export "memory") 1)
        (func (export "_start") (local $left i32)
            (local.set $left (i32.const 10000))
            (loop $again
                (drop (memory.grow (i32.const 0)))
                (br_if $again (local.tee $left (i32.sub (local.get $left) (i32.const 1)))))))"#;
    let (instructions, ended) = unfenced(text, "sched_yield", 0, |_, _, _| {});
    ended.expect("it ran");
    assert!(instructions < 100_000, "{instructions}");
    let run = fenced(text, LIMITS);
    assert_eq!(run.ending, Ending::Exited(0));
    assert!(run.usage.instructions > 2_500_000, "{:?}", run.usage);
}

#[test]
fn a_stock_limit_counts_each_memory_alone_and_no_table_and_ours_counts_all() {
    const MIB: usize = 1 << 20;
    let unfenced = |text: &str| {
        let engine = Engine::default();
        let module = Module::new(&engine, binary(text)).expect("compiled");
        let limits = StoreLimitsBuilder::new().memory_size(MIB).build();
        let mut store = Store::new(&engine, limits);
        store.limiter(|limits| limits);
        Linker::new(&engine)
            .instantiate(&mut store, &module)
            .map(|_| ())
    };
    let memories = format!(
        "(module {} (func (export \"_start\")))",
        "(memory 16)".repeat(8)
    );
    unfenced(&memories).expect("eight times the limit");
    assert!(scan(&binary(&memories)).is_err());

    let table = "(module (table 1000000 funcref) (func (export \"_start\")))";
    unfenced(table).expect("eight times the limit");
    let limits = Limits {
        memory_bytes_max: MIB as u64,
        ..LIMITS
    };
    assert_eq!(fenced(table, limits).ending, Ending::OutOfMemory);
}

#[test]
fn what_no_language_needs_is_on_in_stock_parts_and_off_here() {
    let start = "(func (export \"_start\"))";
    for (what, text) in [
        ("64-bit memory", format!("(module (memory i64 1) {start})")),
        (
            "several memories",
            format!("(module (memory 1) (memory 1) {start})"),
        ),
        (
            "tail calls",
            format!("(module (func $f (return_call $f)) {start})"),
        ),
        (
            "relaxed SIMD",
            format!(
                "(module (func (param v128) (result v128) (i8x16.relaxed_swizzle (local.get 0) (local.get 0))) {start})"
            ),
        ),
    ] {
        let module = binary(&text);
        assert!(Module::new(&Engine::default(), &module).is_ok(), "{what}");
        assert!(scan(&module).is_err(), "{what}");
    }
    // Nor is a component taken, or a file that says it is compiled already.
    let component = b"\0asm\x0d\0\x01\0";
    // Whoever knows components would take it.
    assert!(wasmparser::Validator::new().validate_all(component).is_ok());
    assert!(scan(component).is_err());
    let engine = Engine::default();
    let compiled = Module::new(&engine, binary(&format!("(module {start})"))).expect("compiled");
    assert!(scan(&compiled.serialize().expect("serialised")).is_err());
}

/// Loops around each other, the innermost of which changes all variables: 34 KiB, on which
/// a compiler spends half a minute.
fn bomb() -> Vec<u8> {
    const LOOPS: usize = 5_000;
    const VARIABLES: usize = 8_000;
    let change = |at: usize| {
        let (from, to) = (at % VARIABLES, (at * 7919 + 1) % VARIABLES);
        format!("local.get {from} local.set {to} ")
    };
    binary(&format!(
        "(module (func (export \"_start\") (local {}) {}{}{}))",
        "i32 ".repeat(VARIABLES),
        "loop ".repeat(LOOPS),
        (0..2 * VARIABLES).map(change).collect::<String>(),
        "local.get 0 br_if 0 end ".repeat(LOOPS)
    ))
}

/// Runs one of the tests below in a process of its own, on so much processor time.
fn alone(test: &str, cpu_seconds: u32) -> Output {
    gradebox(["confine", "--read", "/", "--write", "/"])
        .args([
            "--memory-bytes",
            "1099511627776",
            "--file-bytes",
            "1000000000",
        ])
        .args(["--cpu-seconds", &cpu_seconds.to_string(), "--"])
        .arg(std::env::current_exe().expect("this program"))
        .args(["--exact", test, "--ignored"])
        .output()
        .expect("started")
}

#[test]
#[ignore = "what `a_module_that_the_compiler_chokes_on_is_refused` runs in a process of its own"]
fn unfenced_bomb() {
    Module::new(&Engine::default(), bomb()).expect("compiled, in the end");
}

#[test]
fn a_module_that_the_compiler_chokes_on_is_refused() {
    let choked = alone("unfenced_bomb", 2);
    let signal = choked.status.signal();
    assert_eq!(signal, Some(libc::SIGXCPU), "{}", said(&choked));
    let workers = workers(&Cache::open(&cache()).expect("a cache"));
    let refused = workers.compile_module(ModuleSource::Binary(bomb()));
    assert!(
        matches!(&refused, Err(CompileFailure::Rejected(why)) if why.contains("too complex")),
        "{refused:?}"
    );
}

#[test]
#[ignore = "what `recursion_without_end_is_a_run_time_error` runs in a process of its own"]
fn unfenced_recursion() {
    let mut config = Config::new();
    config.max_wasm_stack(8 << 20).async_stack_size(16 << 20);
    let engine = Engine::new(&config).expect("an engine");
    let module = binary("(module (func $f (export \"_start\") (call $f)))");
    let module = Module::new(&engine, module).expect("compiled");
    let recurse = move || {
        let mut store = Store::new(&engine, ());
        let instance = Linker::new(&engine)
            .instantiate(&mut store, &module)
            .expect("made");
        let start = instance
            .get_typed_func::<(), ()>(&mut store, "_start")
            .expect("a start");
        start.call(&mut store, ()).expect_err("no stack is endless");
    };
    let thread = std::thread::Builder::new()
        .stack_size(1 << 20)
        .spawn(recurse);
    thread.expect("started").join().expect("joined");
}

#[test]
fn recursion_without_end_is_a_run_time_error() {
    let crashed = alone("unfenced_recursion", 60);
    assert!(crashed.status.signal().is_some(), "{}", said(&crashed));
    let text =
        fs::read_to_string(root().join("fixtures/wat/stack_overflow.wat")).expect("readable");
    assert_eq!(
        fenced(&text, LIMITS).ending,
        Ending::Trapped(Trap::StackOverflow)
    );
}

#[test]
fn names_that_a_program_chose_stand_in_stock_messages_and_in_none_of_ours() {
    const NAME: &str = "\\1b[31m::error::chosen";
    let text = format!(
        r#"(module
            (import "wasi_snapshot_preview1" "sched_yield" (func $yield (result i32)))
            (memory (export "memory") 1)
            (func $"{NAME}" (export "_start") unreachable))"#
    );
    let (_, ended) = unfenced(&text, "sched_yield", 0, |_, _, _| {});
    let message = format!("{:?}", ended.expect_err("it trapped"));
    assert!(message.contains("::error::chosen"), "{message}");
    let run = fenced(&text, LIMITS);
    assert_eq!(run.ending, Ending::Trapped(Trap::Unreachable));
    assert!(!format!("{run:?}").contains("chosen"));
}

#[test]
#[allow(unsafe_code)]
fn wasmtime_trusts_compiled_code_that_was_altered_and_the_cache_does_not() {
    let engine = Engine::default();
    let module = binary(
        "(module (func (export \"_start\") (local i64) (drop (i64.mul (local.get 0) (i64.const 7)))))",
    );
    let code = Module::new(&engine, module)
        .expect("compiled")
        .serialize()
        .expect("serialised");
    let folder = tempfile::tempdir().expect("made");
    let cache = Cache::open(folder.path()).expect("a cache");
    let digest = Digester::new("altered").finish();
    cache.put(Kind::ModuleCode, digest, &code).expect("written");
    let name = digest.to_string();
    let path = folder
        .path()
        .join("module-code")
        .join(&name[..2])
        .join(&name);
    let entry = fs::read(&path).expect("readable");
    let mut trusted = 0;
    for step in 0..100 {
        let at = step * code.len() / 100;
        let mut altered = code.clone();
        altered[at] ^= 1;
        // SAFETY: it is loaded, to see whether it is refused, and never run.
        trusted += u32::from(unsafe { Module::deserialize(&engine, &altered) }.is_ok());
        let mut altered = entry.clone();
        let in_entry = altered.len() - code.len() + at;
        altered[in_entry] ^= 1;
        fs::write(&path, altered).expect("written");
        assert_eq!(cache.get(Kind::ModuleCode, digest).expect("readable"), None);
    }
    assert!(trusted > 50, "wasmtime refused {} of 100", 100 - trusted);
}

/// A Rust program, compiled as anybody would: what rustc says.
fn rustc(source: &str, folder: &Path) -> Output {
    fs::write(folder.join("main.rs"), source).expect("written");
    Command::new("rustc")
        .args([
            "main.rs",
            "--edition",
            "2024",
            "--target",
            "wasm32-wasip1",
            "-o",
            "main.wasm",
        ])
        .current_dir(folder)
        .output()
        .expect("rustc starts")
}

/// The same source as a submission.
fn submitted(source: &str) -> String {
    let folder = tempfile::tempdir().expect("made");
    let file = folder.path().join("eve.rs");
    fs::write(&file, source).expect("written");
    let graded = gradebox(["grade", "--problem", "pattern-printing"])
        .arg(&file)
        .output();
    let graded = graded.expect("gradebox starts");
    assert_eq!(graded.status.code(), Some(1), "{}", said(&graded));
    said(&graded)
}

#[test]
fn rustc_reads_any_file_of_the_machine_and_no_other_than_its_own_here() {
    const SECRET: &str = "the answer is forty-two";
    let folder = tempfile::tempdir().expect("made");
    let secret = folder.path().join("secret.txt");
    fs::write(&secret, SECRET).expect("written");
    let source = format!("fn main() {{ print!(\"{{}}\", include_str!({secret:?})); }}\n");
    let compiled = rustc(&source, folder.path());
    assert!(compiled.status.success(), "{}", said(&compiled));
    let program = fs::read(folder.path().join("main.wasm")).expect("readable");
    let holds = program
        .windows(SECRET.len())
        .any(|part| part == SECRET.as_bytes());
    assert!(holds, "the secret is in the program");
    let here = submitted(&source);
    assert!(
        here.contains("compile error") && !here.contains(SECRET),
        "{here}"
    );

    // And a file that is there looks like one that is not.
    let missing = source.replace("secret.txt", "absent.txt");
    assert_eq!(
        submitted(&missing).replace("absent.txt", "secret.txt"),
        here
    );
    // Diagnostics would quote it.
    let quoted = format!("#[path = {secret:?}]\nmod secret;\nfn main() {{}}\n");
    assert!(said(&rustc(&quoted, folder.path())).contains("forty-two"));
    assert!(!submitted(&quoted).contains("forty-two"));
}

#[test]
fn a_linker_takes_orders_from_names_and_ours_does_not() {
    let folder = tempfile::tempdir().expect("made");
    fs::write(folder.path().join("orders"), "f --ordered-by-name").expect("written");
    let source = "#[unsafe(export_name = \"@orders\")]\npub extern \"C\" fn f() {}\nfn main() {}\n";
    let linked = rustc(source, folder.path());
    assert!(
        said(&linked).contains("--ordered-by-name"),
        "{}",
        said(&linked)
    );
    let here = submitted(source);
    assert!(here.contains("cannot be linked"), "{here}");
    assert!(!here.contains("--ordered-by-name"), "{here}");
}

#[test]
fn a_confined_tool_has_no_network_and_only_its_files() {
    // The program itself: the one on the PATH may be a script that finds it.
    let (found, _) = gradebox::language::python_version().expect("a Python");
    let told = Command::new(found)
        .args(["-I", "-c", "import sys; print(sys.executable)"])
        .output();
    let python = String::from_utf8(told.expect("Python starts").stdout).expect("UTF-8");
    let python = Path::new(python.trim())
        .canonicalize()
        .expect("it is there");
    let folder = tempfile::tempdir().expect("made");
    let secret = folder.path().join("secret");
    fs::write(&secret, "secret").expect("written");
    let confined = |readable: &[&str], script: &str| {
        let mut command = gradebox(["confine"]);
        readable.iter().for_each(|path| {
            command.args(["--read", path]);
        });
        command.args(["--cpu-seconds", "20", "--memory-bytes", "8589934592"]);
        command.args(["--file-bytes", "1000", "--"]).arg(&python);
        command
            .args(["-I", "-c", script])
            .arg(&secret)
            .output()
            .expect("started")
    };
    let unconfined = |script: &str| {
        let mut command = Command::new(&python);
        command
            .args(["-I", "-c", script])
            .arg(&secret)
            .output()
            .expect("started")
    };
    let read = "import sys; print(open(sys.argv[1]).read())";
    assert!(unconfined(read).status.success());
    assert!(confined(&["/"], read).status.success());
    let prefix = unconfined("import sys; print(sys.base_prefix)");
    let prefix = String::from_utf8(prefix.stdout).expect("UTF-8");
    let own = [prefix.trim(), "/usr", "/lib", "/lib64", "/etc/ld.so.cache"];
    let refused = confined(&own, read);
    assert!(
        said(&refused).contains("PermissionError"),
        "{}",
        said(&refused)
    );
    for family in ["AF_INET", "AF_UNIX", "AF_NETLINK"] {
        let connect = format!("import socket; socket.socket(socket.{family}, socket.SOCK_DGRAM)");
        assert!(unconfined(&connect).status.success());
        let refused = confined(&["/"], &connect);
        assert!(
            said(&refused).contains("PermissionError"),
            "{}",
            said(&refused)
        );
    }
}

/// The processes of this one that run programs.
fn runners() -> BTreeSet<u32> {
    let is_runner = |child: &u32| {
        fs::read(format!("/proc/{child}/cmdline"))
            .is_ok_and(|line| line.ends_with(b"worker\0modules\0"))
    };
    common::children(std::process::id())
        .into_iter()
        .filter(is_runner)
        .collect()
}

#[test]
#[ignore = "what `no_process_runs_both` runs in a process of its own"]
fn alone_with_two_authors() {
    let cache = Cache::open(&cache()).expect("a cache");
    let workers = workers(&cache);
    let run = |author| {
        let job = job(&cache, &workers, NOTHING, author, LIMITS);
        assert_eq!(workers.run(job).ending, Ending::Exited(0));
        runners()
    };
    let judges = run(Author::Judge);
    assert_eq!(judges.len(), 1);
    assert_eq!(
        run(Author::Judge),
        judges,
        "one is enough for the judge's own"
    );
    let both = run(Author::Candidate);
    assert_eq!(both.len(), 2, "a candidate's program never meets it");
    assert_eq!(run(Author::Candidate), both);
}

#[test]
fn no_process_runs_both_the_judges_programs_and_a_candidates() {
    let alone = alone("alone_with_two_authors", 60);
    assert!(alone.status.success(), "{}", said(&alone));
}

#[test]
fn a_worker_is_left_with_few_system_calls() {
    /// What the kernel says about a process.
    fn status(process: &str, key: &str) -> u64 {
        let about = fs::read_to_string(format!("/proc/{process}/status")).expect("readable");
        let line = about
            .lines()
            .find_map(|line| line.strip_prefix(key))
            .expect("the key");
        line.trim_start_matches(':')
            .trim()
            .parse()
            .expect("a number")
    }
    let cache = Cache::open(&cache()).expect("a cache");
    let workers = workers(&cache);
    let job = job(&cache, &workers, NOTHING, Author::Candidate, LIMITS);
    assert_eq!(workers.run(job).ending, Ending::Exited(0));
    let worker = runners()
        .first()
        .expect("the worker is idle, and lives")
        .to_string();
    let worker = worker.as_str();
    assert_eq!(status(worker, "NoNewPrivs"), 1);
    assert_eq!(status(worker, "Seccomp"), 2);
    assert!(status(worker, "Seccomp_filters") > status("self", "Seccomp_filters"));
}
