//! Text of strangers within Markdown, as GitHub and others render it.

use super::{line, visible};

/// `text` within a paragraph or a cell of a table, on a single line, as just that text.
///
/// Whatever can be markup gets a backslash (CommonMark, 2.4). `|`, `\` and the
/// signs of HTML are references instead (2.5), which tables cannot misread; so is
/// a space at either end, which would be lost.
///
/// A backslash is of no use where GitHub looks at the text after Markdown is read:
/// `@name`, `#1`, `GH-1`, `:emoji:`, addresses, `$formula$`. There the sign stands
/// in a `<span>` of its own, as GitHub's manual advises for `$`.
///
/// Nothing that comes out is an order to a CI service (see [`line`]).
pub fn inline(text: &str) -> String {
    let shown = visible(text);
    let body = shown.trim_matches(' ');
    let start = shown.len() - shown.trim_start_matches(' ').len();
    let mut out = "&#32;".repeat(start);
    let mut before = ' ';
    let mut chars = body.chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied().unwrap_or(' ');
        match c {
            '\\' | '|' | '<' | '>' | '&' => out.push_str(&format!("&#{};", u32::from(c))),
            '$' => out.push_str("<span>&#36;</span>"),
            '@' => out.push_str("<span>@</span>"),
            '#' | ':' if next.is_alphanumeric() || "/_+-".contains(next) => {
                out.push_str(&format!("<span>{c}</span>"));
            }
            '-' if "hH".contains(before) && next.is_numeric() => out.push_str("<span>-</span>"),
            ',' | ';' | '?' | '%' | '/' => out.push(c),
            _ if c.is_ascii_punctuation() => out.extend(['\\', c]),
            _ => out.push(c),
        }
        before = c;
    }
    out + &"&#32;".repeat(shown.len() - start - body.len())
}

/// `text` as a fenced block of code, to stand on lines of its own at the left edge.
///
/// The fence is longer than any run of backticks within (CommonMark, 4.5).
/// Nothing can be escaped in there, so every line is as in a terminal.
pub fn block(text: &str) -> String {
    let lines: String = text
        .split_terminator('\n')
        .map(|text| line(text) + "\n")
        .collect();
    let runs = lines.split(|c| c != '`').map(str::len);
    let fence = "`".repeat(runs.max().unwrap_or(0).max(2) + 1);
    format!("{fence}text\n{lines}{fence}\n")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser};

    use super::super::{is_hidden, tests::hostile};
    use super::*;

    fn name(of: &impl std::fmt::Debug) -> String {
        let name = format!("{of:?}");
        name.split(['(', ' '])
            .next()
            .unwrap_or_default()
            .to_string()
    }

    /// The text that a reader gets, and the names of what it stands in.
    fn read(markdown: &str) -> (String, Vec<String>) {
        let (mut text, mut tags) = (String::new(), Vec::new());
        for event in Parser::new_ext(markdown, Options::all()) {
            match event {
                Event::Text(part) => text.push_str(&part),
                Event::InlineHtml(tag) if ["<span>", "</span>"].contains(&&*tag) => {}
                Event::Start(tag) => tags.push(name(&tag.to_end())),
                Event::End(_) => {}
                other => tags.push(name(&other)),
            }
        }
        (text, tags)
    }

    #[test]
    fn markup_is_escaped() {
        assert_eq!(inline("**a** `b` [c](d)"), r"\*\*a\*\* \`b\` \[c\]\(d\)");
        assert_eq!(inline("<b>a|b\\"), "&#60;b&#62;a&#124;b&#92;");
        assert_eq!(inline("1. a  "), r"1\. a&#32;&#32;");
        assert_eq!(inline("a\n\x1b"), "a␊␛");
    }

    #[test]
    fn signs_that_github_looks_for_stand_alone() {
        assert_eq!(
            inline("@a #1 # :a:"),
            r"<span>@</span>a <span>#</span>1 \# <span>:</span>a\:"
        );
        assert_eq!(inline("https://a www.a"), r"https<span>:</span>//a www\.a");
        assert_eq!(
            inline("$a$ GH-1 -1"),
            r"<span>&#36;</span>a<span>&#36;</span> GH<span>-</span>1 \-1"
        );
    }

    #[test]
    fn a_fence_is_longer_than_any_within() {
        assert_eq!(block("a\n````\n\x1b"), "`````text\na\n````\n␛\n`````\n");
        assert_eq!(block(""), "```text\n```\n");
        assert_eq!(block("::a\r\n"), "```text\n⟨U+003A⟩:a␍\n```\n");
    }

    fn check(text: &str) {
        let (shown, markdown) = (visible(text), inline(text));
        assert!(!markdown.contains("::") && !markdown.contains("##"));
        let (all, tags) = read(&format!("x\n\n{markdown}\n"));
        assert_eq!(all, format!("x{shown}"), "{markdown}");
        assert!(tags.iter().all(|tag| tag == "Paragraph"), "{tags:?}");

        let (all, tags) = read(&format!("|h|i|\n|-|-|\n|{markdown}|y|\n"));
        assert_eq!(all, format!("hi{shown}y"), "{markdown}");
        let table = ["Table", "TableHead", "TableRow", "TableCell"];
        assert_eq!(tags.len(), 7);
        assert!(tags.iter().all(|tag| table.contains(&&**tag)), "{tags:?}");

        let (all, tags) = read(&format!("x\n{}y", block(text)));
        let lines = text.split_terminator('\n').map(|text| line(text) + "\n");
        assert_eq!(all, format!("x{}y", lines.collect::<String>()));
        assert_eq!(tags, ["Paragraph", "CodeBlock", "Paragraph"]);
        assert!(!all.contains(|c| c != '\n' && is_hidden(c)));
    }

    #[test]
    fn hostile_texts_are_only_text() {
        hostile().iter().for_each(|text| check(text));
    }

    proptest! {
        #[test]
        fn a_reader_gets_the_visible_text(
            marks in "[ !-/:-@\\[-`{-~a1wh\\n\\r\\t\\x00]*|(`|~|\\n|a )*|(?s).*",
            words in "(www\\.|https?://|&amp;|<b>|a@b\\.c|[-=|\\n ])*",
        ) {
            check(&marks);
            check(&words);
        }
    }
}
