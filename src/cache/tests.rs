//! Journals on a real disk: what is put is found again, and what is damaged is not.

use std::fs;
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::thread;

use proptest::prelude::*;
use tempfile::TempDir;

use super::{Cache, Digest, Digester, Journal, Kind};

/// A cache, and a journal's digest and file in it.
struct Desk {
    _folder: TempDir,
    cache: Cache,
    digest: Digest,
    path: PathBuf,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("made");
        let cache = Cache::open(folder.path()).expect("a cache");
        let digest = Digester::new("journal").finish();
        let path = cache.path(Kind::Run, digest);
        Desk {
            _folder: folder,
            cache,
            digest,
            path,
        }
    }

    fn journal(&self) -> Journal<'_> {
        Journal::open(&self.cache, Kind::Run, self.digest)
    }

    /// Puts values under their numbers, in one go.
    fn put(&self, values: &[&str]) {
        let journal = self.journal();
        for (number, value) in values.iter().enumerate() {
            journal.put(key(number), value).expect("written");
        }
    }

    /// What is found under the first numbers by somebody who opens the journal now.
    fn found(&self, count: usize) -> Vec<Option<String>> {
        let journal = self.journal();
        (0..count).map(|number| journal.get(key(number))).collect()
    }

    fn whole(&self) -> Vec<u8> {
        fs::read(&self.path).expect("readable")
    }
}

fn key(number: usize) -> Digest {
    Digester::new("key").part(number.to_le_bytes()).finish()
}

fn some(values: &[&str]) -> Vec<Option<String>> {
    values
        .iter()
        .map(|value| Some((*value).to_owned()))
        .collect()
}

#[test]
fn what_is_put_is_found_by_all_who_come_later() {
    let desk = Desk::new();
    let early = desk.journal();
    desk.put(&["one", "two"]);
    assert_eq!(desk.found(3), [some(&["one", "two"]), vec![None]].concat());
    assert_eq!(
        early.get::<String>(key(0)),
        None,
        "opened before it was put"
    );
    early.put(key(2), &"three").expect("written");
    assert_eq!(desk.found(3), some(&["one", "two", "three"]));
    assert_eq!(early.get(key(0)), Some("one".to_owned()));
    // Later records count.
    desk.put(&["uno"]);
    assert_eq!(desk.found(3), some(&["uno", "two", "three"]));
    let mode = fs::metadata(&desk.path)
        .expect("there")
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[test]
fn a_journal_longer_than_what_is_read_in_one_go_is_found_whole() {
    let desk = Desk::new();
    let values: Vec<String> = (0..40)
        .map(|number| format!("{number}").repeat(40_000))
        .collect();
    let values: Vec<&str> = values.iter().map(String::as_str).collect();
    desk.put(&values);
    assert!(desk.whole().len() > 2 << 20);
    assert_eq!(desk.found(40), some(&values));
}

#[test]
fn a_damaged_byte_costs_that_record_or_those_behind_it_and_nothing_is_made_up() {
    let desk = Desk::new();
    let values = ["one", "two", "three"];
    desk.put(&values);
    let whole = desk.whole();
    for at in 0..whole.len() {
        let mut damaged = whole.clone();
        damaged[at] ^= 1;
        fs::write(&desk.path, damaged).expect("written");
        let found = desk.found(3);
        let wrong = found
            .iter()
            .zip(values)
            .filter(|(found, value)| found.as_deref() != Some(*value));
        assert!(wrong.clone().count() >= 1, "byte {at}");
        assert!(
            wrong.clone().all(|(found, _)| found.is_none()),
            "byte {at}: {found:?}"
        );
        // Put again, they are found again.
        desk.put(&values);
        assert_eq!(desk.found(3), some(&values), "byte {at}");
    }
}

#[test]
fn a_record_that_was_cut_short_is_cut_off_and_costs_none_but_itself() {
    let desk = Desk::new();
    desk.put(&["one"]);
    let first = desk.whole().len();
    desk.put(&["one", "two"]);
    let whole = desk.whole();
    for length in 0..whole.len() {
        fs::write(&desk.path, &whole[..length]).expect("written");
        desk.journal().put(key(9), &"nine").expect("written");
        let kept = desk.found(2);
        assert_eq!(kept[0].is_some(), length >= first, "{length} bytes");
        assert_eq!(
            desk.journal().get(key(9)),
            Some("nine".to_owned()),
            "{length} bytes"
        );
    }
    // What a disk leaves after the power went.
    fs::write(&desk.path, [&whole[..first], &[0; 5000]].concat()).expect("written");
    desk.put(&["one", "two"]);
    assert_eq!(desk.found(2), some(&["one", "two"]));
}

#[test]
fn a_journal_of_another_program_or_cache_says_nothing() {
    let (desk, other) = (Desk::new(), Desk::new());
    let elsewhere = Digester::new("another journal").finish();
    let swapped = Journal::open(&desk.cache, Kind::Run, elsewhere);
    swapped.put(key(0), &"of another program").expect("written");
    desk.put(&["one"]);
    fs::copy(desk.cache.path(Kind::Run, elsewhere), &desk.path).expect("copied");
    assert_eq!(desk.found(1), [None]);
    other.put(&["of another cache"]);
    fs::copy(&other.path, &desk.path).expect("copied");
    assert_eq!(desk.found(1), [None]);
    desk.put(&["one"]);
    assert_eq!(desk.found(1), some(&["one"]));
}

#[test]
fn what_is_no_plain_file_of_ours_is_replaced_and_never_followed() {
    type Damage = fn(&Path, &Path);
    let damages: [Damage; 4] = [
        |path, elsewhere| {
            fs::rename(path, elsewhere).expect("moved");
            std::os::unix::fs::symlink(elsewhere, path).expect("linked");
        },
        |path, _| {
            fs::remove_file(path).expect("removed");
            let made = std::os::unix::net::UnixListener::bind(path);
            drop(made.expect("a socket"));
        },
        |path, _| {
            // Anybody could have written it.
            fs::set_permissions(path, fs::Permissions::from_mode(0o666)).expect("changed");
        },
        |path, _| fs::write(path, "").expect("written"),
    ];
    for damage in damages {
        let desk = Desk::new();
        desk.put(&["one"]);
        let elsewhere = desk.path.with_extension("elsewhere");
        damage(&desk.path, &elsewhere);
        let before = fs::read(&elsewhere).ok();
        assert_eq!(desk.found(1), [None]);
        desk.put(&["one"]);
        assert_eq!(desk.found(1), some(&["one"]));
        assert_eq!(fs::read(&elsewhere).ok(), before);
    }
    // A folder is in the way: the value is not kept, and nobody fails for that.
    let desk = Desk::new();
    fs::create_dir_all(&desk.path).expect("made");
    assert!(desk.journal().put(key(0), &"one").is_err());
    assert_eq!(desk.found(1), [None]);
}

#[test]
fn threads_and_other_openers_append_at_once_and_nothing_is_lost() {
    let desk = Desk::new();
    let shared = desk.journal();
    let write = |journal: &Journal<'_>, from: usize| {
        for number in from..from + 50 {
            let value = format!("{number}").repeat(number);
            journal.put(key(number), &value).expect("written");
        }
    };
    thread::scope(|scope| {
        scope.spawn(|| write(&shared, 0));
        scope.spawn(|| write(&shared, 50));
        // As another process would.
        scope.spawn(|| write(&desk.journal(), 100));
        scope.spawn(|| (100..150).for_each(|number| write(&desk.journal(), number)));
    });
    let found = desk.found(199);
    for (number, found) in found.into_iter().enumerate() {
        assert_eq!(found, Some(format!("{number}").repeat(number)));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever stands in the file: what is found was put, and what is put is found.
    #[test]
    fn any_bytes_cost_only_what_they_replace(
        junk in proptest::collection::vec(any::<u8>(), 0..400), at in 0usize..200, cut in 0usize..200,
    ) {
        let desk = Desk::new();
        desk.put(&["one", "two"]);
        let mut bytes = desk.whole();
        bytes.truncate(bytes.len() - cut.min(bytes.len()));
        let at = at.min(bytes.len());
        bytes.splice(at..at, junk);
        fs::File::create(&desk.path).and_then(|mut file| file.write_all(&bytes)).expect("written");
        for (found, put) in desk.found(2).into_iter().zip(["one", "two"]) {
            prop_assert!(found.is_none_or(|found| found == put));
        }
        desk.put(&["one", "two"]);
        prop_assert_eq!(desk.found(2), some(&["one", "two"]));
    }
}
