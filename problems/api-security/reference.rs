use std::collections::{BTreeMap, VecDeque};

/// The status code that each request is answered with.
///
/// For each client, a queue holds the times of the requests that count: those of the last `window` seconds.
pub fn decide(
    tokens: BTreeMap<String, (String, i64)>,
    limit: i64,
    window: i64,
    requests: Vec<(i64, String, String)>,
) -> Vec<i64> {
    let mut counted: BTreeMap<&str, VecDeque<i64>> = BTreeMap::new();
    let answer = |(time, token, name): &(i64, String, String)| {
        let Some((client, end)) = tokens.get(token) else {
            return 401;
        };
        if time >= end {
            return 401;
        }
        let times = counted.entry(client).or_default();
        // The oldest ones leave at the front, each once: nothing is looked at again and again.
        while times.front().is_some_and(|first| first + window <= *time) {
            times.pop_front();
        }
        if times.len() as i64 >= limit {
            return 429;
        }
        times.push_back(*time);
        if is_user_name(name) { 200 } else { 400 }
    };
    requests.iter().map(answer).collect()
}

fn is_user_name(text: &str) -> bool {
    let is_part = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_');
    (3..=16).contains(&text.len())
        && text.starts_with(|first: char| first.is_ascii_lowercase())
        && text.bytes().all(is_part)
}
