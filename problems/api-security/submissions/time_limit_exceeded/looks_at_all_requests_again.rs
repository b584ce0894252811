// For each request, goes through all that were counted before it.
use std::collections::HashMap;

pub fn decide(
    tokens: HashMap<String, (String, i64)>,
    limit: i64,
    window: i64,
    requests: Vec<(i64, String, String)>,
) -> Vec<i64> {
    let mut counted: Vec<(String, i64)> = Vec::new();
    let mut answers = Vec::new();
    for (time, token, name) in requests {
        let Some((client, _)) = tokens.get(&token).filter(|(_, end)| time < *end) else {
            answers.push(401);
            continue;
        };
        let recent = counted
            .iter()
            .filter(|(other, earlier)| other == client && *earlier > time - window)
            .count() as i64;
        if recent >= limit {
            answers.push(429);
            continue;
        }
        counted.push((client.clone(), time));
        let is_name = (3..=16).contains(&name.len())
            && name.starts_with(|c: char| c.is_ascii_lowercase())
            && name
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
        answers.push(if is_name { 200 } else { 400 });
    }
    answers
}
