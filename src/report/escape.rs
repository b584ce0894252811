//! Text of strangers, made safe to look at.
//!
//! Whatever a candidate chose (names, messages, outputs) could move the cursor,
//! turn text around, hide characters, or give orders to a CI service that reads
//! the log. Here every such character becomes a visible one. What comes out
//! holds no control character and no line break.
//!
//! The modules below do the same for the other places that such text stands in.

pub mod csv;
pub mod markdown;
pub mod workflow;
pub mod xml;

use unicode_width::UnicodeWidthChar;

/// More marks than this on one letter are written out: they would grow into the lines around.
const MARKS_MAX: usize = 3;

/// `text` on a single line, every character of it visible.
pub fn line(text: &str) -> String {
    Escaper::default().all(text)
}

/// Like [`line`], but orders to a CI service stay: for formats that can write them another way.
pub(super) fn visible(text: &str) -> String {
    let escaper = Escaper {
        order: Order::Kept,
        ..Escaper::default()
    };
    escaper.all(text)
}

/// Like [`line`], of at most `columns_max` columns; `…` stands for what did not fit.
///
/// Reads no more of `text` than it shows.
pub fn clipped(text: &str, columns_max: usize) -> String {
    let mut escaper = Escaper::default();
    // Where to cut if there turns out to be more: room for the `…` must be left.
    let mut cut = 0;
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        if escaper.columns < columns_max {
            cut = escaper.out.len();
        }
        escaper.push(c, chars.clone().next());
        if escaper.columns > columns_max {
            escaper.out.truncate(cut);
            escaper.out.push('…');
            break;
        }
    }
    escaper.out
}

/// Whether `c` is invisible or changes how others look, so that it must not be shown as it is.
///
/// Noncharacters, the last two of every plane among them, have no look at all.
pub fn is_hidden(c: char) -> bool {
    matches!(c,
        '\0'..='\x1f' | '\x7f'..='\u{a0}' | '\u{ad}' | '\u{34f}' | '\u{61c}'
        | '\u{115f}' | '\u{1160}' | '\u{1680}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{2000}'..='\u{200f}' | '\u{2028}'..='\u{202f}'
        | '\u{205f}'..='\u{206f}' | '\u{2800}' | '\u{13430}'..='\u{1345f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}' | '\u{fdd0}'..='\u{fdef}')
        || u32::from(c) & 0xfffe == 0xfffe
}

/// Takes characters, gives what is shown for them.
#[derive(Default)]
struct Escaper {
    out: String,
    columns: usize,
    /// How many marks stand on the last letter.
    marks: usize,
    order: Order,
}

/// How much of the beginning of an order to a CI service was seen.
///
/// One form is `##`, perhaps a word, and `[`, anywhere in a line (GitHub's older
/// commands, Azure Pipelines, TeamCity); the other is `::` at the beginning of a
/// line or after white space there (GitHub: `TryParse` and `TryParseV2` in
/// `ActionCommand.cs` of the runner).
#[derive(Clone, Copy, Default, PartialEq)]
enum Order {
    /// Nothing but white space so far.
    #[default]
    Start,
    None,
    Hash,
    Word,
    /// Orders are not looked for.
    Kept,
}

impl Escaper {
    fn all(mut self, text: &str) -> String {
        let mut chars = text.chars();
        while let Some(c) = chars.next() {
            self.push(c, chars.clone().next());
        }
        self.out
    }

    /// Takes `c`, which `next` follows.
    fn push(&mut self, c: char, next: Option<char>) {
        let starts_order = match self.order {
            Order::Start => c == ':' && next == Some(':'),
            Order::Word => c == '[',
            _ => false,
        };
        self.order = match (c, self.order) {
            (_, Order::Kept) => Order::Kept,
            ('#', Order::Hash | Order::Word) => Order::Word,
            ('#', _) => Order::Hash,
            (c, Order::Word) if c.is_ascii_alphabetic() => Order::Word,
            (c, Order::Start) if c.is_whitespace() => Order::Start,
            _ => Order::None,
        };
        let columns = c.width().unwrap_or(1);
        self.marks = if columns == 0 { self.marks + 1 } else { 0 };
        match c {
            '\t' => self.plain('⇥', 1),
            '\0'..='\x1f' => self.plain(picture(c), 1),
            '\x7f' => self.plain('␡', 1),
            '\u{a0}' => self.named("⟨NBSP⟩"),
            '\u{feff}' => self.named("⟨BOM⟩"),
            _ if is_hidden(c) || starts_order || self.marks > MARKS_MAX => {
                self.named(&format!("⟨U+{:04X}⟩", u32::from(c)));
            }
            _ => self.plain(c, columns),
        }
    }

    fn plain(&mut self, c: char, columns: usize) {
        self.out.push(c);
        self.columns += columns;
    }

    fn named(&mut self, name: &str) {
        self.out.push_str(name);
        self.columns += name.chars().count();
    }
}

/// The picture that Unicode has for a control character.
fn picture(control: char) -> char {
    char::from_u32(0x2400 + u32::from(control)).unwrap_or('␦')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What somebody who means harm would write.
    pub(super) fn hostile() -> Vec<String> {
        #[derive(serde::Deserialize)]
        struct Hostile {
            text: String,
        }
        let texts = include_str!("../../fixtures/hostile/texts.json");
        let texts: Vec<Hostile> = serde_json::from_str(texts).expect("a list of texts");
        texts.into_iter().map(|hostile| hostile.text).collect()
    }

    #[test]
    fn controls_become_pictures() {
        assert_eq!(line("\x1b[31m\r\n\0\x07\x7f"), "␛[31m␍␊␀␇␡");
        assert_eq!(line("a\tb\u{a0}c\u{feff}"), "a⇥b⟨NBSP⟩c⟨BOM⟩");
    }

    #[test]
    fn text_that_turns_or_hides_others_becomes_its_number() {
        assert_eq!(
            line("a\u{202e}b\u{200b}c\u{9b}d"),
            "a⟨U+202E⟩b⟨U+200B⟩c⟨U+009B⟩d"
        );
        assert_eq!(line("\u{2028}\u{e0041}"), "⟨U+2028⟩⟨U+E0041⟩");
        assert_eq!(line("\u{fdd0}\u{2ffff}"), "⟨U+FDD0⟩⟨U+2FFFF⟩");
    }

    #[test]
    fn letters_of_every_script_stay() {
        let text = "naïve 日本語 हिन्दी e\u{301} 🎉 <b>&amp;</b>";
        assert_eq!(line(text), text);
    }

    #[test]
    fn a_tower_of_marks_is_written_out() {
        assert_eq!(
            line("e\u{301}\u{301}\u{301}\u{301}"),
            "e\u{301}\u{301}\u{301}⟨U+0301⟩"
        );
    }

    #[test]
    fn orders_to_a_ci_service_are_broken() {
        assert_eq!(
            line("##[error]x ##vso[a]"),
            "##⟨U+005B⟩error]x ##vso⟨U+005B⟩a]"
        );
        assert_eq!(line("###teamcity[a"), "###teamcity⟨U+005B⟩a");
        assert_eq!(line("# [a] #[b]"), "# [a] #[b]");
    }

    #[test]
    fn an_order_at_the_beginning_is_broken() {
        assert_eq!(line("::error::x"), "⟨U+003A⟩:error::x");
        assert_eq!(line(" \u{3000}\t:::"), " \u{3000}⇥⟨U+003A⟩::");
        assert_eq!(line(":a: b ::c"), ":a: b ::c");
        assert_eq!(clipped(" ::error", 40), " ⟨U+003A⟩:error");
        assert_eq!(clipped("::", 9), "⟨U+003A⟩:");
        assert_eq!(clipped("::", 8), "…");
    }

    #[test]
    fn orders_stay_where_a_format_takes_care_of_them() {
        assert_eq!(visible("::a##[b]\x1b"), "::a##[b]␛");
    }

    #[test]
    fn clipping_leaves_room_for_its_sign() {
        assert_eq!(clipped("abcdef", 6), "abcdef");
        assert_eq!(clipped("abcdefg", 6), "abcde…");
        assert_eq!(clipped("日本語", 5), "日本…");
        assert_eq!(clipped("ab\x1b\x1b", 3), "ab…");
    }

    #[test]
    fn hostile_texts_are_harmless() {
        for shown in hostile().iter().map(|text| line(text)) {
            assert!(!shown.contains(is_hidden) && !shown.contains("##["));
            assert!(!shown.trim_start().starts_with("::"));
        }
    }

    proptest! {
        #[test]
        fn nothing_hidden_is_left(text in "\\PC*|[\\x00-\\u{a0}\\u{2000}-\\u{2070}#\\[a]*|(?s).*") {
            prop_assert!(!line(&text).chars().any(|c| c.is_control() || is_hidden(c)));
        }

        #[test]
        fn no_order_is_left(text in "[ \t:#\\[a\u{200b}\u{3000}]*", columns_max in 1_usize..40) {
            for shown in [line(&text), clipped(&text, columns_max)] {
                prop_assert!(!shown.trim_start().starts_with("::") && !shown.contains("##["));
            }
        }

        #[test]
        fn a_clipped_text_keeps_to_its_columns(text in "(?s).*", columns_max in 1_usize..40) {
            let columns: usize = clipped(&text, columns_max).chars().filter_map(|c| c.width()).sum();
            prop_assert!(columns <= columns_max);
        }
    }
}
