//! What the cells of a manifest say of a candidate.

use std::collections::{BTreeMap, BTreeSet};

use super::{Entries, Flaw};
use crate::problem::quoted;
use crate::report::{ManifestEntry, moment};

/// A cell has at most so many characters.
const CELL_CHARS_MAX: usize = 1000;
/// A candidate has at most so many cells.
const CELLS_MAX: usize = 100;
/// A manifest lists at most so many candidates.
const CANDIDATES_MAX: usize = 100_000;

/// The columns that mean something, in small letters.
const ID: &str = "id";
const FOLDER: &str = "folder";

/// The entries, by folder; what is wrong with a cell or a row is noted.
pub(super) fn of(rows: &[Vec<(String, String)>], flaws: &mut Vec<Flaw>) -> Entries {
    if rows.len() > CANDIDATES_MAX {
        let message = format!(
            "lists {} candidates; expected at most {CANDIDATES_MAX}",
            rows.len()
        );
        flaws.push(Flaw::new(None, None, message));
        return Entries::new();
    }
    let is_named = |(column, _): &(String, String)| is(column, ID) || is(column, FOLDER);
    if !rows.is_empty() && !rows.iter().flatten().any(is_named) {
        let message = format!(
            "no candidate has an `{ID}` or a `{FOLDER}`: one of them says whose folder is meant"
        );
        flaws.push(Flaw::new(None, None, message));
        return Entries::new();
    }
    // What is no object at all has been told of.
    let told: BTreeSet<usize> = flaws.iter().filter_map(|flaw| flaw.row).collect();
    let mut entries = Entries::new();
    // The row that has an id, and the one that has a folder.
    let (mut ids, mut folders) = (BTreeMap::new(), BTreeMap::new());
    for (row, cells) in rows.iter().enumerate() {
        let before = flaws.len();
        let Some((folder, entry)) = entry(row, cells, flaws) else {
            if flaws.len() == before && !told.contains(&row) {
                let message = format!("has neither an `{ID}` nor a `{FOLDER}`; add one of them");
                flaws.push(Flaw::new(Some(row), None, message));
            }
            continue;
        };
        once(&mut ids, (row, ID), &entry.id, flaws);
        once(&mut folders, (row, FOLDER), &folder, flaws);
        entries.insert(folder, entry);
    }
    entries
}

/// Notes a value that another row has, too.
fn once(
    seen: &mut BTreeMap<String, usize>,
    (row, column): (usize, &str),
    value: &str,
    flaws: &mut Vec<Flaw>,
) {
    if let Some(first) = seen.insert(value.to_owned(), row) {
        let message = format!(
            "the {column} {} is that of candidate {} in the list, too; each has its own",
            quoted(value),
            first + 1
        );
        flaws.push(Flaw::new(Some(row), None, message));
    }
}

/// Folder and entry of a row; nothing where it names neither folder nor id.
fn entry(
    row: usize,
    cells: &[(String, String)],
    flaws: &mut Vec<Flaw>,
) -> Option<(String, ManifestEntry)> {
    if cells.len() > CELLS_MAX {
        let message = format!("has {} values; expected at most {CELLS_MAX}", cells.len());
        flaws.push(Flaw::new(Some(row), None, message));
        return None;
    }
    let (mut id, mut folder) = (None, None);
    let mut entry = ManifestEntry::default();
    for (column, value) in cells {
        let flaw = |message: String| Flaw::new(Some(row), Some(column), message);
        let length = value.chars().count();
        if length > CELL_CHARS_MAX {
            let message = format!("has {length} characters; expected at most {CELL_CHARS_MAX}");
            flaws.push(flaw(message));
            continue;
        }
        let field = match column.to_lowercase().as_str() {
            ID => &mut id,
            FOLDER => &mut folder,
            "name" => &mut entry.name,
            "email" | "e-mail" => &mut entry.email,
            "group" => &mut entry.group,
            "deadline" => &mut entry.deadline,
            "submitted" => &mut entry.submitted,
            _ => {
                if entry
                    .columns
                    .insert(column.clone(), value.clone())
                    .is_some()
                {
                    flaws.push(flaw(
                        "stands in two columns of this name; keep one".to_owned(),
                    ));
                }
                continue;
            }
        };
        if field.is_some() {
            let message = "stands in two columns of this meaning; keep one".to_owned();
            flaws.push(flaw(message));
        }
        let is_moment = is(column, "deadline") || is(column, "submitted");
        if is_moment && moment(value).is_none() {
            let message = format!(
                "{} is no date and time with its offset; write it as 2026-11-30T18:00:00+01:00",
                quoted(value)
            );
            flaws.push(flaw(message));
        } else if is(column, FOLDER) && !is_one_name(value) {
            let message = format!(
                "{} is not the name of a folder or file right in the cohort's folder",
                quoted(value)
            );
            flaws.push(flaw(message));
        }
        *field = Some(value.clone());
    }
    let folder = match (folder, &id) {
        (Some(folder), _) => folder,
        (None, Some(id)) => {
            if !is_one_name(id) {
                let message = format!(
                    "{} is no name of a folder; add a column `{FOLDER}` with the name",
                    quoted(id)
                );
                flaws.push(Flaw::new(Some(row), None, message));
            }
            id.clone()
        }
        (None, None) => return None,
    };
    entry.id = id.unwrap_or_else(|| folder.clone());
    Some((folder, entry))
}

/// Whether a column has this name, however it is written.
fn is(column: &str, name: &str) -> bool {
    column.to_lowercase() == name
}

/// Whether the text names something right in a folder, and nothing outside it.
fn is_one_name(text: &str) -> bool {
    !matches!(text, "" | "." | "..") && !text.contains(['/', '\0'])
}
