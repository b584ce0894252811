use std::collections::BTreeMap;

/// How often each fruit occurs in `fruits`.
pub fn count_fruits(_fruits: Vec<String>) -> BTreeMap<String, i64> {
    unimplemented!("write your solution here")
}
