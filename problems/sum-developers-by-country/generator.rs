//! Random surveys: few countries with names that are like each other, and keys that are missing.

use gradebox_support::Choices;
use serde_json::{Map, Value};

/// So many records at most, so that the largest counts cannot add up to more than 64 bits.
const RECORDS_MAX: usize = 8;
const COUNT_MAX: i64 = 1_000_000_000_000_000_000;

pub fn generate(choices: &mut Choices) -> (Vec<Map<String, Value>>, &'static str) {
    (choices.list(0, RECORDS_MAX, record), country(choices))
}

fn record(choices: &mut Choices) -> Map<String, Value> {
    let mut record = Map::new();
    if !choices.once_in(8) {
        record.insert("Country".to_owned(), country(choices).into());
    }
    if !choices.once_in(8) {
        let language = *choices.pick(&["Python", "India", ""]);
        record.insert("Coding_Language".to_owned(), language.into());
    }
    if !choices.once_in(8) {
        let count = if choices.once_in(8) {
            choices.integer(-COUNT_MAX, COUNT_MAX)
        } else {
            choices.integer(-2, 9)
        };
        record.insert("Num_Developers".to_owned(), count.into());
    }
    record
}

fn country(choices: &mut Choices) -> &'static str {
    const COUNTRIES: [&str; 8] = [
        "India", "Chad", "INDIA", "Indiana", "Chad ", "", "Perú", "perú",
    ];
    *choices.pick(&COUNTRIES)
}
