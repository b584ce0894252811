//! Lists without an order: does each item of the answer have a counterpart of its own?
//!
//! Both lists come sorted. Nearly always pairing them in that order settles
//! it, as it does for plain numbers with a tolerance. Where it does not (an
//! integer may stand for a float, or a tolerance turns an order around), the
//! items that are left are put in groups that cannot mix, and each group of at
//! most [`GROUP_MAX`] items is matched exactly, every pair being tested. A
//! larger group, or one that comes when [`TESTED_MAX`] values have been looked
//! at, is right only if its items pair up in sorted order, equal ones aside.

use std::cmp::Ordering;

use super::comparison::Comparison;
use super::matching;
use super::mismatch::{Kind, Mismatch};
use super::value::Value;

/// The most items of either side in a group that is matched exactly.
pub const GROUP_MAX: usize = 512;

/// The most values that all pair tests of one comparison may look at.
const TESTED_MAX: usize = 1 << 21;

type Items<'v> = Vec<&'v Value<'v>>;

/// Compares two sorted lists as multisets; `depth` is theirs.
pub fn compare<'v>(
    comparison: &Comparison,
    answer: &'v [Value<'v>],
    output: &'v [Value<'v>],
    depth: u32,
) -> Result<(), Mismatch<'v>> {
    let accepts = |one, other| comparison.compare_below(one, other, depth + 1).is_ok();
    if answer.len() == output.len()
        && answer
            .iter()
            .zip(output)
            .all(|(one, other)| accepts(one, other))
    {
        return Ok(());
    }

    let equal = |one: &Value<'_>, other: &Value<'_>| comparison.order(one, other);
    let answer: Items<'v> = answer.iter().collect();
    let output: Items<'v> = output.iter().collect();
    let (expected, found) =
        without_equals(&answer, &output, equal, |item| comparison.is_settled(item));

    let (mut missing, mut extra) = (Vec::new(), Vec::new());
    for (expected, found) in groups(comparison, &expected, &found) {
        let matched = if expected.is_empty() || found.is_empty() {
            (expected.to_vec(), found.to_vec())
        } else if expected.len().max(found.len()) <= GROUP_MAX
            && let Some(matched) = match_exactly(comparison, expected, found, depth)
        {
            matched
        } else {
            match_in_order(expected, found, equal, accepts)
        };
        missing.extend(matched.0);
        extra.extend(matched.1);
    }
    let counted = |items: &Items<'v>| items.first().map(|first| (items.len(), *first));
    match (counted(&missing), counted(&extra)) {
        (None, None) => Ok(()),
        (missing, extra) => Err(Mismatch::new(Kind::Unmatched { missing, extra })),
    }
}

/// What is left of two sorted lists when equal items, those of the answer that
/// may be taken, have taken each other away.
fn without_equals<'v>(
    answer: &[&'v Value<'v>],
    output: &[&'v Value<'v>],
    order: impl Fn(&Value<'_>, &Value<'_>) -> Ordering,
    may_take: impl Fn(&Value<'_>) -> bool,
) -> (Items<'v>, Items<'v>) {
    let (mut expected, mut found) = (Vec::new(), Vec::new());
    let (mut one, mut other) = (answer.iter().peekable(), output.iter().peekable());
    loop {
        let order = match (one.peek(), other.peek()) {
            (None, None) => return (expected, found),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (Some(one), Some(other)) => order(one, other),
        };
        let item = if order.is_le() { one.next() } else { None };
        let counterpart = if order.is_ge() { other.next() } else { None };
        if item.is_none_or(|item| counterpart.is_none() || !may_take(item)) {
            expected.extend(item);
            found.extend(counterpart);
        }
    }
}

/// Cuts two sorted lists into groups; items of different groups are never counterparts.
fn groups<'s, 'v>(
    comparison: &Comparison,
    mut answer: &'s [&'v Value<'v>],
    mut output: &'s [&'v Value<'v>],
) -> Vec<(&'s [&'v Value<'v>], &'s [&'v Value<'v>])> {
    let order =
        |one: &Value<'_>, other: &Value<'_>| super::order::compare(one, other, comparison.group());
    let mut groups = Vec::new();
    loop {
        let least = match (answer.first(), output.first()) {
            (None, None) => return groups,
            (Some(one), Some(other)) if order(other, one).is_lt() => *other,
            (Some(one), _) => *one,
            (None, Some(other)) => *other,
        };
        let run = |items: &[&Value<'_>]| {
            items
                .iter()
                .take_while(|item| order(item, least).is_eq())
                .count()
        };
        let (expected, rest) = answer.split_at(run(answer));
        let (found, output_rest) = output.split_at(run(output));
        groups.push((expected, found));
        (answer, output) = (rest, output_rest);
    }
}

/// What a greatest matching leaves over; none if testing the pairs takes too long.
fn match_exactly<'v>(
    comparison: &Comparison,
    answer: &[&'v Value<'v>],
    output: &[&'v Value<'v>],
    depth: u32,
) -> Option<(Items<'v>, Items<'v>)> {
    let sizes: Vec<usize> = output.iter().map(|item| weight(item)).collect();
    let mut edges = Vec::with_capacity(answer.len());
    for one in answer {
        let mut counterparts = Vec::new();
        for (index, other) in output.iter().enumerate() {
            let tested = comparison.tested.get().saturating_add(sizes[index]);
            comparison.tested.set(tested);
            if tested > TESTED_MAX {
                return None;
            }
            if comparison.compare_below(one, other, depth + 1).is_ok() {
                counterparts.push(index);
            }
        }
        edges.push(counterparts);
    }
    let matched = matching::greatest(&edges, output.len());
    let is_taken = |index: &usize| matched.contains(&Some(*index));
    let missing = answer
        .iter()
        .zip(&matched)
        .filter(|(_, to)| to.is_none())
        .map(|(item, _)| *item);
    let extra = (0..output.len())
        .filter(|index| !is_taken(index))
        .map(|index| output[index]);
    Some((missing.collect(), extra.collect()))
}

/// What is left over when equal items, and then items in sorted order, are paired.
fn match_in_order<'v>(
    answer: &[&'v Value<'v>],
    output: &[&'v Value<'v>],
    order: impl Fn(&Value<'_>, &Value<'_>) -> Ordering,
    accepts: impl Fn(&'v Value<'v>, &'v Value<'v>) -> bool,
) -> (Items<'v>, Items<'v>) {
    let (mut missing, mut extra) = without_equals(answer, output, order, |_| true);
    let common = missing.len().min(extra.len());
    let is_pair: Vec<bool> = (0..common)
        .map(|index| accepts(missing[index], extra[index]))
        .collect();
    let keep_unpaired = |items: &mut Items<'v>| {
        let mut index = 0;
        items.retain(|_| {
            index += 1;
            !is_pair.get(index - 1).copied().unwrap_or(false)
        });
    };
    keep_unpaired(&mut missing);
    keep_unpaired(&mut extra);
    (missing, extra)
}

/// What one look at this value costs: its values, and more for long texts.
fn weight(value: &Value<'_>) -> usize {
    match value {
        Value::Null | Value::Bool(_) => 1,
        Value::Number(number) => 1 + number.text().len() / 64,
        Value::Text(text) => 1 + text.len() / 64,
        Value::List(items) => 1 + items.iter().map(weight).sum::<usize>(),
        Value::Object(members) => {
            1 + members
                .iter()
                .map(|(key, value)| 1 + key.len() / 64 + weight(value))
                .sum::<usize>()
        }
    }
}
