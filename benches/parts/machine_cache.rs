//! Caches that hold only what is made once on a machine.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use crate::workplace::{Workplace, scratch};

/// What comes of submissions and references; all else is made once on a machine: the Python
/// runtime and its machine code, the libraries of Rust functions, and the key to all of it.
const OF_SUBMISSIONS: [&str; 5] = ["builds", "module-code", "python-code", "runs", "work"];

/// A cold cache: nothing of any submission, reference or run is in it.
pub fn cold(workplace: &Workplace) -> TempDir {
    workplace.ready();
    let folder = tempfile::tempdir_in(scratch()).expect("a temporary folder");
    for entry in fs::read_dir(workplace.cache.root()).expect("readable") {
        let path = entry.expect("readable").path();
        let name = path.file_name().expect("an entry has a name");
        if !OF_SUBMISSIONS.iter().any(|known| name == *known) {
            copy(&path, &folder.path().join(name));
        }
    }
    folder
}

fn copy(from: &Path, to: &Path) {
    if !from.is_dir() {
        // What is made once on a machine is replaced and never written to: two caches can share it.
        if fs::hard_link(from, to).is_err() {
            fs::copy(from, to).expect("a copy");
        }
        return;
    }
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("readable") {
        let path = entry.expect("readable").path();
        copy(
            &path,
            &to.join(path.file_name().expect("an entry has a name")),
        );
    }
}
