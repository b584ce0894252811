use std::collections::BTreeMap;

use serde_json::Value;

/// The sum of `Num_Developers` over the records whose `Country` is `country`.
pub fn sum_developers(_records: Vec<BTreeMap<String, Value>>, _country: String) -> i64 {
    unimplemented!("write your solution here")
}
