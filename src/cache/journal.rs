//! Many small entries in one file, `<kind>/<first two digits>/<digest>`: what is found out
//! about one thing, such as a program, one after the other.
//!
//! A record is a length, a keyed digest over journal, key and content, the key, and the
//! content. Records are appended, each as a whole and under a lock, and never changed. What
//! is cut short or damaged is as good as not there; of two records with one key, the later
//! one counts.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fs::File;
use std::io::{self, Write};
use std::ops::Range;
use std::os::unix::fs::FileExt;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde::{Serialize, de::DeserializeOwned};

use super::store::{ENTRY_BYTES_MAX, SEAL_BYTES};
use super::{Cache, Digest, Kind, file};

/// Bytes of the length in front of a record.
const LENGTH_BYTES: usize = 4;
/// Bytes of the key, in front of the content.
const KEY_BYTES: usize = 32;
/// Of a journal's beginning, so much is read in one go: most journals are shorter.
const HEAD_BYTES_MAX: u64 = 1 << 20;

/// What is known about one thing, by key. Threads may share it, and processes its file.
pub struct Journal<'a> {
    cache: &'a Cache,
    kind: Kind,
    digest: Digest,
    path: PathBuf,
    records: Mutex<Records>,
}

/// The records of a file.
#[derive(Default)]
struct Records {
    /// `None` where there is none yet.
    file: Option<Arc<File>>,
    can_append: bool,
    /// The beginning of the file, up to the end of a record.
    head: Vec<u8>,
    /// Where the records lie, without their lengths.
    places: HashMap<Digest, Range<u64>>,
    /// Where the last one ends. What lies behind that is not known, or no record.
    end: u64,
}

impl<'a> Journal<'a> {
    /// Opens the journal of this digest. One that is not there, cannot be read, or is no plain
    /// file of ours, is empty.
    pub fn open(cache: &'a Cache, kind: Kind, digest: Digest) -> Self {
        let path = cache.path(kind, digest);
        let mut records = Records::default();
        if let Ok(Some((file, about))) = file::open(&path) {
            records.file = Some(Arc::new(file));
            // What cannot be read is not there.
            let _ = records.find(about.len());
        }
        Journal {
            cache,
            kind,
            digest,
            path,
            records: Mutex::new(records),
        }
    }

    /// What was put under this key, if its keyed digest is right.
    pub fn get<T: DeserializeOwned>(&self, key: Digest) -> Option<T> {
        let records = self.records();
        let record = records.bytes(records.places.get(&key)?.clone()).ok()?;
        let (seal, sealed) = record.split_at_checked(SEAL_BYTES)?;
        if self.cache.seal(self.kind, self.digest, sealed) != seal {
            return None;
        }
        postcard::from_bytes(sealed.get(KEY_BYTES..)?).ok()
    }

    /// Puts a value under a key.
    ///
    /// # Errors
    ///
    /// When it cannot be written, or the journal is full.
    pub fn put<T: Serialize>(&self, key: Digest, value: &T) -> io::Result<()> {
        const SEALED: usize = LENGTH_BYTES + SEAL_BYTES;
        let mut front = vec![0; SEALED];
        front.extend_from_slice(key.as_ref());
        let mut record = postcard::to_extend(value, front).map_err(io::Error::other)?;
        let seal = self.cache.seal(self.kind, self.digest, &record[SEALED..]);
        let full = || io::Error::from(io::ErrorKind::FileTooLarge);
        let length = u32::try_from(record.len() - LENGTH_BYTES).map_err(|_| full())?;
        record[..LENGTH_BYTES].copy_from_slice(&length.to_le_bytes());
        record[LENGTH_BYTES..SEALED].copy_from_slice(&seal);

        let mut records = self.records();
        if !records.can_append {
            // Whatever has become of the file meanwhile.
            *records = Records {
                file: Some(Arc::new(file::open_to_append(&self.path)?)),
                can_append: true,
                ..Records::default()
            };
        }
        records.append(key, &record)
    }

    /// A thread that panicked left nothing half-done behind the lock.
    fn records(&self) -> MutexGuard<'_, Records> {
        self.records.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Records {
    /// Appends a record. Nobody else writes meanwhile, so what lies behind the last record was
    /// left by somebody who was killed, or by a disk that was full: it is cut off.
    fn append(&mut self, key: Digest, record: &[u8]) -> io::Result<()> {
        let file = self.file.clone().ok_or(io::ErrorKind::NotFound)?;
        file.lock()?;
        let mut append = || {
            let bytes = file.metadata()?.len();
            self.find(bytes)?;
            if self.end < bytes {
                file.set_len(self.end)?;
            }
            let end = self.end + record.len() as u64;
            if end > ENTRY_BYTES_MAX {
                return Err(io::ErrorKind::FileTooLarge.into());
            }
            (&*file).write_all(record)?;
            self.places.insert(key, self.end + LENGTH_BYTES as u64..end);
            self.end = end;
            Ok(())
        };
        let appended = append();
        file.unlock()?;
        appended
    }

    /// Finds the records that have come since, in a file of so many bytes.
    fn find(&mut self, bytes: u64) -> io::Result<()> {
        let bytes = bytes.min(ENTRY_BYTES_MAX);
        if bytes < self.end {
            // Somebody found damage that was not there before.
            (self.places, self.head, self.end) = Default::default();
        }
        if self.end == 0 {
            self.head = self.bytes(0..bytes.min(HEAD_BYTES_MAX))?.into_owned();
        }
        const FRONT: u64 = (LENGTH_BYTES + SEAL_BYTES + KEY_BYTES) as u64;
        while self.end + FRONT <= bytes {
            let front = self.bytes(self.end..self.end + FRONT)?;
            let (length, rest) = front.split_at(LENGTH_BYTES);
            let length = length.try_into().map_or(0, u32::from_le_bytes);
            let start = self.end + LENGTH_BYTES as u64;
            let end = start + u64::from(length);
            let key: [u8; KEY_BYTES] = match rest[SEAL_BYTES..].try_into() {
                Ok(key) if end >= self.end + FRONT && end <= bytes => key,
                _ => break,
            };
            self.places.insert(key.into(), start..end);
            self.end = end;
        }
        // What lies there now may be cut off, and something else be written.
        self.head.truncate(self.end as usize);
        Ok(())
    }

    /// Bytes of the file.
    fn bytes(&self, place: Range<u64>) -> io::Result<Cow<'_, [u8]>> {
        let (start, end) = (place.start as usize, place.end as usize);
        if let Some(known) = self.head.get(start..end) {
            return Ok(Cow::Borrowed(known));
        }
        let mut bytes = vec![0; end - start];
        let file = self.file.as_ref().ok_or(io::ErrorKind::NotFound)?;
        file.read_exact_at(&mut bytes, place.start)?;
        Ok(Cow::Owned(bytes))
    }
}
