//! `gradebox new`: the first files of a problem, or of a submission.

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::Path;

use super::session::{known_problem, known_problems, problems};
use super::{Failure, Outcome};
use crate::cli::{Global, New, NewProblem, NewSubmission};
use crate::problem::is_problem_id;
use crate::scaffold::{problem, problem_schema};

pub(super) fn execute(global: &Global, args: &New) -> Result<Outcome, Failure> {
    match args {
        New::Problem(args) => new_problem(global, args),
        New::Submission(args) => new_submission(global, args),
    }
}

/// Makes the folder beside its place and renames it: it is whole or not there.
fn new_problem(global: &Global, args: &NewProblem) -> Result<Outcome, Failure> {
    let id = &args.id;
    if !is_problem_id(id) {
        return Err(Failure::usage(format!(
            "`{id}` is no name of a problem: words of small letters and digits, joined by single \
             `-`, at most 64, such as `two-sums`"
        )));
    }
    let folder = global.problems.join(id);
    let failed = |error: std::io::Error| {
        Failure::usage(format!(
            "`{}` cannot be made: {}",
            folder.display(),
            error.kind()
        ))
    };
    if fs::symlink_metadata(&folder).is_ok() {
        return Err(Failure::usage(format!(
            "`{}` is there already: take another name, or remove it",
            folder.display()
        )));
    }
    fs::create_dir_all(&global.problems).map_err(failed)?;
    let schema = problem_schema();
    let schema_path = global.problems.join(&schema.path);
    if fs::symlink_metadata(&schema_path).is_err() {
        fs::write(&schema_path, schema.text).map_err(failed)?;
    }
    let new = tempfile::Builder::new()
        .prefix(".new-")
        .tempdir_in(&global.problems)
        .map_err(failed)?;
    // Other users may read a problem, as any folder that is made in the ordinary way.
    let inner = new.path().join(id);
    for file in problem(id, args.interface) {
        let path = inner.join(&file.path);
        fs::create_dir_all(path.parent().unwrap_or(&inner)).map_err(failed)?;
        fs::write(path, file.text).map_err(failed)?;
    }
    fs::rename(&inner, &folder).map_err(failed)?;
    Ok(Outcome::success(made(global, args)))
}

/// What each file is for, of those that were made.
fn made(global: &Global, args: &NewProblem) -> String {
    let purposes = [
        ("problem.json", "title, interface, limits, points"),
        ("statement.md", "what candidates read"),
        ("reference.rs", "the solution that is right"),
        ("driver.py", "plays with what is handed in"),
        ("generator.rs", "random inputs"),
        ("data", "sample cases and secret ones"),
        ("starter", "what candidates begin with"),
        ("submissions", "right and wrong ones, by verdict"),
    ];
    let folder = global.problems.join(&args.id);
    let there = purposes
        .iter()
        .filter(|(name, _)| folder.join(name).exists());
    let there: String = there
        .map(|(name, purpose)| format!("  {name:<14} {purpose}\n"))
        .collect();
    format!(
        "made {}, a small problem that proves itself. Now make it yours:\n{there}and ask whether \
         it still proves itself: gradebox verify {}{}\n",
        folder.display(),
        args.id,
        where_problems_are(global)
    )
}

/// The option that a next command needs to find the same problems.
fn where_problems_are(global: &Global) -> String {
    if global.problems == Path::new("problems") {
        String::new()
    } else {
        format!(" --problems {}", global.problems.display())
    }
}

fn new_submission(global: &Global, args: &NewSubmission) -> Result<Outcome, Failure> {
    known_problem(&known_problems(global)?, &args.problem)?;
    let problems = problems(global, std::slice::from_ref(&args.problem))?;
    let [problem] = problems.as_slice() else {
        return Err(Failure::judge("the problem is gone"));
    };
    let ending = args.language.ending();
    let name = format!("{}.{ending}", problem.id);
    let starters = problem.folder.join("starter");
    let unreadable = |error: std::io::Error| {
        Failure::usage(format!("`{}` cannot be read: {error}", starters.display()))
    };
    let starter = match fs::read(starters.join(&name)) {
        Ok(starter) => starter,
        Err(error) if error.kind() == ErrorKind::NotFound => {
            let mut there = Vec::new();
            for entry in fs::read_dir(&starters).map_err(unreadable)? {
                there.push(
                    entry
                        .map_err(unreadable)?
                        .file_name()
                        .to_string_lossy()
                        .into_owned(),
                );
            }
            there.sort();
            return Err(Failure::usage(format!(
                "`{}` has no starter in {}; it has: {}",
                problem.id,
                args.language.name(),
                there.join(", ")
            )));
        }
        Err(error) => return Err(unreadable(error)),
    };
    let path = args.to.join(&name);
    let written = fs::File::options()
        .write(true)
        .create_new(true)
        .open(&path)
        .and_then(|mut file| file.write_all(&starter));
    match written {
        Ok(()) => Ok(Outcome::success(told(global, &path, &problem.folder))),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(Failure::usage(format!(
            "`{}` is there already, and is left as it is",
            path.display()
        ))),
        Err(error) => Err(Failure::usage(format!(
            "`{}` cannot be written: {error}",
            path.display()
        ))),
    }
}

fn told(global: &Global, path: &Path, problem: &Path) -> String {
    let path = path.display();
    let statement = problem.join("statement.md");
    format!(
        "wrote {path}\nread   {}\ngrade  gradebox grade {path}{}\n",
        statement.display(),
        where_problems_are(global)
    )
}
