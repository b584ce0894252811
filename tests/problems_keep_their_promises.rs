//! Every problem's reference and submissions get the verdict that their folder promises.

mod common;

use std::fs;
use std::path::Path;

use common::{entries, grade, root, submissions};

/// One candidate for each submission, named after the promise: one grading for each problem.
fn lay_out(problem: &Path, cohort: &Path) -> Vec<String> {
    let mut promises = Vec::new();
    for verdict in entries(&problem.join("submissions")) {
        for submission in entries(&verdict) {
            let name = |path: &Path| {
                path.file_name()
                    .expect("named")
                    .to_str()
                    .expect("UTF-8")
                    .to_owned()
            };
            let ending = submission
                .extension()
                .and_then(|ending| ending.to_str())
                .unwrap_or("");
            let candidate = format!("{}--{}", name(&verdict), name(&submission));
            let folder = cohort.join(&candidate);
            fs::create_dir_all(&folder).expect("made");
            let file = format!(
                "{}.{ending}",
                problem.file_name().expect("named").to_str().expect("UTF-8")
            );
            fs::copy(&submission, folder.join(file)).expect("copied");
            promises.push(candidate);
        }
    }
    promises
}

#[test]
fn every_submission_gets_the_verdict_of_its_folder() {
    let mut wrong = Vec::new();
    let mut graded = 0;
    for problem in entries(&root().join("problems"))
        .iter()
        .filter(|path| path.is_dir())
    {
        let id = problem.file_name().expect("named").to_str().expect("UTF-8");
        let folder = tempfile::tempdir().expect("a temporary folder");
        let promises = lay_out(problem, folder.path());
        let (report, code) = grade(folder.path(), &["--problem", id]);
        assert_eq!(
            code, 1,
            "{id}: not everything is accepted, and nothing is a judge error"
        );
        let found = submissions(&report);
        assert_eq!(
            found.len(),
            promises.len(),
            "{id}: every submission is in the report"
        );
        for (candidate, submission) in found {
            graded += 1;
            let promised = candidate.split("--").next().expect("a promise");
            let verdict = submission["verdict"].as_str().expect("a verdict");
            if verdict != promised {
                wrong.push(format!("{id}: {candidate} is {verdict}"));
            }
            if promised == "accepted" && submission["score"] != 100.0 {
                wrong.push(format!("{id}: {candidate} scores {}", submission["score"]));
            }
        }
    }
    assert!(graded > 100, "{graded} submissions are few");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_problem_has_what_an_author_owes() {
    use gradebox::problem::{Interface, Problem, find};
    let folder = root().join("problems");
    let ids = find(&folder).expect("readable");
    assert_eq!(ids.len(), 8);
    for id in ids {
        let problem =
            Problem::load(&folder.join(&id)).unwrap_or_else(|mistakes| panic!("{mistakes}"));
        let samples = problem
            .cases()
            .filter(|case| case.id.starts_with("sample/"))
            .count();
        let secrets = problem
            .cases()
            .filter(|case| case.id.starts_with("secret/"))
            .count();
        assert!(
            samples >= 3 && secrets >= 12,
            "{id}: {samples} sample and {secrets} secret cases"
        );
        let submissions = |verdict: &str| {
            let folder = folder.join(&id).join("submissions").join(verdict);
            if folder.is_dir() {
                entries(&folder)
            } else {
                Vec::new()
            }
        };
        let accepted = submissions("accepted");
        let has = |ending: &str| {
            accepted
                .iter()
                .any(|path| path.extension().is_some_and(|found| found == ending))
        };
        match problem.definition.interface {
            Interface::Sql => assert!(has("sql")),
            Interface::Driver => assert!(has("py")),
            Interface::Stdio | Interface::Function(_) => assert!(has("py") && has("rs"), "{id}"),
        }
        let wrong: usize = [
            "wrong_answer",
            "run_time_error",
            "time_limit_exceeded",
            "compile_error",
        ]
        .iter()
        .map(|verdict| submissions(verdict).len())
        .sum();
        assert!(wrong >= 3, "{id}: {wrong} wrong submissions");
    }
}
