//! A problem folder, as a whole: loading it, or telling every mistake in it.

use std::fs;
use std::io::{Error, ErrorKind};
use std::path::{Component, Path};

use super::Problem;
use super::cases;
use super::committed;
use super::definition::Interface;
use super::draft::{self, Draft};
use super::entries::{Entry, Root};
use super::excerpt::quoted;
use super::expectations;
use super::key_path::KeyPath;
use super::mistake::Mistakes;
use super::names;
use super::rules;
use super::spelling;
use super::submissions;

/// A text file of a problem has at most so many bytes.
const TEXT_BYTES_MAX: u64 = 1024 * 1024;

const REFERENCE: &str = "reference.rs";
const DRIVER: &str = "driver.py";
const STATEMENT: &str = "statement.md";
const GENERATOR: &str = "generator.rs";

/// What a problem folder may hold.
const NAMES: [&str; 9] = [
    draft::FILE,
    STATEMENT,
    REFERENCE,
    DRIVER,
    "data",
    "starter",
    "submissions",
    expectations::FILE,
    GENERATOR,
];

impl Problem {
    /// Loads a problem folder.
    ///
    /// # Errors
    ///
    /// Every mistake that the folder has. What cannot be told while another
    /// mistake stands (the arguments of a case, say, while the signature cannot
    /// be read) is not told.
    pub fn load(folder: &Path) -> Result<Problem, Mistakes> {
        // `.` and `..` have names, too; any other path is taken by the name that was given.
        let named = match folder.file_name() {
            Some(_) => folder.to_owned(),
            None => fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned()),
        };
        let mut mistakes = Mistakes::new(last_two_names(&named));
        let problem = load(&named, &mut mistakes);
        mistakes.sort();
        match problem {
            Some(problem) if mistakes.list.is_empty() => Ok(problem),
            _ => Err(mistakes),
        }
    }
}

/// The ids of all problems in a folder of problems, sorted: the folders that hold a `problem.json`.
///
/// # Errors
///
/// The folder cannot be read, or a problem's folder has a name that is not UTF-8.
pub fn find(problems_dir: &Path) -> Result<Vec<String>, Error> {
    let mut ids = Vec::new();
    for entry in fs::read_dir(problems_dir)? {
        let entry = entry?;
        // Whatever it is: what cannot be read there is told when the problem is loaded.
        if fs::symlink_metadata(entry.path().join(draft::FILE)).is_err() {
            continue;
        }
        let id = entry.file_name().into_string().map_err(|name| {
            let name = quoted(&name.to_string_lossy());
            Error::new(
                ErrorKind::InvalidData,
                format!("the name of the problem {name} is not UTF-8"),
            )
        })?;
        ids.push(id);
    }
    ids.sort();
    Ok(ids)
}

fn load(folder: &Path, mistakes: &mut Mistakes) -> Option<Problem> {
    let root = Root::new(folder);
    let entries = root.list(Path::new(""), mistakes)?;
    let id = folder
        .file_name()
        .map(|name| name.to_string_lossy().into_owned());
    let id = id.unwrap_or_default();
    if !names::is_problem(&id) {
        let message = format!(
            "{} is no name of a problem: words of small letters and digits, joined by single `-`, \
             at most 64",
            quoted(&id)
        );
        mistakes.add("", message);
    }
    check_names(&entries, mistakes);

    let text = root.text(Path::new(draft::FILE), TEXT_BYTES_MAX, mistakes);
    let draft = text.as_deref().and_then(|text| Draft::read(text, mistakes));
    if let Some(draft) = &draft {
        rules::check(draft, mistakes);
    }
    let statement = root.text(Path::new(STATEMENT), TEXT_BYTES_MAX, mistakes);
    let reference = root.text(Path::new(REFERENCE), TEXT_BYTES_MAX, mistakes);
    let driver = driver(&root, &entries, draft.as_ref(), mistakes);
    let groups = cases::read(&root, draft.as_ref(), mistakes);
    submissions::check_starter(&root, mistakes);
    let mut submissions = submissions::read(&root, mistakes);
    expectations::read(&root, &entries, draft.as_ref(), &mut submissions, mistakes);
    let has_generator = entries.iter().any(|entry| entry.name == GENERATOR);
    let generator = has_generator
        .then(|| root.optional_text(Path::new(GENERATOR), TEXT_BYTES_MAX, mistakes))
        .flatten();
    let committed = committed::read(&root, mistakes);

    // Only here, where every part has told its mistakes.
    let definition = draft?.definition;
    Some(Problem {
        id,
        folder: folder.to_owned(),
        definition,
        statement: statement?,
        reference: reference?,
        driver,
        generator,
        groups,
        committed,
        submissions,
    })
}

fn check_names(entries: &[Entry], mistakes: &mut Mistakes) {
    for entry in entries
        .iter()
        .filter(|entry| !NAMES.contains(&entry.name.as_str()))
    {
        let hint = spelling::hint(&entry.name, NAMES);
        let list = NAMES.join(", ");
        let message = format!("is not expected in a problem folder{hint}; it may hold {list}");
        mistakes.add(&entry.path, message);
    }
}

/// The driver stands exactly where the interface is `driver`.
fn driver(
    root: &Root,
    entries: &[Entry],
    draft: Option<&Draft>,
    mistakes: &mut Mistakes,
) -> Option<String> {
    let draft = draft.filter(|draft| draft.is_sound(&KeyPath::root().key("interface")))?;
    let path = Path::new(DRIVER);
    if matches!(draft.definition.interface, Interface::Driver) {
        return root.text(path, TEXT_BYTES_MAX, mistakes);
    }
    if entries.iter().any(|entry| entry.name == DRIVER) {
        let message = "is not expected: only the interface `driver` has a driver; remove the file \
                       or change the interface";
        mistakes.add(path, message);
    }
    None
}

/// How messages name the folder: never by a path of the machine.
fn last_two_names(folder: &Path) -> String {
    let names = folder.components().filter_map(|component| match component {
        Component::Normal(name) => Some(name.to_string_lossy()),
        _ => None,
    });
    let names: Vec<_> = names.collect();
    let last_two = &names[names.len().saturating_sub(2)..];
    if last_two.is_empty() {
        ".".to_owned()
    } else {
        last_two.join("/")
    }
}
