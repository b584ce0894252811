//! Bytes into the beginning of a text.

use std::fmt::Write;

use super::record::Excerpt;
use super::{escape, number};

impl Excerpt {
    /// The beginning of `bytes`, at most `bytes_max` bytes of text.
    ///
    /// UTF-8 stays as it is; a byte that is not UTF-8 becomes `\xNN`, which
    /// takes four bytes of the text. Neither is ever cut in two.
    pub fn of(bytes: &[u8], bytes_max: usize) -> Excerpt {
        let mut text = String::new();
        let cut = !push_all(&mut text, bytes, bytes_max);
        Excerpt {
            text,
            bytes: bytes.len() as u64,
            cut,
        }
    }

    /// Whether there was not a single byte.
    pub fn is_empty(&self) -> bool {
        self.bytes == 0 && self.text.is_empty()
    }

    /// Its lines, every character visible, and a note where it was cut.
    pub(super) fn visible_lines(&self) -> Vec<String> {
        let lines = self.text.split_terminator('\n').map(escape::line);
        let cut = self.cut.then(|| {
            let all = number::size(self.bytes);
            format!("… cut here: this is the beginning of {all}")
        });
        lines.chain(cut).collect()
    }
}

/// Writes as much as fits; says whether that was all.
fn push_all(text: &mut String, bytes: &[u8], bytes_max: usize) -> bool {
    for chunk in bytes.utf8_chunks() {
        let room = bytes_max - text.len();
        let valid = chunk.valid();
        if valid.len() > room {
            text.push_str(&valid[..valid.floor_char_boundary(room)]);
            return false;
        }
        text.push_str(valid);
        for byte in chunk.invalid() {
            if bytes_max - text.len() < r"\xNN".len() {
                return false;
            }
            write!(text, r"\x{byte:02x}").expect("a String takes everything");
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn bytes_that_are_no_text_stand_as_numbers() {
        let excerpt = Excerpt::of(b"a\xff\xc3\xa9\xe2\x82", 100);
        assert_eq!(excerpt.text, r"a\xffé\xe2\x82");
        assert_eq!((excerpt.bytes, excerpt.cut), (6, false));
    }

    #[test]
    fn no_character_is_cut_in_two() {
        assert_eq!(Excerpt::of("ab€".as_bytes(), 4).text, "ab");
        assert_eq!(Excerpt::of(b"ab\xff", 5).text, "ab");
        assert!(Excerpt::of(b"ab\xff", 5).cut);
        assert!(!Excerpt::of("ab€".as_bytes(), 5).cut);
    }

    #[test]
    fn nothing_is_empty_and_not_cut() {
        let excerpt = Excerpt::of(b"", 0);
        assert!(excerpt.is_empty() && !excerpt.cut);
        assert!(!Excerpt::of(b"a", 0).is_empty());
    }

    proptest! {
        #[test]
        fn every_excerpt_is_bounded(bytes: Vec<u8>, bytes_max in 0_usize..64) {
            let excerpt = Excerpt::of(&bytes, bytes_max);
            prop_assert!(excerpt.text.len() <= bytes_max);
            prop_assert_eq!(excerpt.bytes, bytes.len() as u64);
            prop_assert_eq!(Excerpt::of(&bytes, bytes.len() * 4).cut, false);
        }

        #[test]
        fn text_that_fits_stays_as_it_is(text: String) {
            let excerpt = Excerpt::of(text.as_bytes(), text.len());
            prop_assert!(!excerpt.cut);
            prop_assert_eq!(excerpt.text, text);
        }
    }
}
