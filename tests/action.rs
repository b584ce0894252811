//! The GitHub Action of this repository does what it says: its steps run here in
//! order, as a runner would run them. What a runner does itself (the cache) is left
//! out, and the program is found where a cache would have put it.

mod common;

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;

use common::{cache, root};
use gradebox::report::github::OUTPUTS;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Action {
    name: String,
    description: String,
    branding: BTreeMap<String, String>,
    inputs: BTreeMap<String, Input>,
    outputs: BTreeMap<String, Output>,
    runs: Runs,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Input {
    description: String,
    default: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Output {
    description: String,
    value: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Runs {
    using: String,
    steps: Vec<Step>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Step {
    name: String,
    id: Option<String>,
    #[serde(rename = "if")]
    condition: Option<String>,
    uses: Option<String>,
    #[serde(default)]
    with: BTreeMap<String, String>,
    shell: Option<String>,
    run: Option<String>,
    #[serde(default)]
    env: BTreeMap<String, String>,
}

fn action() -> Action {
    let text = fs::read_to_string(root().join("action.yml")).expect("readable");
    yaml_serde::from_str(&text).expect("an action")
}

/// One job on a runner: folders, files for what steps say, and what they have said.
struct Job {
    folder: tempfile::TempDir,
    outputs: BTreeMap<String, String>,
    /// Standard output of all steps.
    log: String,
    /// The exit code of the first step that failed, or 0.
    status: i32,
}

impl Job {
    /// Runs the action on what `prepare` puts into the workspace.
    fn run(inputs: &[(&str, &str)], prepare: impl FnOnce(&Path)) -> Job {
        let action = action();
        let folder = tempfile::tempdir().expect("a folder");
        let at = |name: &str| folder.path().join(name);
        for name in ["workspace", "temp", "tools/gradebox-action/tool/bin", "bin"] {
            fs::create_dir_all(at(name)).expect("made");
        }
        for name in ["output", "summary", "env", "path"] {
            fs::write(at(name), "").expect("written");
        }
        // As a cache brings it.
        let program = at("tools/gradebox-action/tool/bin/gradebox");
        symlink(env!("CARGO_BIN_EXE_gradebox"), program).expect("linked");
        // The toolchain is there; nothing is to be fetched for a test.
        let rustup = at("bin/rustup");
        fs::copy("/bin/true", rustup).expect("copied");
        prepare(&at("workspace"));

        let mut context = BTreeMap::new();
        for (name, input) in &action.inputs {
            let given = inputs.iter().find(|(known, _)| known == name);
            let value = given.map_or(input.default.as_str(), |(_, value)| value);
            context.insert(format!("inputs.{name}"), value.to_owned());
        }
        let mut job = Job {
            folder,
            outputs: BTreeMap::new(),
            log: String::new(),
            status: 0,
        };
        for step in &action.runs.steps {
            let always = step
                .condition
                .as_deref()
                .is_some_and(|text| text.contains("always()"));
            if let Some(script) = step.run.as_ref().filter(|_| job.status == 0 || always) {
                job.step(step, script, &mut context);
            }
        }
        for (name, output) in &action.outputs {
            let value = evaluated(&output.value, &context);
            job.outputs.insert(name.clone(), value);
        }
        job
    }

    fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.at(name)).expect("readable")
    }

    /// `shell: bash` is this command line, and each step has its own file of outputs.
    fn step(&mut self, step: &Step, script: &str, context: &mut BTreeMap<String, String>) {
        let file = self.at("step.sh");
        fs::write(&file, script).expect("written");
        let path = self.read("path").replace('\n', ":");
        let path = format!(
            "{}:{path}{}",
            self.at("bin").display(),
            std::env::var("PATH").expect("a path")
        );
        let output = Command::new("bash")
            .args(["--noprofile", "--norc", "-eo", "pipefail"])
            .arg(&file)
            .current_dir(self.at("workspace"))
            .env("PATH", path)
            .env("GRADEBOX_CACHE", cache())
            .env("GITHUB_ACTION_PATH", root())
            .env("GITHUB_WORKSPACE", self.at("workspace"))
            .env("GITHUB_OUTPUT", self.at("output"))
            .env("GITHUB_STEP_SUMMARY", self.at("summary"))
            .env("GITHUB_ENV", self.at("env"))
            .env("GITHUB_PATH", self.at("path"))
            .env("RUNNER_TEMP", self.at("temp"))
            .env("RUNNER_TOOL_CACHE", self.at("tools"))
            .env_remove("GRADEBOX_PROBLEMS")
            .envs(
                step.env
                    .iter()
                    .map(|(name, value)| (name, evaluated(value, context))),
            )
            .output()
            .expect("bash starts");
        self.log += &String::from_utf8(output.stdout).expect("UTF-8");
        let status = output.status.code().expect("it exits");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!([0, 1, 2].contains(&status), "{}: {said}", step.name);
        if self.status == 0 {
            self.status = status;
        }
        let said = self.read("output");
        fs::write(self.at("output"), "").expect("written");
        for line in said.lines() {
            let (name, value) = line.split_once('=').expect("an output");
            let id = step.id.as_deref().expect("a step with outputs has an id");
            context.insert(format!("steps.{id}.outputs.{name}"), value.to_owned());
        }
    }

    /// The lines that the runner takes for commands: level, properties, message.
    fn annotations(&self) -> Vec<(String, String, String)> {
        let commands = self
            .log
            .lines()
            .filter_map(|line| line.trim_start().strip_prefix("::"));
        let read = |command: &str| {
            let (order, message) = command.split_once("::").expect("a command");
            let (level, properties) = order.split_once(' ').expect("properties");
            assert!(["error", "warning", "notice"].contains(&level), "{command}");
            (level.to_owned(), properties.to_owned(), message.to_owned())
        };
        commands.map(read).collect()
    }

    fn output(&self, name: &str) -> &str {
        &self.outputs[name]
    }
}

/// The value of `${{ … }}`, of which the action needs only names; what is not known is empty.
fn evaluated(text: &str, context: &BTreeMap<String, String>) -> String {
    match text
        .strip_prefix("${{")
        .and_then(|text| text.strip_suffix("}}"))
    {
        Some(name) => {
            let name = name.trim();
            assert!(
                !name.contains(|c: char| " ()'!=&|".contains(c)),
                "{name} is a name"
            );
            context.get(name).cloned().unwrap_or_default()
        }
        None => text.to_owned(),
    }
}

fn problems() -> String {
    root().join("problems").display().to_string()
}

/// Puts a known submission under another name.
fn put(submission: &str, at: &Path) {
    fs::create_dir_all(at.parent().expect("a folder")).expect("made");
    fs::copy(root().join("problems").join(submission), at).expect("copied");
}

const RIGHT: &str = "reverse-integer/submissions/accepted/signed_remainders.rs";
const WRONG: &str = "reverse-integer/submissions/wrong_answer/cut_to_32_bits.rs";
const QUERY: &str = "sum-developers-by-country-sql/submissions/accepted/grouped_first.sql";

#[test]
fn the_action_is_what_a_runner_takes() {
    let action = action();
    assert_eq!(action.runs.using, "composite");
    assert!(!action.name.is_empty() && action.description.len() < 125);
    assert_eq!(action.branding["color"], "green");
    assert!(
        action
            .inputs
            .values()
            .all(|input| !input.description.is_empty())
    );
    let mut used = String::new();
    for step in &action.runs.steps {
        let name = &step.name;
        match (&step.uses, &step.run) {
            (Some(uses), None) => {
                assert!(
                    uses.starts_with("actions/cache/") && uses.contains("@v"),
                    "{name}"
                );
                assert!(step.with.contains_key("path") && step.with.contains_key("key"));
            }
            (None, Some(run)) => {
                assert_eq!(step.shell.as_deref(), Some("bash"), "{name}");
                // What stands there is code, so no input may.
                assert!(!run.contains("${{"), "{name}");
            }
            _ => panic!("{name}: a step either runs or uses something"),
        }
        used.extend(step.env.values().map(String::as_str));
        used.extend(step.condition.as_deref());
    }
    for input in action.inputs.keys() {
        assert!(
            used.contains(&format!("inputs.{input}")),
            "{input} is of no use"
        );
    }
}

#[test]
fn the_outputs_are_those_of_the_report() {
    let action = action();
    for (name, description) in OUTPUTS {
        let output = &action.outputs[name];
        assert_eq!(output.description, description);
        assert_eq!(
            output.value,
            format!("${{{{ steps.grade.outputs.{name} }}}}")
        );
    }
    let more = ["exit-code", "report"];
    assert_eq!(action.outputs.len(), OUTPUTS.len() + more.len());
    assert!(more.iter().all(|name| action.outputs.contains_key(*name)));
}

#[test]
fn what_a_script_reads_is_what_its_step_gives_it() {
    for step in action().runs.steps {
        let Some(run) = &step.run else { continue };
        let (_, script) = run.split_once("$GITHUB_ACTION_PATH/").expect("a script");
        let script = fs::read_to_string(root().join(script.trim_end_matches('"')));
        let script = script.expect("the script is there");
        for name in step.env.keys() {
            // gradebox itself reads the other one.
            assert!(
                script.contains(&format!("${name}")) || name == "GRADEBOX_CACHE",
                "{name}"
            );
        }
        for name in script.split("$INPUT_").skip(1) {
            let name: String = name
                .chars()
                .take_while(|c| *c == '_' || c.is_ascii_uppercase())
                .collect();
            assert!(step.env.contains_key(&format!("INPUT_{name}")), "{name}");
        }
    }
}

#[test]
fn a_candidate_with_right_answers_passes() {
    let job = Job::run(&[("path", "ada"), ("problems", &problems())], |workspace| {
        put(RIGHT, &workspace.join("ada/reverse-integer.rs"));
        put(
            QUERY,
            &workspace.join("ada/sum-developers-by-country-sql.sql"),
        );
    });
    assert_eq!(job.status, 0, "{}", job.log);
    let expected = [
        ("score", "100"),
        ("lowest-score", "100"),
        ("verdict", "accepted"),
        ("accepted", "2"),
        ("submissions", "2"),
        ("missing", "0"),
        ("candidates", "1"),
        ("problems", "2"),
        ("exit-code", "0"),
    ];
    for (name, value) in expected {
        assert_eq!(job.output(name), value, "{name}");
    }
    let [(level, properties, message)] = &job.annotations()[..] else {
        panic!("one notice expected: {}", job.log);
    };
    assert_eq!(level, "notice");
    assert_eq!(properties, "title=gradebox%3A 100 of 100");
    assert_eq!(message, "2 of 2 submissions accepted");
    assert!(
        job.read("summary").contains("ada"),
        "{}",
        job.read("summary")
    );
    assert!(job.log.contains("■ ada  100 of 100"), "{}", job.log);
    let report = fs::read(job.output("report")).expect("the report is there");
    let report = gradebox::report::parse(&report).expect("a report");
    assert_eq!(report.audience, gradebox::report::Audience::Candidate);
}

#[test]
fn a_wrong_answer_fails_and_is_annotated_at_its_file() {
    let job = Job::run(&[("problems", &problems())], |workspace| {
        put(WRONG, &workspace.join("reverse-integer.rs"));
    });
    assert_eq!(job.status, 1, "{}", job.log);
    assert_eq!(job.output("verdict"), "wrong_answer");
    assert_eq!(job.output("exit-code"), "1");
    assert_eq!(job.output("accepted"), "0");
    let annotations = job.annotations();
    let [(level, properties, _), (last, ..)] = &annotations[..] else {
        panic!("an error and a notice expected: {}", job.log);
    };
    assert_eq!((level.as_str(), last.as_str()), ("error", "notice"));
    let title = "title=reverse-integer%3A wrong answer";
    assert_eq!(properties, &format!("file=reverse-integer.rs,{title}"));
}

#[test]
fn thresholds_decide_and_other_reports_are_written() {
    let inputs = [
        ("path", "answer.rs"),
        ("problem", "reverse-integer"),
        ("min-score", "1"),
        ("audience", "staff"),
        ("anonymous", "true"),
        ("reports", "csv=grades.csv\n\njson=all.json\n"),
        ("args", "--jobs\n1"),
    ];
    let problems = problems();
    let with_problems = [&inputs[..], &[("problems", problems.as_str())]].concat();
    let prepare = |workspace: &Path| put(WRONG, &workspace.join("answer.rs"));
    let job = Job::run(&with_problems, prepare);
    assert_eq!(job.status, 0, "{}", job.log);
    assert!(job.at("workspace/grades.csv").exists());
    let report = fs::read(job.at("workspace/all.json")).expect("written");
    let report = gradebox::report::parse(&report).expect("a report");
    assert_ne!(report.candidates[0].name, "answer");
    let without = with_problems
        .iter()
        .filter(|(name, _)| *name != "min-score");
    let fail_on = |verdict| {
        let inputs: Vec<_> = without
            .clone()
            .copied()
            .chain([("fail-on", verdict)])
            .collect();
        Job::run(&inputs, prepare).status
    };
    assert_eq!(fail_on("compile_error,judge_error"), 0);
    assert_eq!(fail_on("wrong_answer"), 1);
}

#[test]
fn wrong_usage_ends_with_2_and_nothing_is_reported() {
    let job = Job::run(&[("path", "nobody.rs"), ("problems", &problems())], |_| {});
    assert_eq!(job.status, 2, "{}", job.log);
    assert_eq!(job.output("exit-code"), "2");
    assert_eq!(job.output("report"), "");
    assert_eq!(job.output("score"), "");
}

#[test]
fn no_name_is_a_command_to_the_shell_or_to_the_runner() {
    let names = [
        "::error title=x::y",
        "a\n::set-output name=score::100",
        "##[error]b",
        "$(touch pwned)",
        "`touch pwned`;touch pwned",
        "-rf",
        "x' \"y",
        "::stop-commands::z",
    ];
    let path = "--help $(touch pwned)";
    let inputs = [
        ("path", path),
        ("problem", "reverse-integer"),
        ("problems", &problems()),
    ];
    let job = Job::run(&inputs, |workspace| {
        for name in names {
            let submission = if name.len() % 2 == 0 { RIGHT } else { WRONG };
            put(
                submission,
                &workspace.join(path).join(name).join("reverse-integer.rs"),
            );
        }
    });
    assert_eq!(job.status, 1, "{}", job.log);
    let wrong = names.iter().filter(|name| name.len() % 2 == 1).count();
    let annotations = job.annotations();
    let errors = annotations.iter().filter(|(level, ..)| level == "error");
    assert_eq!(errors.count(), wrong, "{}", job.log);
    assert_eq!(annotations.len(), wrong + 1, "{}", job.log);
    assert!(!job.log.contains("##["), "{}", job.log);
    assert_eq!(job.output("candidates"), names.len().to_string());
    assert_eq!(job.output("submissions"), names.len().to_string());
    for folder in ["workspace", "temp", "."] {
        assert!(!job.at(folder).join("pwned").exists());
    }
    for word in ["stop-commands", "set-output"] {
        let lines = job.log.lines().filter(|line| line.contains(word));
        for line in lines {
            let text = line.trim_start();
            let ours = ["::error title=", "::notice title="];
            assert!(!text.starts_with("::") || ours.iter().any(|start| text.starts_with(start)));
        }
    }
}
