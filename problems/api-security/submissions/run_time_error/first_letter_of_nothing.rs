// The empty text has no first character.
use std::collections::{HashMap, VecDeque};

fn is_name(name: &str) -> bool {
    let characters: Vec<char> = name.chars().collect();
    characters[0].is_ascii_lowercase()
        && (3..=16).contains(&characters.len())
        && characters
            .iter()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || *c == '_')
}

pub fn decide(
    tokens: HashMap<String, (String, i64)>,
    limit: usize,
    window: i64,
    requests: Vec<(i64, String, String)>,
) -> Vec<i64> {
    let mut counted: HashMap<&str, VecDeque<i64>> = HashMap::new();
    requests
        .iter()
        .map(|(time, token, name)| {
            let Some((client, _)) = tokens.get(token).filter(|(_, end)| time < end) else {
                return 401;
            };
            let times = counted.entry(client).or_default();
            while times.front().is_some_and(|first| *first <= time - window) {
                times.pop_front();
            }
            if times.len() >= limit {
                return 429;
            }
            times.push_back(*time);
            if is_name(name) { 200 } else { 400 }
        })
        .collect()
}
