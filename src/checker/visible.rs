//! Bytes of an answer or an output, made fit to be shown: bounded, valid
//! UTF-8, and with nothing in them that a reader cannot see.
//!
//! | in the bytes | shown as |
//! |---|---|
//! | control characters (NUL, CR, LF, ESC, DEL, …) | their pictures: `␀` `␍` `␊` `␛` `␡` |
//! | tab, where white space counts | `⇥` (elsewhere a space) |
//! | spaces at the end of a line, where white space counts | `·` |
//! | other space, format, bidi and ignorable characters | their number: `⟨U+00A0⟩` |
//! | bytes that are not UTF-8 | `⟨\xFF⟩` |
//! | what was left out | `…` |

use std::borrow::Cow;

use super::place::boundary;

/// The most characters that one shown text has, its marks included.
pub const SHOWN_CHARS_MAX: usize = 200;

/// The part of the bound that goes to what stands before the point of interest.
const SHOWN_CHARS_BEFORE_MAX: usize = 80;

/// Does white space count in what is shown?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spaces {
    /// It does: tabs and spaces at the end are marked.
    Marked,
    /// It does not: a tab looks like a space.
    Plain,
}

/// The beginning of a text, at most [`SHOWN_CHARS_MAX`] characters.
pub fn beginning(text: &[u8], spaces: Spaces) -> String {
    window(text, 0, spaces, SHOWN_CHARS_MAX)
}

/// A text around the byte at `at`, at most [`SHOWN_CHARS_MAX`] characters.
pub fn around(text: &[u8], at: usize, spaces: Spaces) -> String {
    window(text, at, spaces, SHOWN_CHARS_MAX)
}

/// The beginning of a text, at most `chars_max` characters; for a place inside a sentence.
pub fn short(text: &[u8], chars_max: usize) -> String {
    window(text, 0, Spaces::Plain, chars_max)
}

/// One character, or what is left of one, as it stands at `at`: `'a'`, `a tab`, `a newline`, `the end`.
pub fn character(text: &[u8], at: usize) -> String {
    match text.get(at) {
        None => "the end".to_owned(),
        Some(b' ') => "a space".to_owned(),
        Some(b'\t') => "a tab".to_owned(),
        Some(b'\n') => "a newline".to_owned(),
        Some(b'\r') => "a carriage return".to_owned(),
        Some(_) => {
            let end = text.len().min(at + 4);
            let shown = pieces(&text[at..end], Spaces::Marked, false)
                .next()
                .unwrap_or_default();
            if shown.starts_with('⟨') {
                shown.into_owned()
            } else {
                format!("'{shown}'")
            }
        }
    }
}

fn window(text: &[u8], at: usize, spaces: Spaces, chars_max: usize) -> String {
    let at = boundary(text, at);
    let trailing = text
        .iter()
        .rposition(|byte| !super::text::is_space(*byte))
        .map_or(0, |last| last + 1);

    // A character has at most 4 bytes, so this is enough to look back.
    let from = boundary(text, at.saturating_sub(4 * SHOWN_CHARS_BEFORE_MAX));
    let before: Vec<_> = parts(&text[from..at], spaces, trailing.saturating_sub(from)).collect();
    let mut used = 1;
    let mut first = before.len();
    while first > 0 {
        let chars = before[first - 1].chars().count();
        if used + chars > SHOWN_CHARS_BEFORE_MAX.min(chars_max / 2) {
            break;
        }
        used += chars;
        first -= 1;
    }

    let mut shown = String::new();
    if from > 0 || first > 0 {
        shown.push('…');
    } else {
        used -= 1;
    }
    shown.extend(before[first..].iter().map(Cow::as_ref));

    let end = text.len().min(at + 4 * chars_max);
    let mut after = parts(&text[at..end], spaces, trailing.saturating_sub(at)).peekable();
    while let Some(part) = after.next() {
        used += part.chars().count();
        // One place is kept for the mark of what is cut.
        let last = after.peek().is_none() && end == text.len();
        if used > chars_max || (used == chars_max && !last) {
            shown.push('…');
            break;
        }
        shown.push_str(&part);
    }
    shown
}

/// The shown forms of the characters of a text whose spaces from `trailing` on are at its end.
fn parts(text: &[u8], spaces: Spaces, trailing: usize) -> impl Iterator<Item = Cow<'static, str>> {
    let (inner, end) = text.split_at(trailing.min(text.len()));
    let inner = pieces(inner, spaces, false);
    inner.chain(pieces(end, spaces, true))
}

fn pieces(text: &[u8], spaces: Spaces, at_end: bool) -> impl Iterator<Item = Cow<'static, str>> {
    text.utf8_chunks().flat_map(move |chunk| {
        let valid = chunk
            .valid()
            .chars()
            .map(move |character| shown(character, spaces, at_end));
        let invalid = chunk
            .invalid()
            .iter()
            .map(|byte| format!("⟨\\x{byte:02X}⟩").into());
        valid.chain(invalid)
    })
}

fn shown(character: char, spaces: Spaces, at_end: bool) -> Cow<'static, str> {
    match (character, spaces) {
        (' ', Spaces::Marked) if at_end => "·".into(),
        ('\t', Spaces::Marked) => "⇥".into(),
        ('\t', Spaces::Plain) => " ".into(),
        ('\0'..='\x1f', _) => picture(character as u32).into(),
        ('\x7f', _) => "␡".into(),
        _ if is_invisible(character) || is_mark(character) => {
            format!("⟨U+{:04X}⟩", character as u32).into()
        }
        _ => character.to_string().into(),
    }
}

fn picture(control: u32) -> String {
    char::from_u32(0x2400 + control).map_or_else(String::new, String::from)
}

/// Characters that this module puts in itself: named where the text has them, so that a mark is always ours.
fn is_mark(character: char) -> bool {
    matches!(character, '\u{2400}'..='\u{2421}' | '⇥' | '⟨' | '⟩')
}

/// White space beyond ASCII, controls, format characters, default-ignorable ones, and noncharacters.
fn is_invisible(character: char) -> bool {
    let is_noncharacter = (character as u32) & 0xfffe == 0xfffe;
    is_noncharacter
        || matches!(character,
            '\u{80}'..='\u{a0}' | '\u{ad}' | '\u{34f}' | '\u{600}'..='\u{605}' | '\u{61c}'
            | '\u{6dd}' | '\u{70f}' | '\u{890}' | '\u{891}' | '\u{8e2}' | '\u{115f}' | '\u{1160}'
            | '\u{1680}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}' | '\u{2000}'..='\u{200f}'
            | '\u{2028}'..='\u{202f}' | '\u{205f}'..='\u{206f}' | '\u{2800}' | '\u{3000}' | '\u{3164}'
            | '\u{fdd0}'..='\u{fdef}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}' | '\u{110bd}' | '\u{110cd}' | '\u{13430}'..='\u{1343f}'
            | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}
