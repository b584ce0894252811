//! Where two values differ, kept as references until it is told.

use super::value::Value;
use crate::checker::place::column;
use crate::checker::text::{count, first_difference, more_than_expected};
use crate::checker::visible::{Spaces, around, short};

/// The most characters of a place.
const PLACE_CHARS_MAX: usize = 200;
/// The most characters of one key in a place or a message.
const KEY_CHARS_MAX: usize = 40;
/// The most characters of a value in a message.
const MESSAGE_CHARS_MAX: usize = 60;

/// One step from a value to a value in it.
#[derive(Clone, Copy, Debug)]
pub enum Step<'v> {
    /// The item of a list, counted from 0.
    Index(usize),
    /// The member of an object.
    Key(&'v str),
}

/// What differs.
#[derive(Clone, Copy, Debug)]
pub enum Kind<'v> {
    /// Two values that are not the same.
    Value {
        expected: &'v Value<'v>,
        found: &'v Value<'v>,
    },
    /// The output's list ends before this item of the answer.
    Shorter {
        missing: usize,
        first: &'v Value<'v>,
    },
    /// The output's list goes on with this item.
    Longer { extra: usize, first: &'v Value<'v> },
    /// The output's object has no such key.
    MissingKey { key: &'v str, value: &'v Value<'v> },
    /// The answer's object has no such key.
    ExtraKey { key: &'v str, value: &'v Value<'v> },
    /// Items of a list without an order that have no counterpart: how many, and one of them.
    Unmatched {
        missing: Option<(usize, &'v Value<'v>)>,
        extra: Option<(usize, &'v Value<'v>)>,
    },
}

/// The first difference of two values.
#[derive(Clone, Debug)]
pub struct Mismatch<'v> {
    /// The way there, the last step first.
    steps: Vec<Step<'v>>,
    kind: Kind<'v>,
}

/// A mismatch in words: what is expected, what was found, and a sentence.
#[derive(Clone, Debug)]
pub struct Told {
    pub expected: String,
    pub found: String,
    pub message: String,
}

impl<'v> Mismatch<'v> {
    /// A difference right here.
    pub fn new(kind: Kind<'v>) -> Self {
        Mismatch {
            steps: Vec::new(),
            kind,
        }
    }

    /// The same difference, seen from one level up.
    pub fn below(mut self, step: Step<'v>) -> Self {
        self.steps.push(step);
        self
    }

    /// The steps from the outermost value on.
    pub fn steps(&self) -> impl Iterator<Item = Step<'v>> {
        self.steps.iter().rev().copied()
    }

    /// `$[2].name`.
    pub fn place(&self) -> String {
        let mut place = String::from("$");
        for step in self.steps() {
            match step {
                Step::Index(index) => place.push_str(&format!("[{index}]")),
                Step::Key(key) if is_name(key) => place.push_str(&format!(".{key}")),
                Step::Key(key) => place.push_str(&format!("[{}]", quoted(key))),
            }
        }
        let cut = place.chars().count().saturating_sub(PLACE_CHARS_MAX - 1);
        if cut > 1 {
            format!("…{}", place.chars().skip(cut).collect::<String>())
        } else {
            place
        }
    }

    /// The difference in words; `noun` is what an item of a list is called.
    pub fn told(&self, noun: &str) -> Told {
        match self.kind {
            Kind::Value {
                expected: Value::Text(expected),
                found: Value::Text(found),
            } => texts(expected, found),
            Kind::Value { expected, found } => Told {
                expected: expected.shown(),
                found: found.shown(),
                message: values_message(expected, found),
            },
            Kind::Shorter { missing, first } => Told {
                expected: first.shown(),
                found: String::new(),
                message: format!("the list ends {} too early", count(missing, noun)),
            },
            Kind::Longer { extra, first } => Told {
                expected: String::new(),
                found: first.shown(),
                message: more_than_expected(extra, noun),
            },
            Kind::MissingKey { key, value } => Told {
                expected: value.shown(),
                found: String::new(),
                message: format!("missing key {}", quoted(key)),
            },
            Kind::ExtraKey { key, value } => Told {
                expected: String::new(),
                found: value.shown(),
                message: format!("key {} is not expected", quoted(key)),
            },
            Kind::Unmatched { missing, extra } => {
                let shown = |unmatched: Option<(usize, &Value<'_>)>| {
                    unmatched.map_or_else(String::new, |(_, value)| value.shown())
                };
                let message = match (missing, extra) {
                    (Some(missing), _) => format!("{} missing", unmatched_are(missing, noun)),
                    (None, Some(extra)) => format!("{} not expected", unmatched_are(extra, noun)),
                    (None, None) => String::new(),
                };
                Told {
                    expected: shown(missing),
                    found: shown(extra),
                    message,
                }
            }
        }
    }
}

fn unmatched_are((number, first): (usize, &Value<'_>), noun: &str) -> String {
    let first = first.shown_short(MESSAGE_CHARS_MAX);
    match number {
        1 => format!("{noun} {first} is"),
        _ => format!("{noun} {first} and {} are", count(number - 1, "other")),
    }
}

fn values_message(expected: &Value<'_>, found: &Value<'_>) -> String {
    match (expected, found) {
        (Value::Bool(expected), Value::Bool(found)) => {
            format!("{found} where {expected} was expected")
        }
        (Value::Number(expected), Value::Number(found))
            if found.is_integer() || !expected.is_integer() =>
        {
            "the number differs".to_owned()
        }
        _ => format!("{} where {} was expected", found.kind(), expected.kind()),
    }
}

fn texts(expected: &str, found: &str) -> Told {
    let (expected, found) = (expected.as_bytes(), found.as_bytes());
    let at = first_difference(expected, found).unwrap_or(0);
    let message = match (at == expected.len(), at == found.len()) {
        (false, true) => "the text ends too early".to_owned(),
        (true, false) => "the text goes on after its expected end".to_owned(),
        _ => format!("the text differs from character {} on", column(found, at)),
    };
    let shown = |text| format!("\"{}\"", around(text, at, Spaces::Marked));
    Told {
        expected: shown(expected),
        found: shown(found),
        message,
    }
}

fn is_name(key: &str) -> bool {
    let is_letter = |character: char| character.is_ascii_alphabetic() || character == '_';
    key.len() <= KEY_CHARS_MAX
        && key.starts_with(is_letter)
        && key
            .chars()
            .all(|character| is_letter(character) || character.is_ascii_digit())
}

fn quoted(key: &str) -> String {
    format!("\"{}\"", short(key.as_bytes(), KEY_CHARS_MAX))
}
