//! The folder `data`: the test cases of every group.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::case_file::{self, Form};
use super::committed;
use super::draft::Draft;
use super::entries::{Entry, Kind, Root};
use super::excerpt::{cut, few, quoted};
use super::key_path::KeyPath;
use super::mistake::Mistakes;
use super::names;
use super::spelling;
use super::{TestCase, TestGroup};

/// So many cases has a problem at most.
const CASES_MAX: usize = 10_000;

/// The cases of a problem have at most so many bytes together: they are held in memory.
const BYTES_MAX: u64 = 512 * 1024 * 1024;

/// The ending of the file beside a case with what its author says to those who fail it.
const HINT_ENDING: &str = "hint";

/// A hint has at most so many bytes: it is a sentence or two.
const HINT_BYTES_MAX: u64 = 1024;

/// The groups whose cases do not lie in a folder of their own inside `data/secret`.
pub(super) const SAMPLE: &str = "sample";
const SECRET: &str = "secret";

/// The folders of cases, by the name of the group.
#[derive(Default)]
struct Folders {
    by_group: BTreeMap<String, Folder>,
    /// Whether `data/secret` could be listed: if not, that is the one mistake to tell.
    has_secret: bool,
    /// The same of `data/sample`.
    has_sample: bool,
}

/// The folder of one group.
struct Folder {
    path: PathBuf,
    entries: Vec<Entry>,
}

/// The groups in the order of the definition, with their cases; empty where there is no definition.
///
/// Every mistake in `data`, and between it and the definition, is noted.
pub(super) fn read(root: &Root, draft: Option<&Draft>, mistakes: &mut Mistakes) -> Vec<TestGroup> {
    let path = KeyPath::root().key("interface");
    let sound = draft.filter(|draft| draft.is_sound(&path));
    let interface = sound.map(|draft| {
        let interface = draft.definition.interface.clone();
        interface.without_contradictions()
    });
    let form = match (sound, &interface) {
        (Some(draft), Some(interface)) => Form::of(interface, draft.is_sound_throughout(&path)),
        _ => Form::Unknown,
    };
    let folders = folders(root, draft, mistakes);
    if let Some(draft) = draft {
        compare(draft, &folders, mistakes);
    }
    let cases = cases(root, &folders, form, mistakes);
    let definitions = draft
        .map(|draft| draft.definition.groups.as_slice())
        .unwrap_or_default();
    let group = |definition: &super::GroupDefinition| TestGroup {
        definition: definition.clone(),
        cases: cases.get(&definition.name).cloned().unwrap_or_default(),
    };
    definitions.iter().map(group).collect()
}

fn folders(root: &Root, draft: Option<&Draft>, mistakes: &mut Mistakes) -> Folders {
    let mut folders = Folders::default();
    let data = Path::new("data");
    let Some(entries) = root.list(data, mistakes) else {
        return folders;
    };
    for entry in &entries {
        if ![SAMPLE, SECRET, committed::ANSWERS_FILE].contains(&entry.name.as_str()) {
            let message = "is not expected here: `data` holds the folders `sample` and `secret`";
            mistakes.add(&entry.path, message);
        }
    }
    if let Some(entries) = root.list(&data.join(SAMPLE), mistakes) {
        folders.has_sample = true;
        let folder = Folder {
            path: data.join(SAMPLE),
            entries,
        };
        folders.by_group.insert(SAMPLE.to_owned(), folder);
    }
    if let Some(entries) = root.list(&data.join(SECRET), mistakes) {
        folders.has_secret = true;
        secret(root, entries, draft, &mut folders, mistakes);
    }
    folders
}

/// `data/secret` has either cases or a folder for each group.
fn secret(
    root: &Root,
    entries: Vec<Entry>,
    draft: Option<&Draft>,
    folders: &mut Folders,
    mistakes: &mut Mistakes,
) {
    let path = Path::new("data").join(SECRET);
    let is_folder = |entry: &Entry| entry.kind == Kind::Folder;
    let (groups, mut files): (Vec<_>, Vec<_>) = entries.into_iter().partition(is_folder);
    let is_mixed = !groups.is_empty() && !files.is_empty();
    let declared = draft.and_then(Draft::named_groups);
    let holds_no_cases =
        declared.is_some_and(|declared| declared.iter().all(|group| group.name != SECRET));
    if is_mixed && holds_no_cases {
        // That the files are no cases, and `secret` no group, follows from where they lie.
        let names = few(&files, |entry| cut(&entry.name));
        let message = format!(
            "holds the files {names} beside the folders of groups; move them into a group's \
             folder, or remove them"
        );
        mistakes.add(&path, message);
        files.clear();
    } else if is_mixed {
        let message = "holds both files and folders: expected either cases, as the group \
                       `secret`, or a folder for each group";
        mistakes.add(&path, message);
    }
    if !files.is_empty() || groups.is_empty() {
        folders.by_group.insert(
            SECRET.to_owned(),
            Folder {
                path,
                entries: files,
            },
        );
    }
    for group in groups {
        if [SAMPLE, SECRET].contains(&group.name.as_str()) {
            let message = "has a name that stands for another folder; take another name";
            mistakes.add(&group.path, message);
        } else if !names::is_group(&group.name) {
            let message = format!(
                "{} is no name of a group: small letters, digits, `_`, `-`, at most 64, the first \
                 a letter or digit",
                quoted(&group.name)
            );
            mistakes.add(&group.path, message);
        } else if let Some(entries) = root.list(&group.path, mistakes) {
            folders.by_group.insert(
                group.name,
                Folder {
                    path: group.path,
                    entries,
                },
            );
        }
    }
}

/// Notes every group without a folder and every folder without a group.
fn compare(draft: &Draft, folders: &Folders, mistakes: &mut Mistakes) {
    let path = KeyPath::root().key("groups");
    let groups = &draft.definition.groups;
    for (index, group) in groups.iter().enumerate() {
        let path = path.index(index).key("name");
        if !draft.is_sound(&path) {
            continue;
        }
        let listed = if group.name == SAMPLE {
            folders.has_sample
        } else {
            folders.has_secret
        };
        if listed && names::is_group(&group.name) && !folders.by_group.contains_key(&group.name) {
            let message = match group.name.as_str() {
                SECRET => "no cases lie right in `data/secret`; give each of its folders a group \
                           of that name"
                    .to_owned(),
                name => format!("the folder `data/secret/{name}` with its cases is missing"),
            };
            mistakes.list.push(draft.mistake(&path, message));
        }
    }
    let Some(groups) = draft.named_groups() else {
        return;
    };
    for (name, folder) in &folders.by_group {
        if !groups.iter().any(|group| group.name == *name) {
            let hint = spelling::hint(name, groups.iter().map(|group| group.name.as_str()));
            let rename = if hint.is_empty() {
                ""
            } else {
                "rename the folder, "
            };
            let message = format!(
                "no group in problem.json has the name `{name}`{hint}; {rename}add the group or \
                 remove the folder"
            );
            mistakes.add(&folder.path, message);
        }
    }
}

/// The cases of every folder, by group and by name.
fn cases(
    root: &Root,
    folders: &Folders,
    form: Form,
    mistakes: &mut Mistakes,
) -> BTreeMap<String, Vec<TestCase>> {
    if let Some(message) = too_much(folders) {
        mistakes.add("data", message);
        return BTreeMap::new();
    }
    let mut cases = BTreeMap::new();
    for (group, folder) in &folders.by_group {
        let mut found = Vec::new();
        let mut named = false;
        let entries: Vec<&Entry> = folder.entries.iter().collect();
        let (mut answers, entries) = beside_cases(entries, committed::ANSWER_ENDING);
        let (mut hints, entries) = beside_cases(entries, HINT_ENDING);
        for entry in entries {
            // A case whose name is wrong has its answer and its hint all the same.
            let answer = answers.remove(stem(&entry.name));
            let hint = hints.remove(stem(&entry.name));
            let Some(name) = case_file::name(entry, form, mistakes) else {
                continue;
            };
            named = true;
            let answer = answer
                .and_then(|answer| root.bytes(&answer.path, committed::ANSWER_BYTES_MAX, mistakes));
            let hint = hint
                .and_then(|hint| root.optional_text(&hint.path, HINT_BYTES_MAX, mistakes))
                .map(|hint| hint.trim().to_owned());
            let Some(input) = case_file::input(root, &entry.path, form, mistakes) else {
                continue;
            };
            found.push(TestCase {
                id: id(group, &name),
                input,
                answer,
                hint,
            });
        }
        for (case, stray) in answers.into_iter().chain(hints) {
            let endings = form.endings().iter();
            let names: Vec<_> = endings.map(|ending| format!("{case}.{ending}")).collect();
            let names = names.join(" or ");
            let message =
                format!("there is no case {names} beside it; remove it, or add that case");
            mistakes.add(&stray.path, message);
        }
        if !named {
            let ending = form.endings().join("` or `01.");
            let message =
                format!("holds no test case; expected at least one, such as `01.{ending}`");
            mistakes.add(&folder.path, message);
        }
        found.sort_by(|a, b| a.id.cmp(&b.id));
        // `01.in` and `01.json` are one name; both pass only while the interface is unknown.
        found.dedup_by(|a, b| a.id == b.id);
        cases.insert(group.clone(), found);
    }
    cases
}

/// Why the cases are not read at all, where they are too many or too large together.
fn too_much(folders: &Folders) -> Option<String> {
    let entries = || folders.by_group.values().flat_map(|folder| &folder.entries);
    let number = entries().count();
    if number > CASES_MAX {
        let message = format!("holds {number} files; a problem has at most {CASES_MAX} cases");
        return Some(message);
    }
    let bytes = entries().fold(0_u64, |sum, entry| match entry.kind {
        Kind::File { bytes } => sum.saturating_add(bytes),
        Kind::Folder | Kind::Link | Kind::Special => sum,
    });
    (bytes > BYTES_MAX).then(|| format!("holds {bytes} bytes; its cases have at most {BYTES_MAX}"))
}

/// The files of an ending that stands beside a case, by the case, and all other entries. Of other
/// kinds than files, the loading of cases tells.
fn beside_cases<'a>(
    entries: Vec<&'a Entry>,
    ending: &str,
) -> (BTreeMap<&'a str, &'a Entry>, Vec<&'a Entry>) {
    let is_meant = |entry: &&Entry| {
        let found = entry.name.rsplit_once('.').map(|(_, ending)| ending);
        matches!(entry.kind, Kind::File { .. }) && found == Some(ending)
    };
    let (meant, others): (Vec<_>, Vec<_>) = entries.into_iter().partition(is_meant);
    let by_case = meant.into_iter().map(|entry| (stem(&entry.name), entry));
    (by_case.collect(), others)
}

fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// The id of a group's case of this name: also its path in `data`, without the ending.
pub fn id(group: &str, name: &str) -> String {
    match group {
        SAMPLE | SECRET => format!("{group}/{name}"),
        _ => format!("{SECRET}/{group}/{name}"),
    }
}
