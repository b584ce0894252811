//! The report as JSON: written, read back, and described by a schema.

use std::io::{self, Write};

use serde::{Deserialize, Serialize};
use serde_json::ser::{Formatter, PrettyFormatter};
use serde_json::value::RawValue;

use super::escape;
use super::record::{Report, SCHEMA_VERSION};

/// The oldest version that is still read.
const SCHEMA_VERSION_OLDEST: u32 = 1;

/// No message about a broken report is longer, in columns: it may quote what is broken.
const MESSAGE_COLUMNS_MAX: usize = 300;

/// Why some bytes are not a report.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// Not JSON, or cut off.
    #[error("line {line}, column {column}: not JSON: {message}")]
    Syntax {
        /// From 1.
        line: usize,
        /// From 1.
        column: usize,
        /// What is wrong there.
        message: String,
    },
    /// JSON, but of another shape than a report.
    #[error("line {line}, column {column}, at `{place}`: {message}")]
    Shape {
        /// From 1.
        line: usize,
        /// From 1.
        column: usize,
        /// `candidates[0].score`; `.` is the whole.
        place: String,
        /// What is wrong there.
        message: String,
    },
    /// JSON without a `schema_version`: the file of something else.
    #[error("no report of gradebox: it has no `schema_version`")]
    Unversioned,
    /// A report of another version than this gradebox reads.
    #[error(
        "this report has schema version {found}, and this gradebox reads versions \
         {SCHEMA_VERSION_OLDEST} to {SCHEMA_VERSION}; \
         use the gradebox that wrote it, or grade again"
    )]
    Version {
        /// The version that the report says it has, shortened where it is absurd.
        found: String,
    },
}

/// The report as JSON for people and programs.
pub fn render(report: &Report) -> String {
    document(report)
}

/// Writes what [`render`] makes, bit by bit: a report may be large.
///
/// # Errors
///
/// When it cannot be written there.
pub fn write(report: &Report, to: impl Write) -> io::Result<()> {
    write_document(report, to)
}

/// A value as JSON: indented, in the order of its types, with a newline at the end.
///
/// Characters that could disturb a terminal, or give orders to a CI service that reads its
/// log, are written as `\uNNNN`.
pub(super) fn document(value: &impl Serialize) -> String {
    let mut bytes = Vec::new();
    write_document(value, &mut bytes).expect("every record can be written as JSON");
    String::from_utf8(bytes).expect("JSON is UTF-8")
}

fn write_document(value: &impl Serialize, mut to: impl Write) -> io::Result<()> {
    let formatter = Escaping(PrettyFormatter::with_indent(b" "));
    let mut serializer = serde_json::Serializer::with_formatter(&mut to, formatter);
    value.serialize(&mut serializer)?;
    to.write_all(b"\n")
}

/// Reads a report that [`render`] wrote, possibly by another version of gradebox.
pub fn parse(text: &[u8]) -> Result<Report, ReadError> {
    let text = text.strip_prefix("\u{feff}".as_bytes()).unwrap_or(text);
    // The version first: the shape of another version would only confuse.
    let head: Head<'_> = read(text)?;
    let Some(version) = head.schema_version else {
        return Err(ReadError::Unversioned);
    };
    let known = (SCHEMA_VERSION_OLDEST..=SCHEMA_VERSION).map(|known| known.to_string());
    if !known.into_iter().any(|known| known == version.get()) {
        let found = escape::clipped(version.get(), 40);
        return Err(ReadError::Version { found });
    }
    let mut report: Report = read(text)?;
    // What a later version added is optional.
    report.schema_version = SCHEMA_VERSION;
    Ok(report)
}

/// The JSON Schema of a report.
pub fn schema() -> serde_json::Value {
    schemars::schema_for!(Report).to_value()
}

/// What every version of a report has, unread.
#[derive(Deserialize)]
struct Head<'a> {
    #[serde(default, borrow)]
    schema_version: Option<&'a RawValue>,
}

fn read<'a, T: Deserialize<'a>>(text: &'a [u8]) -> Result<T, ReadError> {
    let mut deserializer = serde_json::Deserializer::from_slice(text);
    let value = serde_path_to_error::deserialize(&mut deserializer)
        .map_err(|error| ReadError::new(&error.path().to_string(), error.inner()))?;
    deserializer
        .end()
        .map_err(|error| ReadError::new(".", &error))?;
    Ok(value)
}

impl ReadError {
    fn new(place: &str, error: &serde_json::Error) -> ReadError {
        let (line, column) = (error.line(), error.column());
        let message = error.to_string();
        let position = format!(" at line {line} column {column}");
        let message = message.strip_suffix(&position).unwrap_or(&message);
        let message = escape::clipped(message, MESSAGE_COLUMNS_MAX);
        if error.is_data() {
            let place = escape::clipped(place, MESSAGE_COLUMNS_MAX);
            ReadError::Shape {
                line,
                column,
                place,
                message,
            }
        } else {
            ReadError::Syntax {
                line,
                column,
                message,
            }
        }
    }
}

/// As its inner formatter, with hidden characters written as numbers.
struct Escaping(PrettyFormatter<'static>);

impl Formatter for Escaping {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        to: &mut W,
        text: &str,
    ) -> io::Result<()> {
        // Nearly everything, and most of a large report.
        if text
            .bytes()
            .all(|byte| matches!(byte, b' '..=b'~') && byte != b'#')
        {
            return to.write_all(text.as_bytes());
        }
        let (mut written, mut before) = (0, ' ');
        for (at, c) in text.char_indices() {
            // CI services take `##[error]`, wherever in a line it stands, for an order.
            if escape::is_hidden(c) || (before, c) == ('#', '#') {
                to.write_all(&text.as_bytes()[written..at])?;
                for unit in c.encode_utf16(&mut [0; 2]) {
                    write!(to, "\\u{unit:04x}")?;
                }
                written = at + c.len_utf8();
            }
            before = c;
        }
        to.write_all(&text.as_bytes()[written..])
    }

    fn begin_array<W: ?Sized + Write>(&mut self, to: &mut W) -> io::Result<()> {
        self.0.begin_array(to)
    }

    fn end_array<W: ?Sized + Write>(&mut self, to: &mut W) -> io::Result<()> {
        self.0.end_array(to)
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, to: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_array_value(to, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, to: &mut W) -> io::Result<()> {
        self.0.end_array_value(to)
    }

    fn begin_object<W: ?Sized + Write>(&mut self, to: &mut W) -> io::Result<()> {
        self.0.begin_object(to)
    }

    fn end_object<W: ?Sized + Write>(&mut self, to: &mut W) -> io::Result<()> {
        self.0.end_object(to)
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, to: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_object_key(to, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, to: &mut W) -> io::Result<()> {
        self.0.begin_object_value(to)
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, to: &mut W) -> io::Result<()> {
        self.0.end_object_value(to)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Audience, RankBy};
    use super::*;

    fn empty() -> Report {
        Report {
            schema_version: SCHEMA_VERSION,
            gradebox_version: "0.1.0".to_string(),
            audience: Audience::default(),
            rank_by: RankBy::default(),
            runtimes: Vec::new(),
            problems: Vec::new(),
            candidates: Vec::new(),
            verdict_counts: Vec::new(),
            interrupted: false,
            ignored: Vec::new(),
        }
    }

    fn message(text: &str) -> String {
        parse(text.as_bytes()).expect_err(text).to_string()
    }

    #[test]
    fn a_report_ends_with_a_newline_and_reads_back() {
        let text = render(&empty());
        assert!(
            text.starts_with("{\n \"schema_version\": 2,\n \"gradebox_version\""),
            "{text}"
        );
        assert!(text.ends_with("}\n"));
        assert_eq!(parse(text.as_bytes()), Ok(empty()));
        assert_eq!(parse(format!("\u{feff}{text}").as_bytes()), Ok(empty()));
    }

    #[test]
    fn another_version_is_named_beside_ours() {
        let newer = message(r#"{"schema_version": 7, "unheard": [1]}"#);
        assert!(
            newer.contains("version 7,") && newer.contains("versions 1 to 2;"),
            "{newer}"
        );
        let absurd = message(&format!(r#"{{"schema_version": 1{}}}"#, "0".repeat(5000)));
        assert!(absurd.contains("1000") && absurd.len() < 300, "{absurd}");
        assert!(message(r#"{"schema_version": "\u001b[31m"}"#).contains("schema version"));
        assert_eq!(parse(b"{}"), Err(ReadError::Unversioned));
    }

    #[test]
    fn what_is_broken_is_told_with_its_place() {
        let syntax = message("{\n  \"schema_version\": 1,\n  oops\n}");
        assert!(syntax.starts_with("line 3, column 3: not JSON"), "{syntax}");
        assert!(message("").starts_with("line 1, column 0: not JSON"));
        let text = render(&empty()).replace("\"problems\": []", "\"problems\": [{\"id\": 5}]");
        let shape = message(&text);
        assert!(
            shape.contains("at `problems[0].id`") && shape.starts_with("line "),
            "{shape}"
        );
        assert!(message(&format!("{}x", render(&empty()))).contains("not JSON"));
    }

    #[test]
    fn hostile_input_is_an_error_and_its_message_is_harmless() {
        let in_version = format!("{{\"schema_version\": {}", "[".repeat(1_000_000));
        assert!(matches!(
            parse(in_version.as_bytes()),
            Err(ReadError::Syntax { .. })
        ));
        let anywhere = format!("{{\"a\": {}", "[".repeat(1_000_000));
        assert!(matches!(
            parse(anywhere.as_bytes()),
            Err(ReadError::Syntax { .. })
        ));
        let named = render(&empty()).replace("\"ignored", "\"").replace(
            "\"runtimes\"",
            "\"\\u001b]8;;x\\u0007\\n::error::\": 1, \"runtimes\"",
        );
        let message = message(&named);
        assert!(!message.chars().any(char::is_control), "{message:?}");
        let number = render(&empty()).replace(
            "\"verdict_counts\": []",
            "\"verdict_counts\": [{\"verdict\": \"accepted\", \"submissions\": 1e999999}]",
        );
        assert!(matches!(
            parse(number.as_bytes()),
            Err(ReadError::Shape { .. } | ReadError::Syntax { .. })
        ));
        assert!(parse(b"\xff\xfe{}").is_err());
    }

    #[test]
    fn hidden_characters_are_numbers_in_json() {
        let mut report = empty();
        report.gradebox_version = "\u{9b}31m\u{202e}\u{e0041}\u{7f}é".to_string();
        let text = render(&report);
        assert!(
            text.contains(r"\u009b31m\u202e\udb40\udc41\u007fé"),
            "{text}"
        );
        assert_eq!(parse(text.as_bytes()), Ok(report));
    }

    #[test]
    fn no_text_is_an_order_to_a_ci_service() {
        let mut report = empty();
        report.gradebox_version = "##[error]x ###vso[y] #1".to_string();
        let text = render(&report);
        assert!(
            text.contains(r"#\u0023[error]x #\u0023\u0023vso[y] #1"),
            "{text}"
        );
        assert_eq!(parse(text.as_bytes()), Ok(report));
    }

    #[test]
    fn the_schema_describes_what_is_written() {
        let schema = schema();
        let known = schema["properties"]
            .as_object()
            .expect("a report is an object");
        let written: serde_json::Value = serde_json::from_str(&render(&empty())).expect("JSON");
        for key in written.as_object().expect("an object").keys() {
            assert!(known.contains_key(key), "{key}");
        }
        assert_eq!(schema["additionalProperties"], false);
    }
}
