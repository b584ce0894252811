//! Submissions as files: whatever lies in a folder, each gets a verdict or an error that
//! names it, nobody else's grading is hurt, and nothing outside the folder is ever read.

mod common;

use std::ffi::OsStr;
use std::fs::{self, Permissions};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::os::unix::net::UnixListener;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};

use common::{grade, gradebox, root, said, submissions};

const RIGHT: &str = "def reverse_integer(number):\n    sign = -1 if number < 0 else 1\n    return sign * int(str(abs(number))[::-1])\n";

fn write(path: &Path, content: impl AsRef<[u8]>) {
    fs::create_dir_all(path.parent().expect("a folder")).expect("made");
    fs::write(path, content).expect("written");
}

/// Grades a cohort: verdict and message of each candidate.
fn graded(cohort: &Path) -> Vec<(String, String, String)> {
    let (report, code) = grade(cohort, &[]);
    assert!([0, 1].contains(&code), "exit code {code}");
    let text = |value: &serde_json::Value| value.as_str().unwrap_or("").to_owned();
    submissions(&report)
        .into_iter()
        .map(|(candidate, one)| {
            (
                candidate,
                text(&one["verdict"]),
                text(&one["message"]["text"]),
            )
        })
        .collect()
}

#[test]
fn what_is_no_file_costs_its_own_candidate_and_is_named() {
    let folder = tempfile::tempdir().expect("made");
    let cohort = folder.path().join("cohort");
    let own = |name: &str| {
        let own = cohort.join(name);
        fs::create_dir_all(&own).expect("made");
        own.join("reverse-integer.py")
    };
    let secret = folder.path().join("secret.py");
    write(&secret, RIGHT);
    write(&own("honest"), RIGHT);
    symlink(&secret, own("link")).expect("linked");
    symlink("nowhere", own("link-to-nothing")).expect("linked");
    symlink("reverse-integer.py", own("link-to-itself")).expect("linked");
    symlink(folder.path(), own("link-to-a-folder")).expect("linked");
    let pipe = Command::new("mkfifo")
        .arg(own("pipe"))
        .status()
        .expect("mkfifo starts");
    assert!(pipe.success());
    let _socket = UnixListener::bind(own("socket")).expect("bound");
    fs::create_dir_all(own("folder")).expect("made");
    let sparse = fs::File::create(own("sparse")).expect("made");
    sparse.set_len(10 << 30).expect("grown");
    write(&own("empty"), "");
    write(&own("zeros"), vec![0; 1000]);
    let main = own("main-is-a-link").with_extension("");
    fs::create_dir_all(&main).expect("made");
    symlink(&secret, main.join("main.py")).expect("linked");
    let module = own("module-is-a-link").with_extension("");
    write(
        &module.join("main.py"),
        "from secret import reverse_integer\n",
    );
    symlink(&secret, module.join("secret.py")).expect("linked");
    let nested = own("folder-is-a-link").with_extension("");
    write(
        &nested.join("main.py"),
        "from package.secret import reverse_integer\n",
    );
    symlink(folder.path(), nested.join("package")).expect("linked");
    let deep = own("deep").with_extension("");
    write(&deep.join("main.py"), RIGHT);
    fs::create_dir_all(deep.join("a/".repeat(60))).expect("made");
    let many = own("many").with_extension("");
    write(&many.join("main.py"), RIGHT);
    for number in 0..10_001 {
        fs::write(many.join(number.to_string()), "").expect("written");
    }

    let graded = graded(&cohort);
    let expected = [
        ("deep", "nested deeper"),
        ("empty", "empty"),
        ("folder", "no main.py"),
        ("folder-is-a-link", "symbolic link"),
        ("honest", ""),
        ("link", "symbolic link"),
        ("link-to-a-folder", "symbolic link"),
        ("link-to-itself", "symbolic link"),
        ("link-to-nothing", "symbolic link"),
        ("main-is-a-link", "symbolic link"),
        ("many", "more than 10000 entries"),
        ("module-is-a-link", "symbolic link"),
        ("pipe", "not a regular file"),
        ("socket", "not a regular file"),
        ("sparse", "larger than"),
        ("zeros", "null bytes"),
    ];
    let names: Vec<_> = graded.iter().map(|(name, ..)| name.as_str()).collect();
    assert_eq!(names, expected.map(|(name, _)| name));
    for ((name, verdict, message), (_, phrase)) in graded.iter().zip(expected) {
        let right = if name == "honest" {
            "accepted"
        } else {
            "compile_error"
        };
        assert_eq!(verdict, right, "{name}: {message}");
        assert!(
            message.contains(phrase),
            "{name} should say `{phrase}`: {message}"
        );
    }
}

#[test]
fn names_that_are_no_text_stay_different() {
    let folder = tempfile::tempdir().expect("made");
    let names: [&[u8]; 8] = [
        b"\xff",
        b"\xfe",
        b"\\xFF",
        b"\\\\xFF",
        b"a\nb",
        b"a\x1b[31mb",
        "\u{202e}ecila".as_bytes(),
        b"A",
    ];
    for name in names.iter().chain([&b"a".as_slice()]) {
        write(
            &folder
                .path()
                .join(OsStr::from_bytes(name))
                .join("reverse-integer.py"),
            RIGHT,
        );
    }
    let graded = graded(folder.path());
    assert_eq!(graded.len(), names.len() + 1);
    for (name, verdict, message) in &graded {
        assert_eq!(verdict, "accepted", "{name:?}: {message}");
    }
    let mut candidates: Vec<_> = graded.iter().map(|(name, ..)| name).collect();
    candidates.dedup();
    assert_eq!(candidates.len(), graded.len());
}

#[test]
fn a_folder_of_a_hundred_thousand_files_is_an_error_that_names_it() {
    let folder = tempfile::tempdir().expect("made");
    let cohort = folder.path().join("cohort");
    write(&cohort.join("honest/reverse-integer.py"), RIGHT);
    let full = cohort.join("full");
    fs::create_dir(&full).expect("made");
    for number in 0..100_001 {
        fs::File::create(full.join(number.to_string())).expect("made");
    }
    let (report, _) = grade(&cohort, &[]);
    let candidates: Vec<_> = submissions(&report)
        .into_iter()
        .map(|(name, _)| name)
        .collect();
    assert_eq!(candidates, ["honest"]);
    assert!(
        report["ignored"]
            .to_string()
            .contains("more than 100000 entries"),
        "{}",
        report["ignored"]
    );
}

#[test]
fn what_cannot_be_read_is_named_and_stops_nobody() {
    // Modes do not bind root: whoever tests as root grades as nobody.
    const NOBODY: u32 = 65_534;
    let folder = tempfile::tempdir().expect("made");
    let here = folder.path();
    fs::set_permissions(here, Permissions::from_mode(0o755)).expect("changed");
    let program = here.join("gradebox");
    fs::copy(env!("CARGO_BIN_EXE_gradebox"), &program).expect("copied");
    let problem = here.join("problems/reverse-integer");
    fs::create_dir(here.join("problems")).expect("made");
    let mut copy = Command::new("cp");
    copy.arg("-r")
        .arg(root().join("problems/reverse-integer"))
        .arg(&problem);
    assert!(copy.status().expect("cp starts").success());
    let (cohort, cache) = (here.join("cohort"), here.join("cache"));
    fs::create_dir(&cache).expect("made");
    let program_text = "(module (memory (export \"memory\") 1) (func (export \"_start\")))";
    for candidate in ["closed", "file", "honest"] {
        write(
            &cohort.join(candidate).join("reverse-integer.wat"),
            program_text,
        );
    }
    let closed = [
        cohort.join("closed"),
        cohort.join("file/reverse-integer.wat"),
    ];
    for path in &closed {
        fs::set_permissions(path, Permissions::from_mode(0o000)).expect("changed");
    }
    let mut command = Command::new(&program);
    command
        .args(["grade", "--format", "json"])
        .arg(&cohort)
        .current_dir(here);
    command.env("GRADEBOX_CACHE", &cache);
    if fs::metadata(&program).expect("there").uid() == 0 {
        std::os::unix::fs::chown(&cache, Some(NOBODY), Some(NOBODY)).expect("given");
        command.uid(NOBODY).gid(NOBODY);
    }
    let output = command.output().expect("started");
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).expect("a report");
    let graded: Vec<_> = submissions(&report)
        .into_iter()
        .map(|(name, one)| (name, one["verdict"].as_str().expect("a verdict").to_owned()))
        .collect();
    let expected = [("file", "compile_error"), ("honest", "run_time_error")];
    assert_eq!(
        graded,
        expected.map(|(name, verdict)| (name.to_owned(), verdict.to_owned()))
    );
    assert!(
        report["ignored"].to_string().contains("closed"),
        "{}",
        report["ignored"]
    );
    assert!(
        said(&output).contains("Permission denied"),
        "{}",
        said(&output)
    );
    fs::set_permissions(&closed[0], Permissions::from_mode(0o700)).expect("changed");
}

/// Somebody swaps a file and a folder for links while they are read, again and again.
#[test]
fn a_link_that_appears_meanwhile_is_never_followed() {
    const ROUNDS: usize = 60;
    let folder = tempfile::tempdir().expect("made");
    let secret = folder.path().join("secret");
    // Whoever reads it is accepted.
    write(&secret.join("reverse-integer.py"), RIGHT);
    write(&secret.join("main.py"), RIGHT);
    let own = folder.path().join("cohort/eve");
    write(
        &own.join("reverse-integer.py"),
        "def reverse_integer(number):\n    return 0\n",
    );
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let (file, spare) = (own.join("reverse-integer.py"), folder.path().join("spare"));
            let (away, link) = (folder.path().join("away"), folder.path().join("link"));
            while !done.load(Ordering::Relaxed) {
                // The file, then the candidate's folder. What fails was swapped already.
                let _ = fs::rename(&file, &spare);
                let _ = symlink(secret.join("reverse-integer.py"), &file);
                let _ = fs::rename(&spare, &file);
                let _ = fs::rename(&own, &away);
                let _ = symlink(&secret, &own);
                let _ = fs::rename(&own, &link);
                let _ = fs::remove_file(&link);
                let _ = fs::rename(&away, &own);
            }
        });
        let cohort = folder.path().join("cohort");
        for _ in 0..ROUNDS {
            let output = gradebox(["grade", "--format", "json"])
                .arg(&cohort)
                .output()
                .expect("started");
            let found = String::from_utf8_lossy(&output.stdout);
            assert!(
                !found.contains("\"accepted\",\n     \"score\": 100"),
                "the secret was read"
            );
            assert!(
                [Some(1), Some(2)].contains(&output.status.code()),
                "{}",
                said(&output)
            );
        }
        done.store(true, Ordering::Relaxed);
    });
}
