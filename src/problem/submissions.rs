//! The folders `submissions` and `starter`: what has to be there for people and for `verify`.

use std::path::{Path, PathBuf};

use super::entries::{Kind, Root};
use super::excerpt::quoted;
use super::expectations::Expectation;
use super::mistake::Mistakes;
use super::spelling;
use crate::judge::Verdict;
use crate::submission::is_clutter;

/// The verdicts that a submission can cause, by which the folders are named.
const VERDICTS: [Verdict; 7] = [
    Verdict::Accepted,
    Verdict::WrongAnswer,
    Verdict::TimeLimitExceeded,
    Verdict::MemoryLimitExceeded,
    Verdict::OutputLimitExceeded,
    Verdict::RunTimeError,
    Verdict::CompileError,
];

/// A submission that comes with the problem, and what is promised of it.
#[derive(Clone, Debug, PartialEq)]
pub struct KnownSubmission {
    /// The verdict that its folder is named after.
    pub promise: Verdict,
    /// Relative to `submissions`: `wrong_answer/off_by_one.py`.
    pub name: String,
    /// The file or folder.
    pub path: PathBuf,
    /// What `submissions.json` adds.
    pub expectation: Expectation,
}

/// The known submissions, by verdict and name. Notes every mistake in `submissions`:
/// its folders are named by verdicts, and `accepted` has something in it.
pub(super) fn read(root: &Root, mistakes: &mut Mistakes) -> Vec<KnownSubmission> {
    let path = Path::new("submissions");
    let mut known = Vec::new();
    let Some(entries) = root.list(path, mistakes) else {
        return known;
    };
    let mut has_accepted = false;
    for entry in entries {
        let promise = VERDICTS
            .into_iter()
            .find(|verdict| verdict.name() == entry.name);
        let Some(promise) = promise else {
            let names = VERDICTS.map(Verdict::name);
            let hint = spelling::hint(&entry.name, names);
            let list = names.join(", ");
            let quoted = quoted(&entry.name);
            let message =
                format!("{quoted} is no verdict of a submission{hint}; the folders are {list}");
            mistakes.add(&entry.path, message);
            continue;
        };
        has_accepted |= entry.name == "accepted";
        let Some(mut submissions) = root.list(&entry.path, mistakes) else {
            continue;
        };
        submissions.retain(|submission| !is_clutter(&submission.path));
        if entry.name == "accepted" && submissions.is_empty() {
            let message = "holds no submission; expected at least one";
            mistakes.add(&entry.path, message);
        }
        for submission in submissions {
            if matches!(submission.kind, Kind::Link | Kind::Special) {
                let found = submission.kind.noun();
                let message = format!("expected a file or a folder, found {found}; remove it");
                mistakes.add(&submission.path, message);
                continue;
            }
            known.push(KnownSubmission {
                promise,
                name: format!("{}/{}", entry.name, submission.name),
                path: root.path(&submission.path),
                expectation: Expectation::default(),
            });
        }
    }
    known.sort_by(|a, b| (a.promise, &a.name).cmp(&(b.promise, &b.name)));
    if !has_accepted {
        mistakes.add(
            path.join("accepted"),
            "is missing: expected a folder with a submission",
        );
    }
    known
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
