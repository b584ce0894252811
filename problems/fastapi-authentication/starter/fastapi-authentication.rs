use std::collections::BTreeMap;

/// For each request the status, what it says, and the scheme that a 401 asks for.
pub fn authorize(
    _users: BTreeMap<String, (String, bool, Vec<String>)>,
    _tokens: BTreeMap<String, (String, i64)>,
    _keys: BTreeMap<String, String>,
    _routes: BTreeMap<String, (String, Option<String>, Vec<String>)>,
    _requests: Vec<(
        String,
        BTreeMap<String, String>,
        BTreeMap<String, String>,
        i64,
    )>,
) -> Vec<(i64, String, Option<String>)> {
    unimplemented!("write your solution here")
}
