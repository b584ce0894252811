//! A cohort of small Rust programs, each another one.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::workplace::{root, scratch};

/// Problems, and two right answers to each, relative to its folder. The first one is the
/// reference; it is a whole program, too.
const ANSWERS: [(&str, [&str; 2]); 3] = [
    (
        "asyncio",
        ["reference.rs", "submissions/accepted/own_executor.rs"],
    ),
    (
        "linear-data-structures",
        [
            "reference.rs",
            "submissions/accepted/queue_of_two_stacks.rs",
        ],
    ),
    (
        "pattern-printing",
        ["reference.rs", "submissions/accepted/counts_the_steps.rs"],
    ),
];

/// Candidates' folders, each with an answer to every problem.
pub struct RustCohort {
    folder: TempDir,
    /// Submissions, and the references of their problems: what rustc has to compile.
    pub sources: Vec<PathBuf>,
}

impl RustCohort {
    /// With so many candidates.
    pub fn new(candidates: u32) -> Self {
        let folder = tempfile::tempdir_in(scratch()).expect("a temporary folder");
        let mut sources: Vec<_> = ANSWERS
            .iter()
            .map(|(problem, [reference, _])| root().join("problems").join(problem).join(reference))
            .collect();
        for candidate in 0..candidates {
            let place = folder.path().join(format!("candidate-{candidate}"));
            fs::create_dir(&place).expect("a folder");
            for (problem, answers) in ANSWERS {
                let answer = answers[candidate as usize % answers.len()];
                let answer = root().join("problems").join(problem).join(answer);
                let file = place.join(problem).with_extension("rs");
                fs::write(&file, variant(&answer, candidate)).expect("writable");
                sources.push(file);
            }
        }
        RustCohort { folder, sources }
    }

    /// Candidates' folders.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Changes one submission; each number makes another program of it.
    pub fn change(&self, number: u32) {
        let last = self.sources.last().expect("there are candidates");
        let (problem, answers) = ANSWERS[ANSWERS.len() - 1];
        let answer = root().join("problems").join(problem).join(answers[0]);
        debug_assert!(last.ends_with(format!("{problem}.rs")));
        fs::write(last, variant(&answer, number)).expect("writable");
    }

    /// One submission of the same kind as [`RustCohort::change`] makes, in a folder of its own.
    pub fn single(number: u32) -> TempDir {
        let folder = tempfile::tempdir_in(scratch()).expect("a temporary folder");
        let (problem, answers) = ANSWERS[ANSWERS.len() - 1];
        let answer = root().join("problems").join(problem).join(answers[0]);
        let file = folder.path().join(problem).with_extension("rs");
        fs::write(file, variant(&answer, number)).expect("writable");
        folder
    }
}

/// The same program with a constant in its machine code: to gradebox, another one.
fn variant(answer: &Path, number: u32) -> String {
    const MAIN: &str = "fn main() {\n";
    let text = fs::read_to_string(answer).expect("readable");
    let (before, after) = text
        .split_once(MAIN)
        .expect("a program has a main function");
    format!("{before}{MAIN}    std::hint::black_box({number}_u32);\n{after}")
}
