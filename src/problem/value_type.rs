//! The types of arguments and returned values: what JSON can carry, said the
//! same way for every language.

use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::type_text;

/// The type of a JSON value. As text: `int`, `list<int>`, `dict<str,list<float>>`.
///
/// Types nest at most [`ValueType::DEPTH_MAX`] deep.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum ValueType {
    /// A whole number of 64 bits with a sign.
    Int,
    /// A finite floating-point number of 64 bits.
    Float,
    /// `true` or `false`.
    Bool,
    /// A text.
    Str,
    /// A list whose elements have one type.
    List(Box<ValueType>),
    /// An object: any keys, whose values have one type.
    Dict(Box<ValueType>),
    /// A list of fixed length (1 to 12), each element with a type of its own.
    Tuple(Vec<ValueType>),
    /// A value or `null`.
    Optional(Box<ValueType>),
    /// Any JSON value.
    Json,
}

impl ValueType {
    /// How many types may stand inside one another: `list<int>` is 2.
    pub const DEPTH_MAX: usize = 8;

    /// How many elements a tuple may have: the standard library of Rust stops there.
    pub const TUPLE_MAX: usize = 12;

    /// The owned Rust type: `Vec<i64>`.
    pub fn rust(&self) -> String {
        match self {
            ValueType::Int => "i64".to_owned(),
            ValueType::Float => "f64".to_owned(),
            ValueType::Bool => "bool".to_owned(),
            ValueType::Str => "String".to_owned(),
            ValueType::List(element) => format!("Vec<{}>", element.rust()),
            ValueType::Dict(value) => {
                format!("std::collections::BTreeMap<String, {}>", value.rust())
            }
            // Without the comma, one element in parentheses is no tuple.
            ValueType::Tuple(elements) if elements.len() == 1 => {
                format!("({},)", elements[0].rust())
            }
            ValueType::Tuple(elements) => format!("({})", joined(elements, ", ", ValueType::rust)),
            ValueType::Optional(value) => format!("Option<{}>", value.rust()),
            ValueType::Json => "serde_json::Value".to_owned(),
        }
    }

    /// The Python annotation: `list[int]`. `Any` is that of the module `typing`.
    pub fn python(&self) -> String {
        match self {
            ValueType::Int => "int".to_owned(),
            ValueType::Float => "float".to_owned(),
            ValueType::Bool => "bool".to_owned(),
            ValueType::Str => "str".to_owned(),
            ValueType::List(element) => format!("list[{}]", element.python()),
            ValueType::Dict(value) => format!("dict[str, {}]", value.python()),
            ValueType::Tuple(elements) => {
                format!("tuple[{}]", joined(elements, ", ", ValueType::python))
            }
            ValueType::Optional(value) => format!("{} | None", value.python()),
            ValueType::Json => "Any".to_owned(),
        }
    }
}

impl fmt::Display for ValueType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ValueType::Int => f.write_str("int"),
            ValueType::Float => f.write_str("float"),
            ValueType::Bool => f.write_str("bool"),
            ValueType::Str => f.write_str("str"),
            ValueType::List(element) => write!(f, "list<{element}>"),
            ValueType::Dict(value) => write!(f, "dict<str,{value}>"),
            ValueType::Tuple(elements) => {
                write!(f, "tuple<{}>", joined(elements, ",", ValueType::to_string))
            }
            ValueType::Optional(value) => write!(f, "optional<{value}>"),
            ValueType::Json => f.write_str("json"),
        }
    }
}

fn joined(types: &[ValueType], between: &str, text: impl Fn(&ValueType) -> String) -> String {
    types.iter().map(text).collect::<Vec<_>>().join(between)
}

impl FromStr for ValueType {
    /// What is wrong with the text, and at which character.
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        type_text::parse(text)
    }
}

impl Serialize for ValueType {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for ValueType {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(de::Error::custom)
    }
}

impl JsonSchema for ValueType {
    fn inline_schema() -> bool {
        false
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "ValueType".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        // A regular expression cannot count brackets; the outermost name is what it checks.
        json_schema!({
            "type": "string",
            "description": "The type of a value: `int`, `float`, `bool`, `str`, `json`, `list<T>`, \
                `optional<T>`, `dict<str,T>` or `tuple<A,B,…>`, where `T`, `A`, `B` are such types.",
            "pattern": "^ *(int|float|bool|str|json|(list|optional|tuple) *<.+>|dict *< *str *,.+>) *$",
            "examples": ["int", "list<int>", "dict<str,list<float>>", "tuple<int,optional<str>>"]
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn any_type() -> impl Strategy<Value = ValueType> {
        use ValueType::*;
        let scalar = proptest::sample::select(vec![Int, Float, Bool, Str, Json]);
        scalar.prop_recursive(5, 24, 4, |inner| {
            prop_oneof![
                inner.clone().prop_map(|element| List(Box::new(element))),
                inner.clone().prop_map(|value| Dict(Box::new(value))),
                inner.clone().prop_map(|value| Optional(Box::new(value))),
                prop::collection::vec(inner, 1..5).prop_map(Tuple),
            ]
        })
    }

    proptest! {
        #[test]
        fn what_is_printed_is_read_back(value_type in any_type()) {
            prop_assert_eq!(value_type.to_string().parse(), Ok(value_type.clone()));
            let json = serde_json::to_string(&value_type).unwrap();
            prop_assert_eq!(serde_json::from_str::<ValueType>(&json).unwrap(), value_type);
        }

        #[test]
        fn no_text_makes_the_parser_panic(text in "[a-z<>, é]{0,40}|\\PC{0,40}") {
            if let Ok(value_type) = text.parse::<ValueType>() {
                prop_assert_eq!(value_type.to_string().parse(), Ok(value_type));
            }
        }
    }

    #[test]
    fn every_type_has_its_form_in_rust_and_in_python() {
        let table = [
            ("int", "i64", "int"),
            ("float", "f64", "float"),
            ("bool", "bool", "bool"),
            ("str", "String", "str"),
            ("json", "serde_json::Value", "Any"),
            ("list<int>", "Vec<i64>", "list[int]"),
            (
                "dict<str,list<float>>",
                "std::collections::BTreeMap<String, Vec<f64>>",
                "dict[str, list[float]]",
            ),
            ("tuple<int,str>", "(i64, String)", "tuple[int, str]"),
            ("tuple<int>", "(i64,)", "tuple[int]"),
            ("optional<str>", "Option<String>", "str | None"),
        ];
        for (text, rust, python) in table {
            let value_type: ValueType = text.parse().unwrap();
            assert_eq!(value_type.to_string(), text);
            assert_eq!(value_type.rust(), rust);
            assert_eq!(value_type.python(), python);
        }
    }
}
