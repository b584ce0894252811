use std::collections::HashMap;

type Answer = (i64, String, Option<String>);

fn six_bits(c: u8) -> Option<u32> {
    Some(match c {
        b'A'..=b'Z' => c - b'A',
        b'a'..=b'z' => c - b'a' + 26,
        b'0'..=b'9' => c - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    } as u32)
}

/// Decodes four characters to three bytes at a time.
fn decode(text: &str) -> Option<String> {
    let mut bytes = vec![];
    let mut blocks = text.as_bytes().chunks(4).peekable();
    while let Some(block) = blocks.next() {
        let digits = match block {
            [_, _, b'=', b'='] => 2,
            [_, _, _, b'='] => 3,
            [_, _, _, _] => 4,
            _ => return None,
        };
        if digits < 4 && blocks.peek().is_some() {
            return None;
        }
        let mut word = 0;
        for &c in &block[..digits] {
            word = word * 64 + six_bits(c)?;
        }
        word <<= 6 * (4 - digits);
        bytes.extend(&word.to_be_bytes()[1..digits]);
    }
    String::from_utf8(bytes).ok()
}

fn unauthorized(detail: &str, challenge: &str) -> Answer {
    (401, detail.to_string(), Some(challenge.to_string()))
}

pub fn authorize(
    users: HashMap<String, (String, bool, Vec<String>)>,
    tokens: HashMap<String, (String, i64)>,
    keys: HashMap<String, String>,
    routes: HashMap<String, (String, Option<String>, Vec<String>)>,
    requests: Vec<(
        String,
        HashMap<String, String>,
        HashMap<String, String>,
        i64,
    )>,
) -> Vec<Answer> {
    let mut answers = vec![];
    for (path, headers, query, time) in requests {
        let headers: HashMap<String, String> = headers
            .into_iter()
            .map(|(name, value)| (name.to_lowercase(), value))
            .collect();
        let Some((scheme, name, roles)) = routes.get(&path) else {
            answers.push((404, "Not Found".to_string(), None));
            continue;
        };
        let name = name.clone().unwrap_or_default();
        let (challenge, sent) = match scheme.as_str() {
            "public" => {
                answers.push((200, "anonymous".to_string(), None));
                continue;
            }
            "api_key_header" => ("APIKey", headers.get(&name.to_lowercase()).cloned()),
            "api_key_query" => ("APIKey", query.get(&name).cloned()),
            _ => {
                let header = headers.get("authorization").map_or("", String::as_str);
                let (first, rest) = header.split_once(' ').unwrap_or((header, ""));
                let sent = (first.to_lowercase() == *scheme).then(|| rest.trim().to_string());
                (if scheme == "basic" { "Basic" } else { "Bearer" }, sent)
            }
        };
        let sent = sent.unwrap_or_default();
        if sent.is_empty() {
            answers.push(unauthorized("Not authenticated", challenge));
            continue;
        }
        let username = match challenge {
            "Basic" => match decode(&sent)
                .as_deref()
                .and_then(|pair| pair.split_once(':'))
            {
                Some((username, password)) => {
                    if users.get(username).is_none_or(|user| user.0 != password) {
                        answers.push(unauthorized("Incorrect username or password", challenge));
                        continue;
                    }
                    Some(username.to_string())
                }
                None => None,
            },
            "Bearer" => match tokens.get(&sent) {
                Some((username, expires)) if *expires > time => Some(username.clone()),
                _ => None,
            },
            _ => keys.get(&sent).cloned(),
        };
        let username = username.unwrap_or_default();
        let answer = match users.get(&username) {
            None => unauthorized("Invalid authentication credentials", challenge),
            Some((_, false, _)) => (400, "Inactive user".to_string(), None),
            Some((_, true, held)) => match roles.iter().find(|role| !held.contains(role)) {
                None => (200, username, None),
                Some(role) => {
                    let detail = format!("User does not have the required role: {role}");
                    (403, detail, None)
                }
            },
        };
        answers.push(answer);
    }
    answers
}
