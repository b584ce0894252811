//! Text that never grows beyond its bound, and says what it had no room for.

use super::super::number;

/// Bytes of a note on what was left out, at most: a number of 26 digits and signs, and its words.
const NOTE_BYTES_MAX: usize = 80;

/// A text and its bound.
pub(super) struct Bounded {
    pub(super) text: String,
    pub(super) bytes_max: usize,
}

/// What stands around the items of a list.
pub(super) struct List<'a> {
    pub(super) head: &'a str,
    pub(super) tail: &'a str,
    /// What one item is, in the singular.
    pub(super) noun: &'a str,
    /// The bytes that all of it may take.
    pub(super) bytes_max: usize,
}

impl Bounded {
    pub(super) fn new(bytes_max: usize) -> Bounded {
        Bounded {
            text: String::new(),
            bytes_max,
        }
    }

    /// Bytes that are left.
    pub(super) fn room(&self) -> usize {
        self.bytes_max - self.text.len()
    }

    /// Adds all of `text` if there is room for it, and says whether it did.
    pub(super) fn push(&mut self, text: &str) -> bool {
        let fits = text.len() <= self.room();
        if fits {
            self.text.push_str(text);
        }
        fits
    }

    /// Adds the first items, as many as there is room for, and a note on how many there are more.
    pub(super) fn list<T>(
        &mut self,
        list: &List<'_>,
        mut items: impl Iterator<Item = T>,
        shown: impl Fn(T) -> String,
    ) {
        let around = list.head.len() + list.tail.len() + NOTE_BYTES_MAX;
        let room = list.bytes_max.min(self.room()).saturating_sub(around);
        let (mut text, mut left_out) = (list.head.to_string(), 0);
        while let Some(item) = items.next() {
            let item = shown(item);
            if text.len() + item.len() > list.head.len() + room {
                left_out = 1 + items.by_ref().count() as u64;
                break;
            }
            text += &item;
        }
        let none = text.len() == list.head.len();
        if none && left_out == 0 {
            return;
        }
        text += list.tail;
        let more = number::count(left_out, list.noun);
        let note = match left_out {
            0 => String::new(),
            _ if none => format!("\n… {more} left out here\n"),
            _ => format!("\n… and {more} left out here\n"),
        };
        // Where not even one item fits, the note may.
        if none {
            text.clear();
        }
        let _fits = self.push(&(text + &note));
    }
}
