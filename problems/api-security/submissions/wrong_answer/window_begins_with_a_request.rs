// The first request opens a window; when it is over, the next request opens another one.
use std::collections::HashMap;

fn is_name(name: &str) -> bool {
    (3..=16).contains(&name.len())
        && name.starts_with(|c: char| c.is_ascii_lowercase())
        && name
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

pub fn decide(
    tokens: HashMap<String, (String, i64)>,
    limit: i64,
    window: i64,
    requests: Vec<(i64, String, String)>,
) -> Vec<i64> {
    let mut windows: HashMap<&str, (i64, i64)> = HashMap::new();
    requests
        .iter()
        .map(|(time, token, name)| {
            let Some((client, _)) = tokens.get(token).filter(|(_, end)| time < end) else {
                return 401;
            };
            let (start, count) = windows.entry(client).or_insert((*time, 0));
            if *start + window <= *time {
                (*start, *count) = (*time, 0);
            }
            if *count >= limit {
                return 429;
            }
            *count += 1;
            if is_name(name) { 200 } else { 400 }
        })
        .collect()
}
