//! Compares two values by structure.

use std::cell::Cell;
use std::cmp::Ordering;

use super::mismatch::{Kind, Mismatch, Step};
use super::multiset;
use super::number::Number;
use super::order::{Detail, compare};
use super::value::Value;
use crate::checker::float::Tolerance;

/// At which depths lists have no order.
#[derive(Clone, Debug)]
pub enum Unordered {
    /// At these; 0 is the outermost value.
    At(Vec<u32>),
    /// At all of them.
    Everywhere,
}

/// When an integer may stand where the answer has a float, and the other way round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kinds {
    /// Where the answer has a float, an integer will do.
    AnswerDecides,
    /// One is as good as the other.
    Same,
}

/// How two values are compared.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// The depths at which lists have no order.
    pub unordered: Unordered,
    /// How far floats may be from the answer's.
    pub tolerance: Option<Tolerance>,
    /// Whether integers and floats are told apart. Where they are not, the
    /// tolerance holds if either of the two numbers is a float.
    pub kinds: Kinds,
    /// How many values pair tests have looked at; [`multiset`] stops at a bound.
    pub tested: Cell<usize>,
}

impl Comparison {
    /// A comparison without tolerance.
    pub fn new(unordered: Unordered, kinds: Kinds) -> Self {
        Comparison {
            unordered,
            tolerance: None,
            kinds,
            tested: Cell::new(0),
        }
    }

    /// Sorts the lists without an order, innermost first, as [`Comparison::compare`] needs both values.
    pub fn sort(&self, value: &mut Value<'_>) {
        self.sort_below(value, 0);
    }

    fn sort_below(&self, value: &mut Value<'_>, depth: u32) {
        match value {
            Value::List(items) => {
                items
                    .iter_mut()
                    .for_each(|item| self.sort_below(item, depth + 1));
                if self.is_unordered(depth) {
                    items.sort_by(|one, other| self.order(one, other));
                }
            }
            Value::Object(members) => {
                members
                    .iter_mut()
                    .for_each(|(_, value)| self.sort_below(value, depth + 1));
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Text(_) => {}
        }
    }

    /// The order of the items of sorted lists.
    pub fn order(&self, one: &Value<'_>, other: &Value<'_>) -> Ordering {
        compare(one, other, self.group())
            .then_with(|| compare(one, other, Detail::Value))
            .then_with(|| compare(one, other, Detail::Kind))
    }

    /// Values can only be the same if they are equal in this detail.
    pub fn group(&self) -> Detail {
        if self.tolerance.is_some() {
            Detail::Shape
        } else {
            Detail::Value
        }
    }

    /// Is an item that equals one of the answer's in every detail never needed elsewhere?
    pub fn is_settled(&self, answer: &Value<'_>) -> bool {
        self.tolerance.is_none() || (self.kinds == Kinds::AnswerDecides && !answer.has_float())
    }

    /// Have the lists at this depth no order?
    pub fn is_unordered(&self, depth: u32) -> bool {
        match &self.unordered {
            Unordered::At(depths) => depths.contains(&depth),
            Unordered::Everywhere => true,
        }
    }

    /// Compares two values that have been sorted.
    ///
    /// # Errors
    ///
    /// The first difference.
    pub fn compare<'v>(
        &self,
        answer: &'v Value<'v>,
        output: &'v Value<'v>,
    ) -> Result<(), Mismatch<'v>> {
        self.compare_below(answer, output, 0)
    }

    /// Sorts and compares copies of two values.
    pub fn accepts(&self, mut answer: Value<'_>, mut output: Value<'_>) -> bool {
        self.sort(&mut answer);
        self.sort(&mut output);
        self.compare(&answer, &output).is_ok()
    }

    /// As [`Comparison::compare`], for values at this depth.
    pub fn compare_below<'v>(
        &self,
        answer: &'v Value<'v>,
        output: &'v Value<'v>,
        depth: u32,
    ) -> Result<(), Mismatch<'v>> {
        let is_same = match (answer, output) {
            (Value::List(expected), Value::List(found)) if self.is_unordered(depth) => {
                return multiset::compare(self, expected, found, depth);
            }
            (Value::List(expected), Value::List(found)) => {
                return self.lists(expected, found, depth);
            }
            (Value::Object(expected), Value::Object(found)) => {
                return self.objects(expected, found, depth);
            }
            (Value::Null, Value::Null) => true,
            (Value::Bool(expected), Value::Bool(found)) => expected == found,
            (Value::Text(expected), Value::Text(found)) => expected == found,
            (Value::Number(expected), Value::Number(found)) => self.accepts_number(expected, found),
            _ => false,
        };
        if is_same {
            Ok(())
        } else {
            Err(Mismatch::new(Kind::Value {
                expected: answer,
                found: output,
            }))
        }
    }

    fn accepts_number(&self, answer: &Number<'_>, output: &Number<'_>) -> bool {
        let may_be_float = !answer.is_integer() || self.kinds == Kinds::Same;
        if answer.compare(output).is_eq() {
            return may_be_float || output.is_integer();
        }
        let is_float = !answer.is_integer() || (may_be_float && !output.is_integer());
        is_float
            && self
                .tolerance
                .is_some_and(|tolerance| tolerance.accepts(answer.value(), output.value()))
    }

    fn lists<'v>(
        &self,
        answer: &'v [Value<'v>],
        output: &'v [Value<'v>],
        depth: u32,
    ) -> Result<(), Mismatch<'v>> {
        for (index, (expected, found)) in answer.iter().zip(output).enumerate() {
            self.compare_below(expected, found, depth + 1)
                .map_err(|mismatch| mismatch.below(Step::Index(index)))?;
        }
        let common = answer.len().min(output.len());
        let kind = match (&answer[common..], &output[common..]) {
            ([first, ..], _) => Kind::Shorter {
                missing: answer.len() - common,
                first,
            },
            (_, [first, ..]) => Kind::Longer {
                extra: output.len() - common,
                first,
            },
            ([], []) => return Ok(()),
        };
        Err(Mismatch::new(kind).below(Step::Index(common)))
    }

    fn objects<'v, K: AsRef<str>>(
        &self,
        answer: &'v [(K, Value<'v>)],
        output: &'v [(K, Value<'v>)],
        depth: u32,
    ) -> Result<(), Mismatch<'v>> {
        let (mut expected, mut found) = (answer.iter().peekable(), output.iter().peekable());
        loop {
            let order = match (expected.peek(), found.peek()) {
                (None, None) => return Ok(()),
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (Some((one, _)), Some((other, _))) => one.as_ref().cmp(other.as_ref()),
            };
            let one = if order.is_le() { expected.next() } else { None };
            let other = if order.is_ge() { found.next() } else { None };
            match (one, other) {
                (Some((key, one)), Some((_, other))) => {
                    self.compare_below(one, other, depth + 1)
                        .map_err(|mismatch| mismatch.below(Step::Key(key.as_ref())))?
                }
                (Some((key, value)), None) => {
                    return Err(Mismatch::new(Kind::MissingKey {
                        key: key.as_ref(),
                        value,
                    }));
                }
                (None, Some((key, value))) => {
                    return Err(Mismatch::new(Kind::ExtraKey {
                        key: key.as_ref(),
                        value,
                    }));
                }
                (None, None) => return Ok(()),
            }
        }
    }
}
