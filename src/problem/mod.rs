//! What is asked: problems, their test cases, limits and interfaces.
//!
//! A folder becomes a [`Problem`], or a list of every [`Mistake`] in it.

mod arguments;
mod case_file;
mod cases;
mod committed;
mod constraints;
mod contradictions;
pub mod definition;
mod digest;
mod draft;
mod entries;
mod excerpt;
mod expectations;
mod folder;
mod json_source;
mod key_path;
mod known_keys;
mod misfit;
mod mistake;
mod names;
mod rules;
mod schema;
mod spelling;
mod submissions;
mod tables;
mod type_text;
mod value_type;

pub use cases::id as case_id;
pub use committed::{ANSWER_ENDING, ANSWERS_FILE, Committed};
pub use constraints::Constraints;
pub use definition::{
    Aggregation, Checker, Definition, GroupDefinition, InstructionLimit, Interface, OnFailure,
    Parameter, Signature,
};
pub(crate) use excerpt::quoted;
pub use expectations::{Expectation, submissions_schema};
pub use folder::find;
pub(crate) use json_source::JsonSource;
pub(crate) use key_path::KeyPath;
pub use mistake::{Mistake, Mistakes};
pub use names::{is_problem as is_problem_id, is_snake_case};
pub use schema::schema;
pub use spelling::nearest;
pub use submissions::KnownSubmission;
pub use value_type::ValueType;

use std::path::PathBuf;

/// A problem that was loaded without a mistake.
#[derive(Clone, Debug)]
pub struct Problem {
    /// The folder's name: `[a-z0-9]+(-[a-z0-9]+)*`.
    pub id: String,
    /// Where the folder is.
    pub folder: PathBuf,
    /// What `problem.json` says.
    pub definition: Definition,
    /// What candidates read (`statement.md`), as Markdown.
    pub statement: String,
    /// The source of the reference solution (`reference.rs`).
    pub reference: String,
    /// The Python driver (`driver.py`), where the interface is `driver`.
    pub driver: Option<String>,
    /// The source of the program that makes random inputs (`generator.rs`), if there is one.
    pub generator: Option<String>,
    /// The groups in the order of `problem.json`.
    pub groups: Vec<TestGroup>,
    /// What is said of answers that stand beside the cases (`data/answers.json`).
    pub committed: Option<Committed>,
    /// The submissions whose verdict is known, by verdict and name.
    pub submissions: Vec<KnownSubmission>,
}

/// A group of test cases.
#[derive(Clone, Debug)]
pub struct TestGroup {
    /// What `problem.json` says.
    pub definition: GroupDefinition,
    /// The cases, ordered by name.
    pub cases: Vec<TestCase>,
}

/// One test case. Its answer is the reference's business, but for one that is committed.
#[derive(Clone, Debug)]
pub struct TestCase {
    /// `sample/01`, `secret/01` or `secret/<group>/01`.
    pub id: String,
    /// The bytes of the file.
    pub input: Vec<u8>,
    /// The answer that stands beside it (`<case>.ans`), true or not.
    pub answer: Option<Vec<u8>>,
    /// What its author says to a candidate whose submission fails it (`<case>.hint`).
    pub hint: Option<String>,
}

impl TestGroup {
    /// Whether candidates may see its cases.
    pub fn is_sample(&self) -> bool {
        self.definition.name == cases::SAMPLE
    }
}

impl Problem {
    /// The file of the case of this id, which need not be there yet.
    pub fn case_file(&self, id: &str) -> PathBuf {
        let ending = self.definition.interface.case_ending();
        self.folder.join("data").join(format!("{id}.{ending}"))
    }

    /// Every case, in the order of judging.
    pub fn cases(&self) -> impl Iterator<Item = &TestCase> {
        self.groups.iter().flat_map(|group| &group.cases)
    }
}
