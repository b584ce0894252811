//! Text of strangers within XML and HTML.

use super::visible;

/// `text` as the content of an element, or as a value in quotes in HTML; its line breaks stay.
///
/// Written as references: the five characters that are markup (XML 1.0, 2.4;
/// `&#39;` because HTML 4 has no `&apos;`), so that the same text is good for both
/// languages and there is no function for HTML alone. In HTML that means content
/// of ordinary elements and quoted values, not `<script>`, `<style>`, an address
/// in `href`, or a name.
///
/// Shown as in a terminal: whatever is hidden there. That includes all that no
/// reader of XML accepts, not even as a reference (production \[2\] `Char`), what it
/// discourages (C1 controls, noncharacters), and CR, which a reader would turn into LF.
///
/// The second of two `#` or `:` is a reference as well: the report may be printed
/// to the log of a CI service, and must read as no order there (see [`super::line`]).
pub fn text(text: &str) -> String {
    let lines: Vec<_> = text.split('\n').map(visible).collect();
    lines
        .join("\n")
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
        .replace("##", "#&#35;")
        .replace("::", ":&#58;")
}

/// `text` as the value of an attribute in XML, in quotes.
///
/// Line breaks are references: a reader takes bare ones for spaces (XML 1.0, 3.3.3).
pub fn attribute(text: &str) -> String {
    self::text(text).replace('\n', "&#10;")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{is_hidden, tests::hostile};
    use super::*;

    /// What a reader of either language is to get.
    fn wanted(text: &str) -> String {
        text.split('\n').map(visible).collect::<Vec<_>>().join("\n")
    }

    /// The only node of an element, and the value of its attribute, as a real reader gets them.
    fn read(text: &str) -> (String, String) {
        let xml = format!("<a b=\"{}\">{}</a>", attribute(text), self::text(text));
        let document = roxmltree::Document::parse(&xml).expect("well-formed");
        let root = document.root_element();
        assert!(root.children().count() <= 1 && root.children().all(|node| node.is_text()));
        (
            root.text().unwrap_or_default().to_string(),
            root.attribute("b").expect("an attribute").to_string(),
        )
    }

    #[test]
    fn markup_becomes_references() {
        assert_eq!(
            text("<b a=\"1\" c='2'>&amp;]]>"),
            "&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;amp;]]&gt;"
        );
    }

    #[test]
    fn line_breaks_stay_and_other_controls_are_shown() {
        assert_eq!(text("a\r\n\tb\0\x1b\u{9b}"), "a␍\n⇥b␀␛⟨U+009B⟩");
        assert_eq!(attribute("a\nb"), "a&#10;b");
    }

    #[test]
    fn orders_to_a_ci_service_are_no_longer_there() {
        assert_eq!(text("::error::###[x]"), ":&#58;error:&#58;#&#35;#[x]");
    }

    fn check(all: &str) {
        let (content, value) = read(all);
        assert_eq!(content, wanted(all));
        assert_eq!(value, wanted(all));
        assert!(!content.contains(|c| c != '\n' && is_hidden(c)));
        let escaped = text(all);
        for sign in ["<", ">", "\"", "'", "::", "##"] {
            assert!(!escaped.contains(sign), "{escaped}");
        }
        for reference in escaped.split('&').skip(1) {
            let known = ["amp;", "lt;", "gt;", "quot;", "#39;", "#35;", "#58;"];
            assert!(known.iter().any(|known| reference.starts_with(known)));
        }
    }

    #[test]
    fn every_character_can_be_read() {
        let all: Vec<_> = (0..=0x10ffff).filter_map(char::from_u32).collect();
        for some in all.chunks(4096) {
            check(&some.iter().collect::<String>());
        }
    }

    #[test]
    fn hostile_texts_are_only_text() {
        hostile().iter().for_each(|text| check(text));
    }

    proptest! {
        #[test]
        fn a_reader_gets_the_visible_text(
            text in "[<>&\"'#:;/!a\\-\\]\\[\\r\\n\\t\\x00\u{202e}]*|(?s).*",
        ) {
            check(&text);
        }
    }
}
