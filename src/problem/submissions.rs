//! The folders `submissions` and `starter`: what has to be there for people and for `verify`.

use std::path::Path;

use super::entries::{Kind, Root};
use super::excerpt::quoted;
use super::mistake::Mistakes;
use super::spelling;

/// The verdicts that a submission can cause, by which the folders are named.
const VERDICTS: [&str; 7] = [
    "accepted",
    "wrong_answer",
    "time_limit_exceeded",
    "memory_limit_exceeded",
    "output_limit_exceeded",
    "run_time_error",
    "compile_error",
];

/// Notes every mistake in `submissions`: its folders are named by verdicts, and
/// `accepted` has something in it.
pub(super) fn check(root: &Root, mistakes: &mut Mistakes) {
    let path = Path::new("submissions");
    let Some(entries) = root.list(path, mistakes) else {
        return;
    };
    let mut has_accepted = false;
    for entry in entries {
        if !VERDICTS.contains(&entry.name.as_str()) {
            let hint = spelling::hint(&entry.name, VERDICTS);
            let list = VERDICTS.join(", ");
            let quoted = quoted(&entry.name);
            let message =
                format!("{quoted} is no verdict of a submission{hint}; the folders are {list}");
            mistakes.add(&entry.path, message);
            continue;
        }
        has_accepted |= entry.name == "accepted";
        let Some(submissions) = root.list(&entry.path, mistakes) else {
            continue;
        };
        if entry.name == "accepted" && submissions.is_empty() {
            mistakes.add(&entry.path, "is empty: expected at least one submission");
        }
        for submission in submissions {
            if matches!(submission.kind, Kind::Link | Kind::Special) {
                let found = submission.kind.noun();
                let message = format!("expected a file or a folder, found {found}; remove it");
                mistakes.add(&submission.path, message);
            }
        }
    }
    if !has_accepted {
        mistakes.add(
            path.join("accepted"),
            "is missing: expected a folder with a submission",
        );
    }
}

/// Notes every mistake in `starter`: it has at least one file.
pub(super) fn check_starter(root: &Root, mistakes: &mut Mistakes) {
    let path = Path::new("starter");
    let Some(entries) = root.list(path, mistakes) else {
        return;
    };
    if !entries
        .iter()
        .any(|entry| matches!(entry.kind, Kind::File { .. }))
    {
        mistakes.add(path, "holds no file: expected what a candidate begins with");
    }
    for entry in entries {
        if matches!(entry.kind, Kind::Link | Kind::Special) {
            let found = entry.kind.noun();
            let message = format!("expected a file or a folder, found {found}; remove it");
            mistakes.add(&entry.path, message);
        }
    }
}
