//! `problem.json` as far as it could be read.
//!
//! Serde stops at the first value that it cannot take. So that a reader hears
//! of every mistake at once, such a value is noted, replaced by a stand-in,
//! and reading starts again, until the whole is a [`Definition`].

use serde_json::Value;

use super::definition::{Definition, GroupDefinition};
use super::excerpt::{self, brief};
use super::json_source::JsonSource;
use super::key_path::{KeyPath, Segment};
use super::known_keys;
use super::mistake::{Mistake, Mistakes};
use super::spelling;

/// The file that a definition is read from.
pub(super) const FILE: &str = "problem.json";

/// So many values are replaced at most; each takes one more reading.
const STAND_INS_MAX: usize = 200;

/// A definition, and which parts of it are only stand-ins.
pub(super) struct Draft<'a> {
    source: JsonSource<'a>,
    /// What could be read; meaningless where `is_sound` says no.
    pub(super) definition: Definition,
    broken: Vec<KeyPath>,
}

impl<'a> Draft<'a> {
    /// Reads the text of a `problem.json`; notes every mistake in its syntax and its shape.
    ///
    /// Returns nothing where not even the outermost object could be read.
    pub(super) fn read(text: &'a str, mistakes: &mut Mistakes) -> Option<Draft<'a>> {
        let source = match JsonSource::parse(text) {
            Ok(source) => source,
            Err(flaw) => {
                mistakes
                    .list
                    .push(mistake(flaw.line, &flaw.path, flaw.message));
                return None;
            }
        };
        let repeated = source.repeated_keys().into_iter();
        mistakes
            .list
            .extend(repeated.map(|flaw| mistake(flaw.line, &flaw.path, flaw.message)));

        let mut mending = Mending {
            value: source.value().clone(),
            broken: Vec::new(),
        };
        let mut flaws = Vec::new();
        let definition = mending.definition(&mut flaws);
        for (path, message) in flaws {
            mistakes
                .list
                .push(mistake(source.line(&path), &path, message));
        }
        Some(Draft {
            source,
            definition: definition?,
            broken: mending.broken,
        })
    }

    /// Whether the value at `path` is what the file says, and not a stand-in.
    pub(super) fn is_sound(&self, path: &KeyPath) -> bool {
        !self.broken.iter().any(|broken| broken.holds(path))
    }

    /// Whether the value at `path` is what the file says, with all that is inside it.
    pub(super) fn is_sound_throughout(&self, path: &KeyPath) -> bool {
        self.is_sound(path) && !self.broken.iter().any(|broken| path.holds(broken))
    }

    /// The groups; nothing where a name is only a stand-in, which may be any name.
    pub(super) fn named_groups(&self) -> Option<&[GroupDefinition]> {
        let path = KeyPath::root().key("groups");
        let groups = &self.definition.groups;
        let is_sound = self.is_sound(&path)
            && (0..groups.len()).all(|index| self.is_sound(&path.index(index).key("name")));
        is_sound.then_some(groups)
    }

    /// A mistake at a path of this file.
    pub(super) fn mistake(&self, path: &KeyPath, message: String) -> Mistake {
        mistake(self.source.line(path), path, message)
    }
}

fn mistake(line: u32, path: &KeyPath, message: String) -> Mistake {
    let key = Some(path.to_string()).filter(|key| !key.is_empty());
    Mistake {
        file: FILE.into(),
        line: Some(line),
        key,
        message,
    }
}

/// The value on its way to being a definition.
struct Mending {
    value: Value,
    broken: Vec<KeyPath>,
}

/// Where, and what is wrong there.
type Flaws = Vec<(KeyPath, String)>;

impl Mending {
    fn definition(&mut self, flaws: &mut Flaws) -> Option<Definition> {
        if !self.value.is_object() {
            let message = format!("expected an object, found {}", brief(&self.value));
            flaws.push((KeyPath::root(), message));
            return None;
        }
        // Serde takes a list for a struct, element by field. We do not.
        while let Some(path) = misplaced_list(&self.value, &KeyPath::root()) {
            let found = self.at(&path).map(brief).unwrap_or_default();
            let expected = known_keys::expected(&path).unwrap_or_default();
            self.note(path, format!("expected {expected}, found {found}"), flaws)?;
        }
        loop {
            let error = match serde_path_to_error::deserialize(&self.value) {
                Ok(definition) => return Some(definition),
                Err(error) => error,
            };
            let (path, message) = self.told(error.path().into(), &error.inner().to_string());
            self.note(path, message, flaws)?;
        }
    }

    /// Serde's message in the words of this file's readers.
    fn told(&self, path: KeyPath, message: &str) -> (KeyPath, String) {
        let names: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
        if let (true, Some(name)) = (message.starts_with("missing field"), names.first()) {
            return (path.key(*name), format!("the key `{name}` is missing"));
        }
        if message.starts_with("unknown field") {
            let typed = path.last_key().unwrap_or_default();
            let known = names
                .split_first()
                .map(|(_, known)| known)
                .unwrap_or_default();
            let hint = spelling::hint(typed, known.iter().copied());
            let list = if known.is_empty() {
                "none".to_owned()
            } else {
                known.join(", ")
            };
            let quoted = excerpt::quoted(typed);
            return (
                path,
                format!("{quoted} is no key here{hint}; the keys are {list}"),
            );
        }
        let found = self.at(&path).map(brief);
        if message.starts_with("unknown variant") {
            let known = names
                .split_first()
                .map(|(_, known)| known)
                .unwrap_or_default();
            let typed = match self.at(&path) {
                Some(Value::Object(members)) => members.keys().next().map(String::as_str),
                other => other.and_then(Value::as_str),
            };
            let typed = typed.unwrap_or_default();
            let hint = spelling::hint(typed, known.iter().copied());
            let quoted = excerpt::quoted(typed);
            let list = known.join(", ");
            return (
                path,
                format!("{quoted} is not known here{hint}; expected one of {list}"),
            );
        }
        let by_serde = [
            "invalid type",
            "invalid value",
            "invalid number",
            "invalid length",
        ];
        if by_serde
            .iter()
            .any(|beginning| message.starts_with(beginning))
            && let Some(expected) = known_keys::expected(&path)
        {
            let found = found.unwrap_or_else(|| "something else".to_owned());
            return (path, format!("expected {expected}, found {found}"));
        }
        (path, message.to_owned())
    }

    /// Notes a flaw and puts a stand-in in its place; nothing if there is no way on.
    fn note(&mut self, path: KeyPath, message: String, flaws: &mut Flaws) -> Option<()> {
        // What follows from a stand-in is not a mistake of the file.
        if !self
            .broken
            .iter()
            .any(|broken| path.holds(broken) || broken.holds(&path))
        {
            flaws.push((path.clone(), message));
        }
        if self.broken.len() >= STAND_INS_MAX {
            let message = "there are more mistakes than are told at once; mend these first";
            flaws.push((KeyPath::root(), message.to_owned()));
            return None;
        }
        let tried = self.broken.iter().filter(|broken| **broken == path).count();
        let stand_in = known_keys::stand_in(&path).filter(|_| tried == 0);
        self.replace(&path, stand_in);
        self.broken.push(path);
        (tried < 2).then_some(())
    }

    /// Replaces the value at a path, or takes its key away. Where the path leads
    /// nowhere, the value around it is replaced.
    fn replace(&mut self, path: &KeyPath, stand_in: Option<Value>) {
        let Some((around, last)) = path.split_last() else {
            return;
        };
        match (walk(&mut self.value, &around), last, stand_in) {
            (Some(Value::Object(members)), Segment::Key(key), Some(value)) => {
                members.insert(key.clone(), value);
            }
            (Some(Value::Object(members)), Segment::Key(key), None) => {
                members.remove(key);
            }
            (Some(Value::Array(elements)), Segment::Index(index), Some(value))
                if *index < elements.len() =>
            {
                elements[*index] = value;
            }
            _ => {
                self.replace(&around, known_keys::stand_in(&around));
                self.broken.push(around);
            }
        }
    }

    fn at(&self, path: &KeyPath) -> Option<&Value> {
        let mut value = &self.value;
        for segment in path.segments() {
            // A bare name leads to its variant: the name is what was found.
            let inner = match segment {
                Segment::Key(key) if value.as_str() == Some(key) => Some(value),
                Segment::Key(key) => value.get(key),
                Segment::Index(index) => value.get(index),
            };
            value = inner?;
        }
        Some(value)
    }
}

fn walk<'a>(value: &'a mut Value, path: &KeyPath) -> Option<&'a mut Value> {
    path.segments()
        .iter()
        .try_fold(value, |value, segment| match segment {
            Segment::Key(key) => value.get_mut(key),
            Segment::Index(index) => value.get_mut(index),
        })
}

/// The first known key that has a list and should not; of unknown keys serde tells.
fn misplaced_list(value: &Value, path: &KeyPath) -> Option<KeyPath> {
    match value {
        Value::Object(members) => members
            .iter()
            .map(|(key, value)| (path.key(key), value))
            .filter(|(path, _)| known_keys::expected(path).is_some())
            .find_map(|(path, value)| misplaced_list(value, &path)),
        Value::Array(_) if !known_keys::is_list(path) => Some(path.clone()),
        Value::Array(elements) => {
            let mut elements = elements.iter().enumerate();
            elements.find_map(|(index, value)| misplaced_list(value, &path.index(index)))
        }
        _ => None,
    }
}
