//! A test case of the interface `function`: the list of its arguments, as JSON.

use serde_json::Value;

use super::constraints::Constraints;
use super::definition::{Interface, Parameter, Signature};
use super::excerpt::{brief, counted};
use super::key_path::KeyPath;
use super::{Problem, tables};

/// Every argument that does not fit the signature: where, and why.
pub(super) fn check(arguments: &Value, signature: &Signature) -> Vec<(KeyPath, String)> {
    let parameters = &signature.parameters;
    let expected = || {
        let names: Vec<_> = parameters
            .iter()
            .map(|parameter| parameter.name.as_str())
            .collect();
        let arguments = counted(parameters.len(), "argument");
        format!("expected a list of {arguments} ({})", names.join(", "))
    };
    let Value::Array(values) = arguments else {
        return vec![(
            KeyPath::root(),
            format!("{}, found {}", expected(), brief(arguments)),
        )];
    };
    let mut flaws = Vec::new();
    if values.len() != parameters.len() {
        flaws.push((
            KeyPath::root(),
            format!("{}, found {}", expected(), brief(arguments)),
        ));
    }
    for (index, (parameter, value)) in parameters.iter().zip(values).enumerate() {
        let argument = KeyPath::root().index(index);
        let told = |(path, message): (KeyPath, String)| {
            (path, format!("{message} (parameter `{}`)", parameter.name))
        };
        match (parameter.value_type.fit(value), &parameter.constraints) {
            (Err(misfit), _) => {
                flaws.push(told((argument.then(&misfit.path), misfit.message)));
            }
            (Ok(()), Some(constraints)) => {
                let breaches = constraints.breaches(value, &argument);
                flaws.extend(breaches.into_iter().map(told));
            }
            (Ok(()), None) => {}
        }
    }
    flaws
}

impl Parameter {
    /// Whether a value is of the parameter's type and keeps to its constraints.
    pub fn accepts(&self, value: &Value) -> bool {
        let breaches = |constraints: &Constraints| constraints.breaches(value, &KeyPath::root());
        let constraints = self.constraints.as_ref();
        self.value_type.fit(value).is_ok()
            && constraints.is_none_or(|constraints| breaches(constraints).is_empty())
    }
}

impl Problem {
    /// Whether a value may be a case of this problem, where a case is a value.
    ///
    /// # Errors
    ///
    /// The first thing that is wrong with it.
    pub fn check_input(&self, value: &Value) -> Result<(), String> {
        let flaws = match &self.definition.interface {
            Interface::Function(signature) => check(value, signature),
            Interface::Sql => tables::check(value),
            Interface::Stdio | Interface::Driver => Vec::new(),
        };
        match flaws.first() {
            None => Ok(()),
            Some((path, message)) if path.segments().is_empty() => Err(message.clone()),
            Some((path, message)) => Err(format!("{path}: {message}")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn every_argument_that_does_not_fit_is_told() {
        let signature = serde_json::from_value(json!({
            "name": "f",
            "parameters": [
                {"name": "a", "type": "int"},
                {"name": "b", "type": "list<str>"},
            ],
            "returns": "int",
        }))
        .unwrap();
        let flaws = |value| {
            let flaws = check(&value, &signature).into_iter();
            flaws
                .map(|(path, message)| format!("{path}: {message}"))
                .collect::<Vec<_>>()
        };
        assert!(flaws(json!([1, ["x"]])).is_empty());
        assert_eq!(
            flaws(json!(["1", ["x", 2], 3])),
            [
                ": expected a list of 2 arguments (a, b), found a list of 3 values",
                "[0]: expected int, found \"1\" (parameter `a`)",
                "[1][1]: expected str, found 2 (parameter `b`)",
            ]
        );
        let expected = ": expected a list of 2 arguments (a, b), found an object with 1 key";
        assert_eq!(flaws(json!({"a": 1})), [expected]);
    }
}
