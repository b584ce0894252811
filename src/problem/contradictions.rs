//! Constraints that no argument can keep to, or that mean nothing for the type.

use std::fmt::Display;
use std::slice;

use super::constraints::Constraints;
use super::definition::Interface;
use super::value_type::ValueType;

impl Constraints {
    /// Takes out what contradicts itself, or the type where that is known: the key, and why.
    pub(super) fn take_contradictions(
        &mut self,
        of: Option<&ValueType>,
    ) -> Vec<(&'static str, String)> {
        let mut found = Vec::new();
        let mut tell = |key, why: Option<String>| found.extend(why.map(|why| (key, why)));
        tell("range", reversed(&mut self.range));
        tell("length", reversed(&mut self.length));
        tell("inner_length", reversed(&mut self.inner_length));
        tell("text_length", reversed(&mut self.text_length));
        let empty = self.characters.take_if(|characters| characters.is_empty());
        let why = empty.map(|_| "is empty; give at least one character".to_owned());
        tell("characters", why);
        let empty = self.texts.take_if(|texts| texts.is_empty());
        let why = empty.map(|_| "is empty; give at least one text".to_owned());
        tell("texts", why);
        if let Some(of) = of {
            found.extend(self.take_misfits(of));
        }
        found
    }

    /// Takes out what is for values that the type does not have.
    fn take_misfits(&mut self, of: &ValueType) -> Vec<(&'static str, String)> {
        let mut found = Vec::new();
        let mut tell = |key, is_asked: bool, why: String| {
            found.extend(is_asked.then_some((key, why)));
        };
        if !holds(of, is_number) {
            let why = format!("is for numbers, and the type {of} has none");
            tell("range", self.range.take().is_some(), why);
        }
        let outermost = outermost(of);
        if !has_length(outermost) {
            let why = format!("is for a list or a dict, and the type is {of}");
            tell("length", self.length.take().is_some(), why);
        }
        let has_inner = inside(outermost)
            .iter()
            .any(|inner| holds(inner, has_length));
        if !has_inner && *outermost != ValueType::Json {
            let why = format!("is for lists and dicts inside, and the type {of} has none there");
            tell("inner_length", self.inner_length.take().is_some(), why);
        }
        if !holds(of, has_text) {
            let why = format!("is for texts, and the type {of} has none");
            tell(
                "text_length",
                self.text_length.take().is_some(),
                why.clone(),
            );
            tell("characters", self.characters.take().is_some(), why.clone());
            tell("texts", self.texts.take().is_some(), why);
        }
        if !matches!(of, ValueType::List(_)) {
            let why = format!("is for lists, and the type is {of}");
            tell("distinct", std::mem::take(&mut self.distinct), why.clone());
            tell("sorted", std::mem::take(&mut self.sorted), why);
        }
        if !matches!(of, ValueType::List(element) if has_order(element)) {
            let why = format!("is for lists of int, float or str, and the type is {of}");
            tell("sorted", std::mem::take(&mut self.sorted), why);
        }
        found
    }
}

impl Interface {
    /// With the constraints that cases can be held to: a contradiction is one mistake of the
    /// definition, and not one more of every value.
    pub(super) fn without_contradictions(mut self) -> Self {
        if let Interface::Function(signature) = &mut self {
            for parameter in &mut signature.parameters {
                if let Some(constraints) = &mut parameter.constraints {
                    constraints.take_contradictions(Some(&parameter.value_type));
                }
            }
        }
        self
    }
}

/// Takes out two ends of which the first is above the second.
fn reversed<T: PartialOrd + Display>(ends: &mut Option<[T; 2]>) -> Option<String> {
    let [low, high] = ends.take_if(|[low, high]| low > high)?;
    Some(format!("the first is above the second: {low} and {high}"))
}

/// Whether a type is of the wanted kind, or one inside it is.
fn holds(of: &ValueType, is_wanted: fn(&ValueType) -> bool) -> bool {
    is_wanted(of) || inside(of).iter().any(|inner| holds(inner, is_wanted))
}

/// The types right inside a type.
fn inside(of: &ValueType) -> &[ValueType] {
    match of {
        ValueType::List(inner) | ValueType::Dict(inner) | ValueType::Optional(inner) => {
            slice::from_ref(&**inner)
        }
        ValueType::Tuple(elements) => elements,
        ValueType::Int | ValueType::Float | ValueType::Bool | ValueType::Str | ValueType::Json => {
            &[]
        }
    }
}

/// The type of the value that is there, where there may be none.
fn outermost(of: &ValueType) -> &ValueType {
    match of {
        ValueType::Optional(inner) => outermost(inner),
        _ => of,
    }
}

fn is_number(of: &ValueType) -> bool {
    matches!(of, ValueType::Int | ValueType::Float | ValueType::Json)
}

/// The length of a tuple is said by its type.
fn has_length(of: &ValueType) -> bool {
    matches!(
        of,
        ValueType::List(_) | ValueType::Dict(_) | ValueType::Json
    )
}

/// The keys of a dict are texts, too.
fn has_text(of: &ValueType) -> bool {
    matches!(of, ValueType::Str | ValueType::Dict(_) | ValueType::Json)
}

fn has_order(of: &ValueType) -> bool {
    matches!(of, ValueType::Int | ValueType::Float | ValueType::Str)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn keys(constraints: Value, of: Option<&str>) -> Vec<&'static str> {
        let mut constraints: Constraints = serde_json::from_value(constraints).unwrap();
        let of = of.map(|of| of.parse().unwrap());
        let found = constraints.take_contradictions(of.as_ref());
        assert_eq!(constraints.take_contradictions(of.as_ref()), []);
        found.into_iter().map(|(key, _)| key).collect()
    }

    #[test]
    fn what_contradicts_itself_is_told_and_taken_out() {
        let constraints = json!({
            "range": [1, 0], "length": [1, 0], "inner_length": [1, 0], "text_length": [1, 0],
            "characters": "", "texts": [],
        });
        let all = [
            "range",
            "length",
            "inner_length",
            "text_length",
            "characters",
            "texts",
        ];
        assert_eq!(keys(constraints.clone(), None), all);
        assert_eq!(keys(constraints, Some("int")), all, "each once");
    }

    #[test]
    fn what_has_no_effect_on_the_type_is_told() {
        let table = [
            (json!({"range": [0, 1]}), "list<str>", vec!["range"]),
            (
                json!({"range": [0, 1]}),
                "dict<str,tuple<str,float>>",
                vec![],
            ),
            (
                json!({"length": [0, 1]}),
                "tuple<list<int>>",
                vec!["length"],
            ),
            (json!({"length": [0, 1]}), "optional<dict<str,int>>", vec![]),
            (
                json!({"inner_length": [0, 1]}),
                "list<int>",
                vec!["inner_length"],
            ),
            (
                json!({"inner_length": [0, 1]}),
                "tuple<int,list<int>>",
                vec![],
            ),
            (
                json!({"text_length": [0, 1], "characters": "a", "texts": ["a"]}),
                "list<int>",
                vec!["text_length", "characters", "texts"],
            ),
            (json!({"text_length": [0, 1]}), "dict<str,int>", vec![]),
            (
                json!({"sorted": true, "distinct": true}),
                "int",
                vec!["distinct", "sorted"],
            ),
            (
                json!({"sorted": true, "distinct": true}),
                "list<list<int>>",
                vec!["sorted"],
            ),
            (
                json!({"sorted": true, "distinct": true}),
                "list<float>",
                vec![],
            ),
            (
                json!({"range": [0, 1], "length": [0, 1], "inner_length": [0, 1], "texts": ["a"]}),
                "json",
                vec![],
            ),
        ];
        for (constraints, of, expected) in table {
            assert_eq!(
                keys(constraints.clone(), Some(of)),
                expected,
                "{constraints} of {of}"
            );
            assert_eq!(keys(constraints, None), [""; 0], "a type that is not known");
        }
    }
}
