// Times never go back, so one look is enough: at the counted request that is `limit` places back.
use std::collections::BTreeMap;

fn is_name(name: &str) -> bool {
    let bytes = name.as_bytes();
    if bytes.len() < 3 || bytes.len() > 16 || !bytes[0].is_ascii_lowercase() {
        return false;
    }
    bytes
        .iter()
        .all(|&b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
}

pub fn decide(
    tokens: BTreeMap<String, (String, i64)>,
    limit: u64,
    window: i64,
    requests: Vec<(i64, String, String)>,
) -> Vec<u16> {
    let mut counted: BTreeMap<&str, Vec<i64>> = BTreeMap::new();
    let mut answers = Vec::new();
    for (time, token, name) in requests {
        let client = match tokens.get(&token) {
            Some((client, expires)) if time < *expires => client,
            _ => {
                answers.push(401);
                continue;
            }
        };
        let times = counted.entry(client).or_default();
        let earlier = (times.len() as u64).checked_sub(limit);
        if earlier.is_some_and(|place| times[place as usize] > time - window) {
            answers.push(429);
            continue;
        }
        times.push(time);
        answers.push(if is_name(&name) { 200 } else { 400 });
    }
    answers
}
