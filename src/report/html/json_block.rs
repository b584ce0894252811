//! JSON within a page.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{CharEscape, CompactFormatter, Formatter, Serializer};

use crate::report::escape;

/// `value` as the content of `<script type="application/json">`.
///
/// No `<` is left, so that neither the element's end nor a comment can stand in
/// it (HTML, 4.12.1.3, "Restrictions for contents of script elements"). Every
/// string is made visible as in [`escape`], except for its line breaks, and read
/// as no order by a CI service that the page is printed to (see [`escape::line`]).
pub(super) fn json_block<T: Serialize>(value: &T) -> String {
    let mut bytes = Vec::new();
    let mut serializer = Serializer::with_formatter(&mut bytes, Visible);
    value
        .serialize(&mut serializer)
        .expect("numbers, texts and lists can be written as JSON");
    String::from_utf8(bytes).expect("JSON is UTF-8")
}

struct Visible;

impl Formatter for Visible {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        to: &mut W,
        text: &str,
    ) -> io::Result<()> {
        let plain = |byte: u8| matches!(byte, b' '..=b'~') && !b"<>&:#".contains(&byte);
        if text.bytes().all(plain) {
            return to.write_all(text.as_bytes());
        }
        let text = escape::visible(text)
            .replace('<', r"\u003c")
            .replace('>', r"\u003e")
            .replace('&', r"\u0026")
            .replace("::", r":\u003a")
            .replace("##", r"#\u0023");
        to.write_all(text.as_bytes())
    }

    fn write_char_escape<W: ?Sized + Write>(
        &mut self,
        to: &mut W,
        escaped: CharEscape,
    ) -> io::Result<()> {
        let control = match escaped {
            CharEscape::Tab => '\t',
            CharEscape::CarriageReturn => '\r',
            CharEscape::Backspace => '\x08',
            CharEscape::FormFeed => '\x0c',
            CharEscape::AsciiControl(byte) => char::from(byte),
            CharEscape::Quote
            | CharEscape::ReverseSolidus
            | CharEscape::Solidus
            | CharEscape::LineFeed => {
                return CompactFormatter.write_char_escape(to, escaped);
            }
        };
        to.write_all(escape::visible(control.encode_utf8(&mut [0; 4])).as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn no_element_can_end_or_begin_in_it() {
        assert_eq!(
            json_block(&"</script><!-- \"a\\b\" &"),
            r#""\u003c/script\u003e\u003c!-- \"a\\b\" \u0026""#
        );
    }

    #[test]
    fn controls_are_shown_and_line_breaks_stay() {
        assert_eq!(
            json_block(&"a\tb\r\n\0\x08\x0c\u{202e}"),
            "\"a⇥b␍\\n␀␈␌⟨U+202E⟩\""
        );
    }

    proptest! {
        #[test]
        fn a_reader_gets_the_visible_text(text in "[<>&\"\\\\:#/!\\-\\r\\n\\t\\x00\u{202e}a]*|(?s).*") {
            let block = json_block(&text);
            prop_assert!(!block.contains(['<', '>', '&', '\n']));
            prop_assert!(!block.contains("::") && !block.contains("##"));
            let read: String = serde_json::from_str(&block).expect("JSON");
            prop_assert!(!read.contains(|c| c != '\n' && escape::is_hidden(c)));
            prop_assert_eq!(read.split('\n').count(), text.split('\n').count());
        }
    }
}
