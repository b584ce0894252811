//! JSON text -> [`Value`].
//!
//! A reader of our own, because the usual one turns an object with one magic
//! key into a number, keeps the last of two equal keys, and copies each number.
//! Here an object with two equal keys is a fault, all is borrowed that can be,
//! and depth and number of values are bounded.

use std::borrow::Cow;

use super::number::Number;
use super::value::Value;
use crate::checker::text::count;
use crate::checker::visible::short;

/// How deep lists and objects may nest: as deep as `serde_json` reads, so that every reader agrees.
pub const DEPTH_MAX: usize = 127;

/// Why a text is not a value, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseFault {
    /// The offset of the byte that is wrong.
    pub at: usize,
    /// What is wrong, as the end of a sentence.
    pub problem: String,
}

/// Reads one value, with JSON white space around it.
///
/// # Errors
///
/// If the text is not UTF-8, not JSON, nests deeper than [`DEPTH_MAX`], has an
/// object with two equal keys, or has more than `values_max` values.
pub fn parse(text: &[u8], values_max: usize) -> Result<Value<'_>, ParseFault> {
    let text = std::str::from_utf8(text).map_err(|error| ParseFault {
        at: error.valid_up_to(),
        problem: "it is not UTF-8".to_owned(),
    })?;
    let mut parser = Parser {
        text,
        at: 0,
        values_left: values_max,
        values_max,
        depth: 0,
    };
    parser.skip_spaces();
    let value = parser.value()?;
    parser.skip_spaces();
    if parser.at < text.len() {
        return parser.fail("it goes on after the end of the value");
    }
    Ok(value)
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
    values_left: usize,
    values_max: usize,
    depth: usize,
}

impl<'a> Parser<'a> {
    fn value(&mut self) -> Result<Value<'a>, ParseFault> {
        if self.values_left == 0 {
            return self.fail(format!(
                "it has more than {}",
                count(self.values_max, "value")
            ));
        }
        self.values_left -= 1;
        match self.peek() {
            Some(b'n') => self.word("null", Value::Null),
            Some(b't') => self.word("true", Value::Bool(true)),
            Some(b'f') => self.word("false", Value::Bool(false)),
            Some(b'"') => Ok(Value::Text(self.string()?)),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b'[') => self.nested(Self::list),
            Some(b'{') => self.nested(Self::object),
            None => self.fail("it ends where a value was expected"),
            Some(b'N' | b'I') => self.fail("NaN, Infinity and None are not JSON"),
            Some(b'T' | b'F') => self.fail("JSON writes true and false in lower case"),
            Some(b'\'') => self.fail("JSON strings stand in double quotes"),
            Some(_) => self.fail("a value was expected"),
        }
    }

    fn nested(
        &mut self,
        inner: impl FnOnce(&mut Self) -> Result<Value<'a>, ParseFault>,
    ) -> Result<Value<'a>, ParseFault> {
        if self.depth == DEPTH_MAX {
            return self.fail(format!("it nests deeper than {DEPTH_MAX} levels"));
        }
        self.depth += 1;
        self.at += 1;
        self.skip_spaces();
        let value = inner(self)?;
        self.depth -= 1;
        Ok(value)
    }

    fn list(&mut self) -> Result<Value<'a>, ParseFault> {
        let mut items = Vec::new();
        if self.take(b']') {
            return Ok(Value::List(items));
        }
        loop {
            items.push(self.value()?);
            if self.ends(b']', "`,` or `]` was expected")? {
                return Ok(Value::List(items));
            }
        }
    }

    fn object(&mut self) -> Result<Value<'a>, ParseFault> {
        let start = self.at;
        let mut members = Vec::new();
        if self.take(b'}') {
            return Ok(Value::Object(members));
        }
        loop {
            if self.peek() != Some(b'"') {
                return self.fail("a key in double quotes was expected");
            }
            let key = self.string()?;
            self.skip_spaces();
            if !self.take(b':') {
                return self.fail("`:` was expected");
            }
            self.skip_spaces();
            members.push((key, self.value()?));
            if self.ends(b'}', "`,` or `}` was expected")? {
                break;
            }
        }
        members.sort_by(|(one, _), (other, _)| one.cmp(other));
        if let Some(pair) = members.windows(2).find(|pair| pair[0].0 == pair[1].0) {
            let key = short(pair[0].0.as_bytes(), 60);
            return Err(ParseFault {
                at: start,
                problem: format!("this object has the key \"{key}\" twice"),
            });
        }
        Ok(Value::Object(members))
    }

    /// Behind an item: is the list or object over, or has another item begun?
    fn ends(&mut self, end: u8, expected: &str) -> Result<bool, ParseFault> {
        self.skip_spaces();
        if self.take(end) {
            return Ok(true);
        }
        if !self.take(b',') {
            return self.fail(expected);
        }
        self.skip_spaces();
        Ok(false)
    }

    fn word(&mut self, word: &str, value: Value<'a>) -> Result<Value<'a>, ParseFault> {
        if !self.text.as_bytes()[self.at..].starts_with(word.as_bytes()) {
            return self.fail("a value was expected");
        }
        self.at += word.len();
        Ok(value)
    }

    fn number(&mut self) -> Result<Value<'a>, ParseFault> {
        let start = self.at;
        self.take(b'-');
        if !self.take(b'0') {
            self.digits()?;
        }
        if self.take(b'.') {
            self.digits()?;
        }
        if self.take(b'e') || self.take(b'E') {
            let _sign = self.take(b'+') || self.take(b'-');
            self.digits()?;
        }
        Ok(Value::Number(Number::new(&self.text[start..self.at])))
    }

    fn digits(&mut self) -> Result<(), ParseFault> {
        let rest = &self.text.as_bytes()[self.at..];
        let length = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        if length == 0 {
            return self.fail("a digit was expected");
        }
        self.at += length;
        Ok(())
    }

    fn string(&mut self) -> Result<Cow<'a, str>, ParseFault> {
        self.at += 1;
        let mut string = Cow::Borrowed("");
        loop {
            let rest = &self.text[self.at..];
            let plain = rest
                .bytes()
                .take_while(|byte| !matches!(byte, b'"' | b'\\' | 0..=0x1f))
                .count();
            let run = &rest[..plain];
            if string.is_empty() {
                string = Cow::Borrowed(run);
            } else {
                string.to_mut().push_str(run);
            }
            self.at += plain;
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(string);
                }
                Some(b'\\') => string.to_mut().push(self.escape()?),
                Some(_) => return self.fail("a control character in a string has to be escaped"),
                None => return self.fail("it ends inside a string"),
            }
        }
    }

    fn escape(&mut self) -> Result<char, ParseFault> {
        let start = self.at;
        self.at += 2;
        let character = match self.text.as_bytes().get(start + 1) {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\x08',
            Some(b'f') => '\x0c',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode_escape(start),
            _ => {
                self.at = start;
                return self.fail("no such escape in JSON");
            }
        };
        Ok(character)
    }

    fn unicode_escape(&mut self, start: usize) -> Result<char, ParseFault> {
        let first = self.four_digits()?;
        let is_pair = (0xd800..0xdc00).contains(&first)
            && self.text.as_bytes()[self.at..].starts_with(b"\\u");
        let code = if is_pair {
            self.at += 2;
            let second = self.four_digits()?;
            let is_low = (0xdc00..0xe000).contains(&second);
            if is_low {
                0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00)
            } else {
                first
            }
        } else {
            first
        };
        let Some(character) = char::from_u32(code) else {
            self.at = start;
            return self.fail("half of a surrogate pair is not a character");
        };
        Ok(character)
    }

    fn four_digits(&mut self) -> Result<u32, ParseFault> {
        let digits = self
            .text
            .as_bytes()
            .get(self.at..self.at + 4)
            .unwrap_or_default();
        let value = digits.iter().try_fold(0, |value, digit| {
            Some(value * 16 + char::from(*digit).to_digit(16)?)
        });
        let Some(value) = value.filter(|_| digits.len() == 4) else {
            return self.fail("four hexadecimal digits were expected");
        };
        self.at += 4;
        Ok(value)
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn take(&mut self, byte: u8) -> bool {
        let is_there = self.peek() == Some(byte);
        self.at += usize::from(is_there);
        is_there
    }

    fn skip_spaces(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn fail<T>(&self, problem: impl Into<String>) -> Result<T, ParseFault> {
        Err(ParseFault {
            at: self.at,
            problem: problem.into(),
        })
    }
}
