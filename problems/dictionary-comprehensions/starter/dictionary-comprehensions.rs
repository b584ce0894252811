use std::collections::BTreeMap;

/// The dictionary of `keys` and `values`, less what is not kept, in the form asked for.
pub fn build_dictionary(
    _keys: Vec<String>,
    _values: Vec<i64>,
    _keep: String,
    _form: String,
) -> BTreeMap<String, serde_json::Value> {
    unimplemented!("write your solution here")
}
