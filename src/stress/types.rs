//! Random arguments by the types and constraints of a function's parameters. Pure.

use serde_json::{Map, Number, Value};

use super::Choices;
use crate::problem::{Constraints, Signature, ValueType};

/// Texts where nothing is declared: letters that collide, and what programs trip over.
const CHARACTERS: &str = "abcA0 _-,é😀";
/// The length of lists and texts where nothing is declared.
const LENGTH: [u32; 2] = [0, 12];
/// A list that has to be distinct gets so many tries for each element.
const TRIES: usize = 8;
/// How deep random JSON nests.
const JSON_DEPTH: usize = 3;

/// A list of arguments.
pub(super) fn arguments(signature: &Signature, choices: &mut Choices) -> Value {
    let none = Constraints::default();
    let parameters = signature.parameters.iter();
    let argument = parameters.map(|parameter| {
        let constraints = parameter.constraints.as_ref().unwrap_or(&none);
        value(&parameter.value_type, constraints, true, choices)
    });
    Value::Array(argument.collect())
}

fn value(
    of: &ValueType,
    constraints: &Constraints,
    is_outermost: bool,
    choices: &mut Choices,
) -> Value {
    let inner = |of: &ValueType, choices: &mut Choices| value(of, constraints, false, choices);
    match of {
        ValueType::Int => {
            let [low, high] = constraints.range.unwrap_or([i64::MIN, i64::MAX]);
            Value::from(choices.integer(low, high))
        }
        ValueType::Float => float(constraints, choices),
        ValueType::Bool => Value::Bool(choices.boolean()),
        ValueType::Str => Value::String(text(constraints, choices)),
        ValueType::List(element) => list(element, constraints, is_outermost, choices),
        ValueType::Dict(of) => {
            let [least, most] = length(constraints, is_outermost);
            let mut members = Map::new();
            let pairs = choices.list(least, most, |choices| {
                (text(constraints, choices), inner(of, choices))
            });
            members.extend(pairs);
            Value::Object(members)
        }
        ValueType::Tuple(elements) => {
            Value::Array(elements.iter().map(|of| inner(of, choices)).collect())
        }
        ValueType::Optional(of) => match choices.once_in(4) {
            true => Value::Null,
            false => value(of, constraints, is_outermost, choices),
        },
        ValueType::Json => json(constraints, JSON_DEPTH, choices),
    }
}

fn list(
    element: &ValueType,
    constraints: &Constraints,
    is_outermost: bool,
    choices: &mut Choices,
) -> Value {
    let [least, most] = length(constraints, is_outermost);
    let mut elements: Vec<Value> = Vec::new();
    let is_distinct = is_outermost && constraints.distinct;
    choices.list(least, most, |choices| {
        for _ in 0..TRIES {
            let next = value(element, constraints, false, choices);
            if !is_distinct || !elements.contains(&next) {
                elements.push(next);
                break;
            }
        }
    });
    if is_outermost && constraints.sorted {
        elements.sort_by(|a, b| match (a, b) {
            (Value::String(a), Value::String(b)) => a.cmp(b),
            _ => match (a.as_i64(), b.as_i64()) {
                (Some(a), Some(b)) => a.cmp(&b),
                _ => a
                    .as_f64()
                    .unwrap_or(0.0)
                    .total_cmp(&b.as_f64().unwrap_or(0.0)),
            },
        });
    }
    Value::Array(elements)
}

/// A number of few digits: those that show a mistake are rarely long.
fn float(constraints: &Constraints, choices: &mut Choices) -> Value {
    let [low, high] = constraints.range.unwrap_or([-1_000_000, 1_000_000]);
    let whole = choices.integer(low, high);
    let hundredths = match choices.once_in(2) && whole < high {
        true => choices.integer(0, 99),
        false => 0,
    };
    let number = Number::from_f64(whole as f64 + hundredths as f64 / 100.0);
    number.map_or(Value::Null, Value::Number)
}

fn text(constraints: &Constraints, choices: &mut Choices) -> String {
    if let Some(texts) = &constraints.texts {
        return choices.pick(texts).clone();
    }
    let [least, most] = constraints.text_length.unwrap_or(LENGTH);
    let characters = constraints.characters.as_deref().unwrap_or(CHARACTERS);
    choices.text(least as usize, most as usize, characters)
}

fn json(constraints: &Constraints, depth: usize, choices: &mut Choices) -> Value {
    let kinds = if depth == 0 { 4 } else { 6 };
    match choices.index(kinds) {
        0 => Value::Null,
        1 => Value::Bool(choices.boolean()),
        2 => value(&ValueType::Int, constraints, false, choices),
        3 => Value::String(text(constraints, choices)),
        4 => Value::Array(choices.list(0, 4, |choices| json(constraints, depth - 1, choices))),
        _ => {
            let pairs = choices.list(0, 4, |choices| {
                (
                    text(constraints, choices),
                    json(constraints, depth - 1, choices),
                )
            });
            Value::Object(pairs.into_iter().collect())
        }
    }
}

fn length(constraints: &Constraints, is_outermost: bool) -> [usize; 2] {
    let declared = if is_outermost {
        constraints.length
    } else {
        constraints.inner_length
    };
    declared.unwrap_or(LENGTH).map(|ends| ends as usize)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    fn signature() -> Signature {
        serde_json::from_value(json!({
            "name": "f",
            "parameters": [
                {"name": "a", "type": "list<int>",
                 "constraints": {"range": [-3, 40], "length": [1, 6], "sorted": true}},
                {"name": "b", "type": "dict<str,list<float>>",
                 "constraints": {"text_length": [1, 3], "characters": "xy", "inner_length": [2, 3]}},
                {"name": "c", "type": "optional<tuple<bool,str>>", "constraints": {"texts": ["p", "q"]}},
                {"name": "d", "type": "json"},
                {"name": "e", "type": "int"},
            ],
            "returns": "int",
        }))
        .unwrap()
    }

    proptest! {
        #[test]
        fn arguments_fit_their_types_and_constraints(seed in any::<u64>(), size in 1_u64..=100) {
            let mut choices = Choices::random(seed, size);
            let arguments = arguments(&signature(), &mut choices);
            let parameters = signature().parameters;
            for (parameter, value) in parameters.iter().zip(arguments.as_array().unwrap()) {
                prop_assert!(parameter.accepts(value), "{}: {value}", parameter.name);
            }
            // The same choices make the same input.
            let made = choices.made();
            let mut again = Choices::repeat(made.clone());
            prop_assert_eq!(super::arguments(&signature(), &mut again), arguments);
            prop_assert_eq!(again.made(), made);
        }

        #[test]
        fn any_choices_make_valid_arguments(choices in proptest::collection::vec(any::<u64>(), 0..60)) {
            let mut choices = Choices::repeat(choices);
            let arguments = arguments(&signature(), &mut choices);
            for (parameter, value) in signature().parameters.iter().zip(arguments.as_array().unwrap()) {
                prop_assert!(parameter.accepts(value), "{}: {value}", parameter.name);
            }
        }

        #[test]
        fn integers_stay_within_their_ends(seed in any::<u64>(), low in any::<i64>(), high in any::<i64>()) {
            let (low, high) = (low.min(high), low.max(high));
            let mut choices = Choices::random(seed, 50);
            for _ in 0..20 {
                let drawn = choices.integer(low, high);
                prop_assert!((low..=high).contains(&drawn));
            }
        }
    }

    #[test]
    fn the_simplest_choices_make_the_simplest_arguments() {
        let arguments = arguments(&signature(), &mut Choices::repeat(Vec::new()));
        assert_eq!(arguments, json!([[0], {}, [false, "p"], null, 0]));
    }

    #[test]
    fn smaller_choices_are_nearer_to_zero() {
        let at = |choice| Choices::repeat(vec![choice]).integer(-2, 4);
        let values: Vec<i64> = (0..8).map(at).collect();
        assert_eq!(values, [0, 1, -1, 2, -2, 3, 4, 4]);
    }
}
