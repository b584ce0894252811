//! A test case of the interface `function`: the list of its arguments, as JSON.

use serde_json::Value;

use super::definition::Signature;
use super::excerpt::{brief, counted};
use super::key_path::KeyPath;

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
        if let Err(misfit) = parameter.value_type.fit(value) {
            let path = KeyPath::root().index(index).then(&misfit.path);
            flaws.push((
                path,
                format!("{} (parameter `{}`)", misfit.message, parameter.name),
            ));
        }
    }
    flaws
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
