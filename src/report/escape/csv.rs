//! Text of strangers within a table of comma-separated values.

use super::line;

/// What spreadsheets take for the beginning of a formula, the full-width forms included.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// `text` as a field, in quotes (RFC 4180, 2.5 to 2.7).
///
/// A spreadsheet would compute a text that begins like a formula, quotes or not,
/// so `'` is put in front (OWASP, CSV Injection). White space and quotes before
/// the sign are looked through, and the text behind a `;` counts as a beginning
/// too: where a comma is the decimal sign, spreadsheets split at semicolons.
/// Other beginnings that OWASP names, tab and line breaks, become visible signs.
/// Not for numbers of our own: a negative one would become a text.
///
/// Line breaks are shown as well, although quotes could hold them: one record
/// stays one line for tools that read lines, and a text cannot pose as a record.
pub fn field(text: &str) -> String {
    let parts: Vec<_> = line(text).split(';').map(defused).collect();
    format!("\"{}\"", parts.join(";").replace('"', "\"\""))
}

fn defused(part: &str) -> String {
    let sign = if is_formula(part) { "'" } else { "" };
    format!("{sign}{part}")
}

fn is_formula(part: &str) -> bool {
    part.trim_start_matches(|c: char| c.is_whitespace() || "\"'`‘’“”＂＇".contains(c))
        .starts_with(FORMULA)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{is_hidden, tests::hostile};
    use super::*;

    /// The fields that a reader gets from a line of this field and a score.
    fn read(text: &str, separator: u8) -> Vec<String> {
        let table = format!("{},1.5\r\n", field(text));
        let mut reader = ::csv::ReaderBuilder::new()
            .has_headers(false)
            .delimiter(separator)
            .from_reader(table.as_bytes());
        let records: Vec<_> = reader.records().map(|record| record.unwrap()).collect();
        assert_eq!(records.len(), 1);
        records[0].iter().map(str::to_string).collect()
    }

    #[test]
    fn quotes_are_doubled() {
        assert_eq!(field("a \"b\", c"), "\"a \"\"b\"\", c\"");
        assert_eq!(field(""), "\"\"");
    }

    #[test]
    fn formulas_are_defused() {
        assert_eq!(field("=1+1"), "\"'=1+1\"");
        assert_eq!(field("＝1"), "\"'＝1\"");
        assert_eq!(field(" \"@SUM(A1)"), "\"' \"\"@SUM(A1)\"");
        assert_eq!(field("x;-1;y"), "\"x;'-1;y\"");
        assert_eq!(field("a=b, c-d"), "\"a=b, c-d\"");
    }

    #[test]
    fn controls_and_line_breaks_are_shown() {
        assert_eq!(field("\t=1\r\nx,2\0"), "\"⇥=1␍␊x,2␀\"");
    }

    fn check(text: &str) {
        let fields = read(text, b',');
        assert_eq!(fields.len(), 2);
        assert!(!fields[0].contains(is_hidden));
        let shown = line(text);
        assert_eq!(fields[0].split(';').count(), shown.split(';').count());
        for (part, shown) in fields[0].split(';').zip(shown.split(';')) {
            assert!(part == shown || part.strip_prefix('\'') == Some(shown));
        }
        for field in fields.iter().chain(&read(text, b';')) {
            assert!(!field.trim_start().starts_with(FORMULA), "{field}");
        }
    }

    #[test]
    fn hostile_texts_are_only_text() {
        hostile().iter().for_each(|text| check(text));
    }

    proptest! {
        #[test]
        fn a_reader_gets_one_field_and_no_formula(
            text in "[=+@'\",;\\r\\n\\t a＝\\-]*|(?s).*",
        ) {
            check(&text);
        }
    }
}
