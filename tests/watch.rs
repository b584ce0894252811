//! A candidate at work sees what each save comes to.

mod common;

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use common::{gradebox, said};
use rustix::process::{Pid, Signal, kill_process};

const RIGHT: &str = "def reverse_integer(number):\n    sign = -1 if number < 0 else 1\n    return sign * int(str(abs(number))[::-1])\n";
const WRONG: &str = "def reverse_integer(number):\n    return number\n";
/// Far more than any save takes on a machine that is very busy.
const PATIENCE: Duration = Duration::from_secs(300);

struct Watching {
    gradebox: Child,
    lines: Receiver<String>,
}

impl Watching {
    fn of(file: &Path, more: &[&str]) -> Self {
        let mut gradebox = gradebox(["watch", "reverse-integer"])
            .arg(file)
            .args(more)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("gradebox starts");
        let stdout = gradebox.stdout.take().expect("piped");
        let (sender, lines) = channel();
        std::thread::spawn(move || {
            for line in BufReader::new(stdout).lines().map_while(Result::ok) {
                let _ = sender.send(line);
            }
        });
        Watching { gradebox, lines }
    }

    fn until(&self, phrase: &str) {
        loop {
            let line = self.lines.recv_timeout(PATIENCE);
            let line = line.unwrap_or_else(|_| panic!("nothing said `{phrase}`"));
            if line.contains(phrase) {
                return;
            }
        }
    }

    fn end(mut self) {
        let process = Pid::from_child(&self.gradebox);
        kill_process(process, Signal::INT).expect("it runs");
        let status = self.gradebox.wait().expect("it ends");
        assert_eq!(status.code(), Some(0), "Ctrl-C is how a watch ends");
    }
}

#[test]
fn each_save_is_judged_on_the_samples_whatever_is_in_between() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("answer.py");
    fs::write(&file, WRONG).expect("written");
    let watching = Watching::of(&file, &[]);
    watching.until("0 of 3 cases accepted");
    fs::remove_file(&file).expect("removed, as some editors do");
    fs::write(&file, "def reverse_integer(number)\n").expect("written");
    watching.until("SyntaxError");
    fs::write(&file, RIGHT).expect("written");
    watching.until("3 of 3 cases accepted");
    watching.end();
}

#[test]
fn every_case_is_judged_if_asked() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("answer.py");
    fs::write(&file, RIGHT).expect("written");
    let watching = Watching::of(&file, &["--all"]);
    watching.until("AC   secret/");
    watching.end();
}

#[test]
fn a_file_that_is_not_there_is_told_at_once() {
    let output = gradebox(["watch", "reverse-integer", "nowhere.py"]).output();
    let said = said(&output.expect("gradebox starts"));
    assert!(
        said.starts_with("Some(2)") && said.contains("nowhere.py"),
        "{said}"
    );
}
