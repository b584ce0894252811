use proptest::prelude::*;

use crate::checker::visible::{SHOWN_CHARS_MAX, Spaces, around, beginning, character, short};

fn marked(text: &[u8]) -> String {
    beginning(text, Spaces::Marked)
}

#[test]
fn what_cannot_be_seen_is_marked_or_named() {
    let table: [(&[u8], &str); 14] = [
        (b"plain text", "plain text"),
        (b"\0\x01\x1b\x7f", "␀␁␛␡"),
        (b"a\tb  \t ", "a⇥b··⇥·"),
        (b"a  b\r\n", "a  b␍␊"),
        (
            "\u{a0}\u{200b}\u{feff}".as_bytes(),
            "⟨U+00A0⟩⟨U+200B⟩⟨U+FEFF⟩",
        ),
        (
            "\u{202e}\u{2066}\u{e0041}".as_bytes(),
            "⟨U+202E⟩⟨U+2066⟩⟨U+E0041⟩",
        ),
        (
            "\u{85}\u{2028}\u{3000}\u{ad}".as_bytes(),
            "⟨U+0085⟩⟨U+2028⟩⟨U+3000⟩⟨U+00AD⟩",
        ),
        ("\u{ffff}\u{1fffe}".as_bytes(), "⟨U+FFFF⟩⟨U+1FFFE⟩"),
        (b"a\xff\xc3b", "a⟨\\xFF⟩⟨\\xC3⟩b"),
        (b"\xed\xa0\x80", "⟨\\xED⟩⟨\\xA0⟩⟨\\x80⟩"),
        ("äöü € 漢字 🙂".as_bytes(), "äöü € 漢字 🙂"),
        // A mark in the text itself is named, so that a mark is always ours.
        ("␀⇥⟨".as_bytes(), "⟨U+2400⟩⟨U+21E5⟩⟨U+27E8⟩"),
        (b"", ""),
        (b"   ", "···"),
    ];
    for (text, expected) in table {
        assert_eq!(marked(text), expected, "{text:?}");
    }
    assert_eq!(beginning(b"a\tb ", Spaces::Plain), "a b ");
}

#[test]
fn long_texts_are_cut_around_the_place() {
    let text: Vec<u8> = (0..1_000).map(|index| b'a' + (index % 26) as u8).collect();
    let shown = around(&text, 0, Spaces::Marked);
    assert!(
        shown.starts_with("abcdef") && shown.ends_with('…'),
        "{shown}"
    );
    assert_eq!(shown.chars().count(), SHOWN_CHARS_MAX);
    let shown = around(&text, 500, Spaces::Marked);
    assert!(shown.starts_with('…') && shown.ends_with('…'), "{shown}");
    let shown = around(&text, 999, Spaces::Marked);
    assert!(shown.starts_with('…') && shown.ends_with('l'), "{shown}");
    let exactly = "x".repeat(SHOWN_CHARS_MAX);
    assert_eq!(marked(exactly.as_bytes()), exactly);
    assert_eq!(short(b"abcdef", 4), "abc…");
}

#[test]
fn the_place_itself_is_always_shown() {
    // All characters before it are long when they are named.
    let mut text = "\u{200b}".repeat(500);
    let at = text.len();
    text.push_str("HERE");
    text.push_str(&"\u{200b}".repeat(500));
    assert!(around(text.as_bytes(), at, Spaces::Plain).contains("HERE"));
}

#[test]
fn a_character_is_named_for_a_sentence() {
    let table: [(&[u8], &str); 7] = [
        (b"a", "'a'"),
        (b" ", "a space"),
        (b"\n", "a newline"),
        (b"", "the end"),
        (b"\0", "'␀'"),
        (b"\xff", "⟨\\xFF⟩"),
        ("\u{feff}".as_bytes(), "⟨U+FEFF⟩"),
    ];
    for (text, expected) in table {
        assert_eq!(character(text, 0), expected);
    }
}

proptest! {
    #[test]
    fn any_bytes_are_shown_bounded_and_without_controls(
        text in prop::collection::vec(any::<u8>(), 0..2_000),
        at in 0_usize..2_100,
        is_marked: bool,
    ) {
        let spaces = if is_marked { Spaces::Marked } else { Spaces::Plain };
        let shown = around(&text, at, spaces);
        prop_assert!(shown.chars().count() <= SHOWN_CHARS_MAX);
        prop_assert!(!shown.chars().any(char::is_control));
    }

    #[test]
    fn any_text_is_shown_without_splitting_a_character(text in "\\PC{0,400}", at in 0_usize..1_600) {
        prop_assert!(!around(text.as_bytes(), at, Spaces::Plain).contains("⟨\\x"));
    }
}
