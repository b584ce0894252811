//! Reading a [`ValueType`] from its text.

use super::excerpt;
use super::spelling;
use super::value_type::ValueType;

/// Longer texts are refused before they are read.
const TEXT_BYTES_MAX: usize = 1000;

const NAMES: [&str; 9] = [
    "int", "float", "bool", "str", "json", "list", "dict", "tuple", "optional",
];

/// Reads a type; spaces may stand around every part of it.
///
/// The error says what was found, at which character (counted from 1), and what was expected.
pub(super) fn parse(text: &str) -> Result<ValueType, String> {
    if text.len() > TEXT_BYTES_MAX {
        return Err(format!(
            "a type has at most {TEXT_BYTES_MAX} bytes, this has {}",
            text.len()
        ));
    }
    let mut reader = Reader { text, position: 0 };
    let value_type = reader.value_type(1)?;
    reader.skip_spaces();
    match reader.rest() {
        "" => Ok(value_type),
        rest => Err(reader.wrong(format!("the type ends before {}", excerpt::quoted(rest)))),
    }
}

struct Reader<'a> {
    text: &'a str,
    /// In bytes, always at the border of a character.
    position: usize,
}

impl<'a> Reader<'a> {
    fn value_type(&mut self, depth: usize) -> Result<ValueType, String> {
        self.skip_spaces();
        let start = self.position;
        if depth > ValueType::DEPTH_MAX {
            let max = ValueType::DEPTH_MAX;
            return Err(self.wrong(format!(
                "types nest at most {max} deep; `json` takes any value"
            )));
        }
        let name = self.name();
        let value_type = match name {
            "int" => ValueType::Int,
            "float" => ValueType::Float,
            "bool" => ValueType::Bool,
            "str" => ValueType::Str,
            "json" => ValueType::Json,
            "list" => ValueType::List(self.only_parameter(name, depth)?),
            "optional" => ValueType::Optional(self.only_parameter(name, depth)?),
            "dict" => ValueType::Dict(self.dict_value(depth)?),
            "tuple" => ValueType::Tuple(self.tuple_elements(depth)?),
            _ => return Err(self.no_type(start, name)),
        };
        Ok(value_type)
    }

    /// `<T>`.
    fn only_parameter(&mut self, name: &str, depth: usize) -> Result<Box<ValueType>, String> {
        self.expect(
            '<',
            &format!("`{name}` needs the type of its value, as in `{name}<int>`"),
        )?;
        let value_type = self.value_type(depth + 1)?;
        self.expect('>', &format!("`{name}<{value_type}` has to end with `>`"))?;
        Ok(Box::new(value_type))
    }

    /// `<str,T>`.
    fn dict_value(&mut self, depth: usize) -> Result<Box<ValueType>, String> {
        let form = "`dict` needs the types of its keys and values, as in `dict<str,int>`";
        self.expect('<', form)?;
        self.skip_spaces();
        let start = self.position;
        let key = self.name();
        if key != "str" {
            self.position = start;
            return Err(self.wrong("the keys of a `dict` are `str`: JSON has no others".to_owned()));
        }
        self.expect(',', form)?;
        let value_type = self.value_type(depth + 1)?;
        self.expect('>', &format!("`dict<str,{value_type}` has to end with `>`"))?;
        Ok(Box::new(value_type))
    }

    /// `<A,B,…>`.
    fn tuple_elements(&mut self, depth: usize) -> Result<Vec<ValueType>, String> {
        self.expect(
            '<',
            "`tuple` needs the types of its elements, as in `tuple<int,str>`",
        )?;
        let mut elements = vec![self.value_type(depth + 1)?];
        while self.take(',') {
            if elements.len() == ValueType::TUPLE_MAX {
                let max = ValueType::TUPLE_MAX;
                return Err(self.wrong(format!("a tuple has at most {max} elements")));
            }
            elements.push(self.value_type(depth + 1)?);
        }
        self.expect(
            '>',
            "the elements of a `tuple` are parted by `,` and end with `>`",
        )?;
        Ok(elements)
    }

    fn no_type(&mut self, start: usize, name: &str) -> String {
        let message = match name {
            "" if self.rest().is_empty() => "a type is missing".to_owned(),
            "" => {
                let found: String = self.rest().chars().take(1).collect();
                format!("found {} where a type is expected", excerpt::quoted(&found))
            }
            _ => {
                let hint = spelling::hint(name, NAMES);
                format!("{} is not a type{hint}", excerpt::quoted(name))
            }
        };
        self.position = start;
        self.wrong(format!("{message}; the types are {}", NAMES.join(", ")))
    }

    fn name(&mut self) -> &'a str {
        let rest = self.rest();
        let length = rest
            .find(|c: char| !c.is_alphanumeric() && c != '_')
            .unwrap_or(rest.len());
        self.position += length;
        &rest[..length]
    }

    fn take(&mut self, wanted: char) -> bool {
        self.skip_spaces();
        let found = self.rest().starts_with(wanted);
        if found {
            self.position += wanted.len_utf8();
        }
        found
    }

    fn expect(&mut self, wanted: char, otherwise: &str) -> Result<(), String> {
        if self.take(wanted) {
            Ok(())
        } else {
            Err(self.wrong(otherwise.to_owned()))
        }
    }

    fn skip_spaces(&mut self) {
        let rest = self.rest();
        self.position += rest.len() - rest.trim_start_matches(' ').len();
    }

    fn rest(&self) -> &'a str {
        &self.text[self.position..]
    }

    fn wrong(&self, message: String) -> String {
        let character = self.text[..self.position].chars().count() + 1;
        format!(
            "{}, character {character}: {message}",
            excerpt::quoted(self.text)
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_says_what_is_wrong_and_where() {
        let table = [
            ("", "character 1: a type is missing"),
            (
                "list<itn>",
                "character 6: \"itn\" is not a type; did you mean `int`?",
            ),
            (
                "list",
                "character 5: `list` needs the type of its value, as in `list<int>`",
            ),
            ("list<int", "character 9: `list<int` has to end with `>`"),
            (
                "list<>",
                "character 6: found \">\" where a type is expected",
            ),
            ("int>", "character 4: the type ends before \">\""),
            (
                "dict<int,int>",
                "character 6: the keys of a `dict` are `str`",
            ),
            (
                "dict<str>",
                "character 9: `dict` needs the types of its keys and values",
            ),
            (
                "tuple<int;int>",
                "character 10: the elements of a `tuple` are parted by `,`",
            ),
            ("tuple<é>", "character 7: \"é\" is not a type"),
        ];
        for (text, expected) in table {
            let error = parse(text).unwrap_err();
            assert!(error.contains(expected), "{text}: {error}");
        }
    }

    #[test]
    fn spaces_may_stand_around_every_part() {
        assert_eq!(
            parse(" dict < str , list<int> > ").unwrap().to_string(),
            "dict<str,list<int>>"
        );
    }

    #[test]
    fn depth_and_length_are_bounded() {
        let nested =
            |depth: usize| format!("{}int{}", "list<".repeat(depth - 1), ">".repeat(depth - 1));
        assert!(parse(&nested(ValueType::DEPTH_MAX)).is_ok());
        let error = parse(&nested(ValueType::DEPTH_MAX + 1)).unwrap_err();
        assert!(error.contains("types nest at most 8 deep"), "{error}");
        assert!(
            parse(&nested(100_000))
                .unwrap_err()
                .contains("at most 1000 bytes")
        );
        let tuple = |length: usize| format!("tuple<{}>", vec!["int"; length].join(","));
        assert!(parse(&tuple(12)).is_ok());
        assert!(
            parse(&tuple(13))
                .unwrap_err()
                .contains("at most 12 elements")
        );
    }
}
