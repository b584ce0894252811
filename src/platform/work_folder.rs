//! A folder for what a process needs only while it works.

use std::fs::{self, DirBuilder, File};
use std::io;
use std::os::unix::fs::DirBuilderExt;
use std::path::Path;

use tempfile::TempDir;

/// The file that is locked while folders are made and swept away.
const LOCK: &str = "lock";
/// The file in a folder that its process has locked.
const ALIVE: &str = "alive";

/// Gone when dropped; if the process is killed instead, the next one that works beside
/// it takes it away.
pub struct WorkFolder {
    folder: TempDir,
    /// Locked as long as the process lives.
    _alive: File,
}

impl WorkFolder {
    /// Makes one in `root`, and removes those whose processes are gone.
    ///
    /// # Errors
    ///
    /// When nothing can be made there.
    pub fn new(root: &Path) -> io::Result<Self> {
        DirBuilder::new().recursive(true).mode(0o700).create(root)?;
        let lock = File::create(root.join(LOCK))?;
        lock.lock()?;
        sweep(root);
        let folder = tempfile::Builder::new().prefix("work-").tempdir_in(root)?;
        let alive = File::create(folder.path().join(ALIVE))?;
        alive.lock()?;
        Ok(WorkFolder {
            folder,
            _alive: alive,
        })
    }

    /// A new folder in it; gone when dropped.
    ///
    /// # Errors
    ///
    /// When it cannot be made.
    pub fn subfolder(&self) -> io::Result<TempDir> {
        tempfile::Builder::new()
            .prefix("")
            .tempdir_in(self.folder.path())
    }
}

/// Removes what nobody holds. What cannot be removed is left: it harms nobody.
fn sweep(root: &Path) {
    let entries = fs::read_dir(root).into_iter().flatten().flatten();
    let folders = entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()));
    for path in folders.map(|entry| entry.path()) {
        if is_abandoned(&path) {
            let _ = fs::remove_dir_all(path);
        }
    }
}

fn is_abandoned(folder: &Path) -> bool {
    match File::options().write(true).open(folder.join(ALIVE)) {
        Ok(alive) => alive.try_lock().is_ok(),
        // It was made under the lock that is held now.
        Err(error) => error.kind() == io::ErrorKind::NotFound,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_killed_process_left_is_swept_away_and_what_a_living_one_uses_is_not() {
        let root = tempfile::tempdir().unwrap();
        let living = WorkFolder::new(root.path()).unwrap();
        let used = living.subfolder().unwrap();
        let left = root.path().join("work-left");
        fs::create_dir_all(left.join("deep")).unwrap();
        let other = WorkFolder::new(root.path()).unwrap();
        assert!(used.path().is_dir());
        assert!(!left.exists());
        drop((used, living, other));
        assert_eq!(fs::read_dir(root.path()).unwrap().count(), 1, "the lock");
    }
}
