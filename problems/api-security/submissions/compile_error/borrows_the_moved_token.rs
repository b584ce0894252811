// `token` has moved into the set when it is used again.
use std::collections::{BTreeMap, HashSet};

pub fn decide(
    tokens: BTreeMap<String, (String, i64)>,
    _limit: i64,
    _window: i64,
    requests: Vec<(i64, String, String)>,
) -> Vec<i64> {
    let mut seen = HashSet::new();
    let mut answers = Vec::new();
    for (_, token, _) in requests {
        seen.insert(token);
        answers.push(if tokens.contains_key(&token) {
            200
        } else {
            401
        });
    }
    answers
}
