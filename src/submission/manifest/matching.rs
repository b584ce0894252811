//! What was found, and what the manifest says of it.

use super::Entries;
use crate::submission::Cohort;

/// So many names are told of what may be far more.
const NAMES_SHOWN: usize = 10;

/// Adds to a cohort what its manifest says of the candidates.
///
/// Of a whole cohort, whoever the manifest lists is in it, with or without a submission: nobody
/// vanishes. Whoever it does not list is graded all the same. Both are noted, since a name may
/// be misspelt.
pub(in super::super) fn complete(cohort: &mut Cohort, mut entries: Entries, is_whole: bool) {
    let found = &cohort.candidates;
    let is_listed = |name: &&String| entries.contains_key(*name);
    let unlisted = told(found.iter().filter(|name| !is_listed(name)));
    if is_whole {
        let is_missing = |name: &&String| found.binary_search(name).is_err();
        let missing: Vec<String> = entries.keys().filter(is_missing).cloned().collect();
        let without = told(missing.iter());
        let without =
            without.map(|names| format!("the manifest lists, and nothing is here of: {names}"));
        cohort.notes.extend(without);
        cohort.candidates.extend(missing);
        cohort.candidates.sort();
    } else {
        entries.retain(|name, _| found.binary_search(name).is_ok());
    }
    let unlisted = unlisted.map(|names| format!("the manifest does not list: {names}"));
    cohort.notes.extend(unlisted);
    cohort.entries = entries;
}

/// The first few names, and how many more there are; nothing where there are none.
fn told<'a>(names: impl Iterator<Item = &'a String>) -> Option<String> {
    let names: Vec<String> = names.map(|name| format!("`{name}`")).collect();
    let shown = names[..names.len().min(NAMES_SHOWN)].join(", ");
    match names.len().saturating_sub(NAMES_SHOWN) {
        _ if names.is_empty() => None,
        0 => Some(shown),
        more => Some(format!("{shown} and {more} more")),
    }
}
