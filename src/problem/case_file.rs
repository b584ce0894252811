//! One file in `data`: a test case, if its name and its content are right.

use std::path::Path;

use serde_json::Value;

use super::arguments;
use super::definition::{Interface, Signature};
use super::entries::{Entry, Kind, Root};
use super::excerpt::quoted;
use super::json_source::JsonSource;
use super::key_path::KeyPath;
use super::mistake::{Mistake, Mistakes};
use super::names;
use super::tables;

/// A case has at most so many bytes.
const BYTES_MAX: u64 = 16 * 1024 * 1024;

/// So many mistakes of one case are told: a wrong column is wrong in every row.
const MISTAKES_MAX: usize = 20;

/// What the definition says about every case, as far as it could be read.
#[derive(Clone, Copy)]
pub(super) enum Form<'a> {
    /// Bytes for standard input: of `stdio`, or of a `driver`.
    Text,
    /// Arguments; without a signature where that could not be read.
    Arguments(Option<&'a Signature>),
    /// Tables.
    Tables,
    /// The interface could not be read: names are checked, contents are not.
    Unknown,
}

impl<'a> Form<'a> {
    /// The form of an interface; `is_sound` says whether all inside it could be read.
    pub(super) fn of(interface: &'a Interface, is_sound: bool) -> Self {
        match interface {
            Interface::Stdio | Interface::Driver => Form::Text,
            Interface::Function(signature) => Form::Arguments(is_sound.then_some(signature)),
            Interface::Sql => Form::Tables,
        }
    }

    /// The endings that the files of cases have.
    pub(super) fn endings(self) -> &'static [&'static str] {
        match self {
            Form::Text => &["in"],
            Form::Arguments(_) | Form::Tables => &["json"],
            Form::Unknown => &["in", "json"],
        }
    }
}

/// The name of the case that an entry of a group's folder is; nothing, with a mistake, if it is none.
pub(super) fn name(entry: &Entry, form: Form, mistakes: &mut Mistakes) -> Option<String> {
    let endings = form.endings().join("` or `.");
    let found = entry.kind.noun();
    let other = match entry.kind {
        Kind::File { .. } => None,
        Kind::Folder => Some(format!(
            "expected a test case, which is a file, found {found}; move its cases up or remove it"
        )),
        Kind::Link | Kind::Special => {
            Some(format!("expected a regular file, found {found}; remove it"))
        }
    };
    if let Some(message) = other {
        mistakes.add(&entry.path, message);
        return None;
    }
    let case = entry
        .name
        .rsplit_once('.')
        .filter(|(_, ending)| form.endings().contains(ending));
    let Some((name, _)) = case else {
        let message = format!(
            "is no test case: with this interface, their names end in `.{endings}`; remove or rename it"
        );
        mistakes.add(&entry.path, message);
        return None;
    };
    if !names::is_case(name) {
        let message = format!(
            "{} is no name of a test case: letters, digits, `_`, `-`, at most 64, no `-` at the \
             beginning",
            quoted(name)
        );
        mistakes.add(&entry.path, message);
        return None;
    }
    Some(name.to_owned())
}

/// The bytes of a case; nothing, with mistakes, where it cannot be read or is not of its form.
pub(super) fn input(
    root: &Root,
    path: &Path,
    form: Form,
    mistakes: &mut Mistakes,
) -> Option<Vec<u8>> {
    if matches!(form, Form::Text | Form::Unknown) {
        return root.bytes(path, BYTES_MAX, mistakes);
    }
    let text = root.text(path, BYTES_MAX, mistakes)?;
    let flaws = flaws(&text, form);
    for (line, key, message) in &flaws {
        let key = Some(key.to_string()).filter(|key| !key.is_empty());
        let message = message.clone();
        mistakes.list.push(Mistake {
            file: path.into(),
            line: Some(*line),
            key,
            message,
        });
    }
    flaws.is_empty().then(|| text.into_bytes())
}

fn flaws(text: &str, form: Form) -> Vec<(u32, KeyPath, String)> {
    let source = match JsonSource::parse(text) {
        Ok(source) => source,
        Err(flaw) => return vec![(flaw.line, flaw.path, flaw.message)],
    };
    let repeated = source.repeated_keys().into_iter();
    let mut flaws: Vec<_> = repeated
        .map(|flaw| (flaw.line, flaw.path, flaw.message))
        .collect();
    let of_form = match (form, source.value()) {
        (Form::Arguments(Some(signature)), value) => arguments::check(value, signature),
        (Form::Arguments(None), Value::Array(_)) | (Form::Text | Form::Unknown, _) => Vec::new(),
        (Form::Arguments(None), _) => {
            vec![(KeyPath::root(), "expected a list of arguments".to_owned())]
        }
        (Form::Tables, value) => tables::check(value),
    };
    let is_cut = flaws.len() + of_form.len() > MISTAKES_MAX;
    flaws.truncate(MISTAKES_MAX);
    // Only of what is told: finding a line takes a pass over the text.
    let told = of_form.into_iter().take(MISTAKES_MAX - flaws.len());
    flaws.extend(told.map(|(path, message)| (source.line(&path), path, message)));
    if is_cut {
        // On the last line that is told of, so that it comes behind the others.
        let line = flaws.iter().map(|(line, ..)| *line).max().unwrap_or(1);
        let message = "there are more mistakes in this case than are told at once";
        flaws.push((line, KeyPath::root(), message.to_owned()));
    }
    flaws
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn that_more_mistakes_are_there_than_are_told_is_told() {
        let rows = |count: usize| {
            let rows = vec!["[1, 2]"; count].join(",\n");
            let text = format!(r#"{{"t": {{"columns": [["id", "INTEGER"]], "rows": [{rows}]}}}}"#);
            flaws(&text, Form::Tables)
        };
        assert_eq!(rows(MISTAKES_MAX).len(), MISTAKES_MAX);
        let told = rows(MISTAKES_MAX + 1);
        assert_eq!(told.len(), MISTAKES_MAX + 1);
        let (line, path, message) = told.last().unwrap();
        assert_eq!((*line, path.to_string().as_str()), (20, ""));
        assert!(message.starts_with("there are more mistakes in this case"));
    }
}
