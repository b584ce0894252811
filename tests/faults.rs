//! Faults of the world: processes that are killed, signals, disks that are full, caches
//! that cannot be written, two graders at once. Nothing is lost, and nothing is half there.

mod common;

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use common::{children, gradebox, root, said, unused_cache};
use serde_json::Value;

/// Forgets what was graded.
fn forget(cache: &Path) {
    for kind in ["builds", "module-code", "python-code", "runs"] {
        let _ = fs::remove_dir_all(cache.join(kind));
    }
}

/// Candidates whose answers are right, wrong, too slow and no programs, in three languages.
fn cohort(folder: &Path) -> PathBuf {
    let cohort = folder.join("cohort");
    let known = root().join("problems/reverse-integer/submissions");
    let mut count = 0;
    for verdict in [
        "accepted",
        "wrong_answer",
        "run_time_error",
        "compile_error",
    ] {
        for ending in ["py", "rs"] {
            let has_it = |path: &PathBuf| path.extension().is_some_and(|found| found == ending);
            let Some(path) = common::entries(&known.join(verdict))
                .into_iter()
                .find(has_it)
            else {
                continue;
            };
            count += 1;
            let candidate = cohort.join(format!("candidate-{count}"));
            fs::create_dir_all(&candidate).expect("made");
            fs::copy(&path, candidate.join(format!("reverse-integer.{ending}"))).expect("copied");
        }
    }
    assert_eq!(count, 8, "two for each verdict");
    cohort
}

/// Starts to grade a cohort into a file.
fn start(cohort: &Path, cache: &Path, report: &Path) -> Child {
    gradebox(["grade", "--format", "json", "--jobs", "2", "--output"])
        .arg(report)
        .arg(cohort)
        .env("GRADEBOX_CACHE", cache)
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("gradebox starts")
}

fn signal(process: u32, signal: &str) {
    // Failing means that it is gone already.
    let _ = Command::new("kill")
        .args([signal, &process.to_string()])
        .stderr(Stdio::null())
        .status();
}

fn is_alive(process: u32) -> bool {
    let about = fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    about
        .rsplit_once(')')
        .is_some_and(|(_, about)| !about.trim_start().starts_with('Z'))
}

/// Waits for something, for as long as a very busy machine may take.
fn wait_for(what: &str, mut happened: impl FnMut() -> bool) {
    let start = Instant::now();
    while !happened() {
        assert!(start.elapsed() < Duration::from_secs(120), "{what}");
        std::thread::sleep(Duration::from_millis(2));
    }
}

/// Pseudo-random fractions; the seed is told, so that a failure can be had again.
struct Fractions(u64);

impl Fractions {
    fn new() -> Self {
        let seed = std::process::id().into();
        println!("seed {seed}");
        Fractions(seed)
    }

    fn next(&mut self) -> f64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as f64 / f64::from(u32::MAX >> 1)
    }
}

#[test]
fn fifty_kills_at_random_moments_change_no_report() {
    let folder = tempfile::tempdir().expect("made");
    let (cache, cohort) = (unused_cache(folder.path()), cohort(folder.path()));
    let report = folder.path().join("report.json");
    let began = Instant::now();
    let done = start(&cohort, &cache, &report)
        .wait_with_output()
        .expect("ended");
    let undisturbed = began.elapsed();
    assert_eq!(done.status.code(), Some(1), "{}", said(&done));
    let expected = fs::read(&report).expect("written");
    let mut random = Fractions::new();
    let (mut killed_early, mut killed_workers) = (0, 0);
    for round in 0..50 {
        forget(&cache);
        fs::remove_file(&report).expect("removed");
        let mut graded = start(&cohort, &cache, &report);
        // Rather early than late: what comes after the end kills nothing.
        std::thread::sleep(undisturbed.mul_f64(random.next().powi(2)));
        if round % 2 == 0 {
            let workers = children(graded.id());
            signal(graded.id(), "-KILL");
            graded.wait().expect("ended");
            killed_early += u32::from(!report.exists());
            wait_for("its workers end with it", || {
                !workers.iter().any(|worker| is_alive(*worker))
            });
            // The next run goes on.
            graded = start(&cohort, &cache, &report);
        } else {
            let processes = children(graded.id());
            // One of them, or all at once, as when memory runs out.
            let first = (random.next() * processes.len() as f64) as usize;
            let count = if round % 4 == 1 { 1 } else { processes.len() };
            for process in processes.iter().cycle().skip(first).take(count) {
                signal(*process, "-KILL");
                killed_workers += 1;
            }
        }
        let ended = graded.wait_with_output().expect("ended");
        // What was killed may have been a compiler and no worker: then its submission is a
        // judge error, and the next run has it.
        if ended.status.code() == Some(3) && round % 2 == 1 {
            let again = start(&cohort, &cache, &report)
                .wait_with_output()
                .expect("ended");
            assert_eq!(
                again.status.code(),
                Some(1),
                "round {round}: {}",
                said(&again)
            );
        } else {
            assert_eq!(
                ended.status.code(),
                Some(1),
                "round {round}: {}",
                said(&ended)
            );
        }
        assert_eq!(
            fs::read(&report).expect("written"),
            expected,
            "round {round}"
        );
    }
    println!("{killed_early} killed before their report, {killed_workers} processes killed");
    assert!(killed_early >= 1 && killed_workers >= 1);
    let left = common::entries(folder.path());
    assert_eq!(left, [cache, cohort, report], "beside the report");
}

/// Many programs without end: more than a test could wait for.
fn endless_cohort(folder: &Path) -> PathBuf {
    let cohort = folder.join("endless");
    for candidate in 0..200 {
        let own = cohort.join(format!("candidate-{candidate}"));
        fs::create_dir_all(&own).expect("made");
        let source = format!("def reverse_integer(number):\n    while True: {candidate}\n");
        fs::write(own.join("reverse-integer.py"), source).expect("written");
    }
    cohort
}

#[test]
fn the_first_signal_finishes_what_is_in_flight_and_writes_what_is_known() {
    for (name, code) in [("-INT", 130), ("-TERM", 143)] {
        let folder = tempfile::tempdir().expect("made");
        let (cache, cohort) = (unused_cache(folder.path()), endless_cohort(folder.path()));
        let report = folder.path().join("report.json");
        let graded = start(&cohort, &cache, &report);
        wait_for("a run is finished", || cache.join("runs").exists());
        signal(graded.id(), name);
        let ended = graded.wait_with_output().expect("ended");
        assert_eq!(ended.status.code(), Some(code), "{}", said(&ended));
        assert!(
            said(&ended).contains("what is in flight is finished"),
            "{}",
            said(&ended)
        );
        let text = fs::read(&report).expect("the report is there");
        let written: Value = serde_json::from_slice(&text).expect("whole");
        assert_eq!(written["interrupted"], true);
        let cases: Vec<_> = common::submissions(&written)
            .iter()
            .flat_map(|(_, submission)| {
                submission["groups"].as_array().cloned().unwrap_or_default()
            })
            .flat_map(|group| group["cases"].as_array().cloned().unwrap_or_default())
            .collect();
        let with = |verdict: &str| {
            cases
                .iter()
                .filter(|case| case["verdict"] == verdict)
                .count()
        };
        let problem: Value = written["problems"][0]["cases"].clone();
        assert_eq!(
            cases.len() as u64,
            200 * problem.as_u64().expect("a number"),
            "none is missing"
        );
        assert!(with("time_limit_exceeded") > 0, "what is known is there");
        assert_eq!(
            with("time_limit_exceeded") + with("judge_error") + with("skipped"),
            cases.len()
        );
        let shown = gradebox(["report"])
            .arg(&report)
            .output()
            .expect("gradebox starts");
        assert!(
            said(&shown).contains("Grading was interrupted"),
            "{}",
            said(&shown)
        );
    }
}

#[test]
fn the_second_signal_ends_it_at_once_and_leaves_nothing_half_there() {
    let folder = tempfile::tempdir().expect("made");
    let (cache, cohort) = (unused_cache(folder.path()), endless_cohort(folder.path()));
    let report = folder.path().join("report.json");
    fs::write(&report, "what was there before").expect("written");
    let graded = start(&cohort, &cache, &report);
    wait_for("a run is finished", || cache.join("runs").exists());
    let workers = children(graded.id());
    // One right after the other; two of the same kind could become one.
    let both = Command::new("sh")
        .args([
            "-c",
            "kill -INT $0; kill -TERM $0",
            &graded.id().to_string(),
        ])
        .status();
    assert!(both.expect("sh starts").success());
    let ended = graded.wait_with_output().expect("ended");
    // Whichever of them came second.
    let code = ended.status.code();
    assert!([Some(130), Some(143)].contains(&code), "{}", said(&ended));
    assert_eq!(fs::read(&report).expect("there"), b"what was there before");
    assert_eq!(common::entries(folder.path()), [cache, cohort, report]);
    wait_for("its workers end with it", || {
        !workers.iter().any(|worker| is_alive(*worker))
    });
}

#[test]
fn other_commands_end_with_the_signal_too() {
    let folder = tempfile::tempdir().expect("made");
    let cache = unused_cache(folder.path());
    let verified = gradebox(["verify", "--mutants"])
        .env("GRADEBOX_CACHE", &cache)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("gradebox starts");
    wait_for("something is built", || cache.join("builds").exists());
    signal(verified.id(), "-INT");
    let ended = verified.wait_with_output().expect("ended");
    assert_eq!(ended.status.code(), Some(130), "{}", said(&ended));
    assert!(
        ended.stdout.is_empty(),
        "half a proof is none: {}",
        said(&ended)
    );
    // Compilers and what they wrote are gone.
    let left = common::entries(&cache.join("work"));
    assert!(left.iter().all(|path| path.is_file()), "{left:?}");
}

#[test]
fn a_full_disk_costs_no_report_and_no_entry() {
    let folder = tempfile::tempdir().expect("made");
    let (cache, cohort) = (unused_cache(folder.path()), cohort(folder.path()));
    let report = folder.path().join("report.json");
    let whole = start(&cohort, &cache, &report)
        .wait_with_output()
        .expect("ended");
    assert_eq!(whole.status.code(), Some(1), "{}", said(&whole));
    let expected = fs::read(&report).expect("written");
    // No file can grow past 16 KiB: the report cannot be written, nor most of the cache.
    let full = |arguments: &[&str]| -> Output {
        let mut command = Command::new("bash");
        command.args(["-c", "ulimit -f 16; exec \"$0\" \"$@\""]);
        command
            .arg(env!("CARGO_BIN_EXE_gradebox"))
            .args(arguments)
            .arg(&cohort);
        command.current_dir(root()).env("GRADEBOX_CACHE", &cache);
        command.output().expect("bash starts")
    };
    let place = report.to_str().expect("UTF-8");
    let failed = full(&["grade", "--format", "json", "--output", place]);
    assert_eq!(failed.status.code(), Some(3), "{}", said(&failed));
    assert!(said(&failed).contains("report.json"), "{}", said(&failed));
    assert_eq!(
        fs::read(&report).expect("there"),
        expected,
        "the old one is whole"
    );
    assert_eq!(failed.stdout, expected, "and the new one is not lost");
    // With an empty cache, the machine's fault is nobody's verdict.
    forget(&cache);
    let failed = full(&["grade"]);
    assert_eq!(failed.status.code(), Some(3), "{}", said(&failed));
    assert!(
        said(&failed).contains("cannot be used"),
        "{}",
        said(&failed)
    );
    let again = start(&cohort, &cache, &report)
        .wait_with_output()
        .expect("ended");
    assert_eq!(again.status.code(), Some(1), "{}", said(&again));
    assert_eq!(
        fs::read(&report).expect("written"),
        expected,
        "nothing was kept half"
    );
}

#[test]
fn a_cache_that_cannot_be_written_serves_what_it_has() {
    let folder = tempfile::tempdir().expect("made");
    let (cache, cohort) = (unused_cache(folder.path()), cohort(folder.path()));
    let report = folder.path().join("report.json");
    let whole = start(&cohort, &cache, &report)
        .wait_with_output()
        .expect("ended");
    assert_eq!(whole.status.code(), Some(1), "{}", said(&whole));
    // Root may write where the mode says nobody may; not where Landlock says so.
    let read_only = |cohort: &Path| {
        gradebox([
            "confine",
            "--read",
            "/",
            "--write",
            "/dev/null",
            "--cpu-seconds",
            "600",
        ])
        .args([
            "--memory-bytes",
            "1000000000000",
            "--file-bytes",
            "1000000000",
            "--",
        ])
        .arg(env!("CARGO_BIN_EXE_gradebox"))
        .args(["grade", "--format", "json"])
        .arg(cohort)
        .env("GRADEBOX_CACHE", &cache)
        .output()
        .expect("gradebox starts")
    };
    let served = read_only(&cohort);
    assert_eq!(served.status.code(), Some(1), "{}", said(&served));
    assert_eq!(served.stdout, fs::read(&report).expect("written"));
    let new = folder.path().join("new/zoe");
    fs::create_dir_all(&new).expect("made");
    fs::write(
        new.join("reverse-integer.py"),
        "def reverse_integer(n):\n    return -n\n",
    )
    .expect("written");
    let refused = read_only(new.parent().expect("a cohort"));
    assert_eq!(refused.status.code(), Some(3), "{}", said(&refused));
    assert!(said(&refused).contains("--cache-dir"), "{}", said(&refused));
}

#[test]
fn entries_that_are_damaged_or_not_ours_are_made_again() {
    let folder = tempfile::tempdir().expect("made");
    let (cache, cohort) = (unused_cache(folder.path()), cohort(folder.path()));
    let report = folder.path().join("report.json");
    let run = || {
        let ended = start(&cohort, &cache, &report)
            .wait_with_output()
            .expect("ended");
        assert_eq!(ended.status.code(), Some(1), "{}", said(&ended));
        fs::read(&report).expect("written")
    };
    let expected = run();
    /// Every file below.
    fn files(folder: &Path, found: &mut Vec<PathBuf>) {
        for path in common::entries(folder) {
            if path.is_dir() {
                files(&path, found)
            } else {
                found.push(path)
            }
        }
    }
    type Damage = fn(&Path);
    let damages: [Damage; 5] = [
        |path| fs::write(path, b"").expect("written"),
        |path| {
            let mut content = fs::read(path).expect("readable");
            let last = content.len() - 1;
            content[last] ^= 1;
            fs::write(path, content).expect("written");
        },
        // Anybody could have written it.
        |path| fs::set_permissions(path, fs::Permissions::from_mode(0o666)).expect("changed"),
        |path| {
            let elsewhere = path.with_extension("elsewhere");
            fs::rename(path, &elsewhere).expect("moved");
            std::os::unix::fs::symlink(elsewhere, path).expect("linked");
        },
        |path| {
            fs::remove_file(path).expect("removed");
            let made = Command::new("mkfifo")
                .arg(path)
                .status()
                .expect("mkfifo starts");
            assert!(made.success());
        },
    ];
    for damage in damages {
        let mut entries = Vec::new();
        for kind in ["builds", "module-code", "python-code", "runs"] {
            files(&cache.join(kind), &mut entries);
        }
        assert!(entries.len() > 15, "{} entries", entries.len());
        entries.iter().for_each(|path| damage(path));
        assert_eq!(run(), expected);
        forget(&cache);
        assert_eq!(run(), expected);
    }
    // So is the Python runtime's machine code, where something is to be run on it, and only
    // there: it is large.
    let mut code = Vec::new();
    files(&cache.join("runtime-code"), &mut code);
    let [code] = code.as_slice() else {
        panic!("one runtime: {code:?}");
    };
    let whole = fs::read(code).expect("readable");
    let mut damaged = whole.clone();
    damaged[whole.len() / 2] ^= 1;
    fs::remove_file(code).expect("the link, not the file of the other cache");
    fs::write(code, &damaged).expect("written");
    assert_eq!(run(), expected);
    assert!(
        fs::read(code).expect("readable") == damaged,
        "nothing ran on it"
    );
    fs::remove_dir_all(cache.join("runs")).expect("removed");
    assert_eq!(run(), expected);
    assert!(
        fs::read(code).expect("readable") != damaged,
        "it is made again"
    );
    // A library that is damaged would make compile errors of right answers.
    let mut libraries = Vec::new();
    files(&cache.join("rust-support"), &mut libraries);
    let library = libraries
        .iter()
        .find(|path| path.extension().is_some_and(|ending| ending == "rlib"));
    let library = library.expect("a library");
    fs::remove_file(library).expect("the link, not the file of the other cache");
    fs::write(library, "no library").expect("written");
    forget(&cache);
    assert_eq!(run(), expected);
}

/// The runs of one program are one file, which grows by whole records.
#[test]
fn a_kill_costs_the_runs_in_flight_and_no_others() {
    let folder = tempfile::tempdir().expect("made");
    let (cache, cohort) = (unused_cache(folder.path()), endless_cohort(folder.path()));
    let report = folder.path().join("report.json");
    let kept = || -> BTreeMap<PathBuf, Vec<u8>> {
        let folders = fs::read_dir(cache.join("runs"))
            .into_iter()
            .flatten()
            .flatten();
        let files = folders.flat_map(|folder| common::entries(&folder.path()));
        files
            .map(|file| (file.clone(), fs::read(file).expect("readable")))
            .collect()
    };
    let mut before = BTreeMap::new();
    for _ in 0..4 {
        let mut graded = start(&cohort, &cache, &report);
        let bytes = |kept: &BTreeMap<PathBuf, Vec<u8>>| kept.values().map(Vec::len).sum::<usize>();
        let had = bytes(&before);
        wait_for("a run is finished", || bytes(&kept()) > had);
        signal(graded.id(), "-KILL");
        graded.wait().expect("ended");
        // What was there is there, and was not run again: nothing is appended for it.
        let now = kept();
        for (file, runs) in &before {
            assert!(now[file].starts_with(runs), "{} lost a run", file.display());
        }
        before = now;
    }
}

#[test]
fn two_graders_share_a_cache() {
    let folder = tempfile::tempdir().expect("made");
    let (cache, cohort) = (unused_cache(folder.path()), cohort(folder.path()));
    let reports = ["one.json", "two.json"].map(|name| folder.path().join(name));
    let started = reports
        .each_ref()
        .map(|report| start(&cohort, &cache, report));
    for graded in started {
        let ended = graded.wait_with_output().expect("ended");
        assert_eq!(ended.status.code(), Some(1), "{}", said(&ended));
    }
    let [one, two] = reports.map(|report| fs::read(report).expect("written"));
    assert_eq!(one, two);
}

#[test]
fn other_languages_and_times_of_day_change_nothing() {
    let folder = tempfile::tempdir().expect("made");
    let (cache, cohort) = (unused_cache(folder.path()), cohort(folder.path()));
    let run = |locale: &str, zone: &str, umask: &str| {
        forget(&cache);
        let mut command = Command::new("bash");
        command.args(["-c", "umask $1; shift; exec \"$0\" \"$@\""]);
        command.arg(env!("CARGO_BIN_EXE_gradebox")).arg(umask);
        command
            .args(["grade", "--format", "json"])
            .arg(&cohort)
            .current_dir(root());
        command
            .env("GRADEBOX_CACHE", &cache)
            .env("LC_ALL", locale)
            .env("TZ", zone);
        let ended = command.output().expect("bash starts");
        assert_eq!(ended.status.code(), Some(1), "{}", said(&ended));
        ended.stdout
    };
    let here = run("C", "UTC", "022");
    assert_eq!(run("tr_TR.UTF-8", "Pacific/Kiritimati", "077"), here);
    assert_eq!(run("ja_JP.SJIS", "America/St_Johns", "000"), here);
}

/// A kernel that has no such system call, for the process that is going to be started.
#[allow(unsafe_code)]
fn without(command: &mut Command, number: i64) {
    use seccompiler::{BpfProgram, SeccompAction, SeccompFilter};
    let filter = SeccompFilter::new(
        [(number, Vec::new())].into_iter().collect(),
        SeccompAction::Allow,
        SeccompAction::Errno(libc::ENOSYS as u32),
        std::env::consts::ARCH.try_into().expect("a known machine"),
    );
    let program = BpfProgram::try_from(filter.expect("a filter")).expect("a program");
    let apply = move || seccompiler::apply_filter(&program).map_err(std::io::Error::other);
    // SAFETY: the filter is made; applying it is two system calls.
    unsafe { command.pre_exec(apply) };
}

#[test]
fn without_landlock_no_compiler_runs_unless_the_user_says_so() {
    let folder = tempfile::tempdir().expect("made");
    let cache = unused_cache(folder.path());
    let without_landlock = |arguments: &[&str]| {
        let mut command = gradebox(arguments);
        command.env("GRADEBOX_CACHE", &cache);
        without(&mut command, libc::SYS_landlock_create_ruleset);
        command.output().expect("gradebox starts")
    };
    let known = "problems/reverse-integer/submissions/accepted/signed_remainders.rs";
    let arguments = [
        "grade",
        known,
        "--problem",
        "reverse-integer",
        "--format",
        "json",
    ];
    let refused = without_landlock(&arguments);
    assert_eq!(refused.status.code(), Some(3), "{}", said(&refused));
    assert!(
        said(&refused).contains("--allow-unconfined-compile"),
        "{}",
        said(&refused)
    );
    let told = without_landlock(&["doctor"]);
    assert!(said(&told).contains("no Landlock"), "{}", said(&told));
    let allowed = without_landlock(&[&arguments[..], &["--allow-unconfined-compile"]].concat());
    assert_eq!(allowed.status.code(), Some(0), "{}", said(&allowed));
}
