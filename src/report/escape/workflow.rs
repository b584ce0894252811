//! Text of strangers within commands to GitHub's workflow runner: `::error title=…::…`.
//!
//! The escapes are those of its toolkit (`escapeData` and `escapeProperty` in
//! `packages/core/src/command.ts`); the runner undoes them.
//! A line that is no command needs nothing of this: [`super::line`] keeps it from being one.

use super::line;

/// `text` behind the second `::` of a command; its line breaks stay, other controls are shown.
///
/// The runner prints what it read to its log: every line of it is made safe there too.
/// No CR is left that would have to become `%0D`.
pub fn data(text: &str) -> String {
    let lines: Vec<_> = text.split('\n').map(line).collect();
    lines.join("\n").replace('%', "%25").replace('\n', "%0A")
}

/// `text` as the value of a property, such as `title` or `file`: on a single line.
pub fn property(text: &str) -> String {
    line(text)
        .replace('%', "%25")
        .replace(':', "%3A")
        .replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{is_hidden, tests::hostile};
    use super::*;

    /// As the runner reads: `TryParseV2` of its `ActionCommand.cs`, for one property.
    fn read(command: &str) -> Option<(String, String)> {
        let rest = command.trim_start().strip_prefix("::")?;
        let (order, data) = rest.split_once("::")?;
        let properties = order.strip_prefix("error ")?.trim();
        let [property] = properties.split(',').collect::<Vec<_>>()[..] else {
            return None;
        };
        let value = property.strip_prefix("title=")?;
        let plain = |text: &str| text.replace("%0D", "\r").replace("%0A", "\n");
        Some((
            plain(value)
                .replace("%3A", ":")
                .replace("%2C", ",")
                .replace("%25", "%"),
            plain(data).replace("%25", "%"),
        ))
    }

    #[test]
    fn the_signs_of_commands_are_escaped() {
        assert_eq!(data("100%\na: b, c"), "100%25%0Aa: b, c");
        assert_eq!(property("100%: a, b"), "100%25%3A a%2C b");
        assert_eq!(data("%0A"), "%250A");
    }

    #[test]
    fn no_line_can_be_another_command() {
        assert_eq!(data("a\r\n ::error::b"), "a␍%0A ⟨U+003A⟩:error::b");
        assert_eq!(data("##[error]b"), "##⟨U+005B⟩error]b");
        assert_eq!(property("a\n::b"), "a␊%3A%3Ab");
    }

    fn check(title: &str, text: &str) {
        let command = format!("::error title=|{}|::{}", property(title), data(text));
        assert!(!command.contains(is_hidden));
        let lines: Vec<_> = text.split('\n').map(line).collect();
        let wanted = (format!("|{}|", line(title)), lines.join("\n"));
        assert_eq!(read(&command), Some(wanted));
    }

    #[test]
    fn hostile_texts_are_only_text() {
        hostile().iter().for_each(|text| check(text, text));
    }

    proptest! {
        #[test]
        fn the_runner_reads_the_visible_text(
            title in "[%:,=0-3A-F\\r\\n#\\[]*|(?s).*",
            text in "[%:,=0-3A-F\\r\\n#\\[]*|(?s).*",
        ) {
            check(&title, &text);
        }
    }
}
