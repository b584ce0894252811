//! What a team knows of its candidates: `cohort.json` or `cohort.csv` beside their folders.

mod csv;
mod entries;
mod json;
mod matching;

pub(super) use matching::complete;

use std::collections::BTreeMap;
use std::path::Path;

use super::{name, root_of};
use crate::platform::{EntryKind, Folder};
use crate::problem::{Mistake, Mistakes};
use crate::report::ManifestEntry;

/// What a manifest in a cohort's folder is called.
const NAMES: [&str; 2] = ["cohort.json", "cohort.csv"];

/// A manifest has at most so many bytes.
const BYTES_MAX: u64 = 16 << 20;
/// So many mistakes are told: what is wrong with a column is wrong in every row.
const MISTAKES_MAX: usize = 30;

/// What is said of every candidate, by the name of the folder or the stem of the file.
pub(super) type Entries = BTreeMap<String, ManifestEntry>;

/// The rows of a manifest, whatever form it has, and what is already wrong with them.
struct Rows {
    /// Of each row its cells: the name of the column, as it is written, and a text that is not empty.
    cells: Vec<Vec<(String, String)>>,
    flaws: Vec<Flaw>,
}

/// What is wrong in a manifest.
struct Flaw {
    /// The row, counted from 0; nothing for the whole.
    row: Option<usize>,
    /// The column, as its name is written.
    column: Option<String>,
    message: String,
}

impl Flaw {
    fn new(row: Option<usize>, column: Option<&str>, message: impl Into<String>) -> Flaw {
        Flaw {
            row,
            column: column.map(str::to_owned),
            message: message.into(),
        }
    }
}

/// Whether an entry of a cohort's folder is its manifest, and no candidate's.
pub(super) fn is_manifest(folder: &Folder, path: &Path) -> bool {
    NAMES.iter().any(|name| path.ends_with(name))
        && folder
            .kind(path)
            .is_ok_and(|kind| kind != EntryKind::Folder)
}

/// Reads the manifest that somebody named.
///
/// # Errors
///
/// Every mistake in it, up to a bound.
pub(super) fn named(path: &Path) -> Result<Entries, Mistakes> {
    let shown = path.to_string_lossy();
    let folder = Folder::open(&root_of(path));
    let folder = folder.map_err(|error| whole(&shown, format!("cannot be read: {error}")))?;
    read(
        &folder,
        Path::new(path.file_name().unwrap_or_default()),
        &shown,
    )
}

/// Reads the manifest in a cohort's folder, if it has one.
///
/// # Errors
///
/// Every mistake in it, up to a bound; that there are two.
pub(super) fn of_cohort(root: &Folder, cohort: &Path) -> Result<Option<Entries>, Mistakes> {
    let paths = NAMES.map(|name| cohort.join(name));
    let mut found = paths.iter().filter(|path| is_manifest(root, path));
    let Some(path) = found.next() else {
        return Ok(None);
    };
    let shown = format!("{}/{}", name::of(cohort), name::of(path));
    if let Some(other) = found.next() {
        let message = format!(
            "`{}` is there, too; remove one of them, or name one with --manifest",
            name::of(other)
        );
        return Err(whole(&shown, message));
    }
    read(root, path, &shown).map(Some)
}

/// What is wrong with a file that cannot be read at all.
fn whole(shown: &str, message: String) -> Mistakes {
    Mistakes {
        problem: shown.to_owned(),
        list: vec![mistake(None, None, message)],
    }
}

fn read(folder: &Folder, path: &Path, shown: &str) -> Result<Entries, Mistakes> {
    let told = |list: Vec<Mistake>| Mistakes {
        problem: shown.to_owned(),
        list,
    };
    let bytes = folder.read(path, BYTES_MAX + 1);
    let bytes = bytes.map_err(|error| whole(shown, format!("cannot be read: {error}")))?;
    if bytes.len() as u64 > BYTES_MAX {
        let message = format!("is larger than {} MiB", BYTES_MAX >> 20);
        return Err(whole(shown, message));
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let before = &bytes[..error.valid_up_to()];
        let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
        let message = "is not UTF-8; save it with that encoding (a spreadsheet calls it CSV UTF-8)";
        told(vec![mistake(Some(line as u32), None, message.to_owned())])
    })?;
    let is_json = path
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("json"));
    let read = if is_json {
        json::read(text)
    } else {
        csv::read(text)
    };
    read.map_err(told)
}

/// The entries that these rows are, or the mistakes; `place` gives a flaw its line and its key.
fn checked(
    rows: Rows,
    place: impl Fn(&Flaw) -> (Option<u32>, Option<String>),
) -> Result<Entries, Vec<Mistake>> {
    let Rows { cells, mut flaws } = rows;
    let entries = entries::of(&cells, &mut flaws);
    if flaws.is_empty() {
        return Ok(entries);
    }
    let more = flaws.len().saturating_sub(MISTAKES_MAX);
    let told = flaws.into_iter().take(MISTAKES_MAX).map(|flaw| {
        let (line, key) = place(&flaw);
        mistake(line, key, flaw.message)
    });
    let mut told: Vec<Mistake> = told.collect();
    told.sort_by_key(|mistake| mistake.line);
    if more > 0 {
        told.push(mistake(
            None,
            None,
            format!("there are {more} more mistakes in it"),
        ));
    }
    Err(told)
}

fn mistake(line: Option<u32>, key: Option<String>, message: String) -> Mistake {
    Mistake {
        file: "".into(),
        line,
        key,
        message,
    }
}
