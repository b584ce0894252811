//! Who sends a request, and whether they may: the answer that each request gets.

use std::collections::BTreeMap;

/// A status, what it says, and the scheme that a 401 asks for.
type Answer = (i64, String, Option<&'static str>);
/// A path, headers, a query, and the time.
type Request = (
    String,
    BTreeMap<String, String>,
    BTreeMap<String, String>,
    i64,
);

struct App {
    users: BTreeMap<String, (String, bool, Vec<String>)>,
    tokens: BTreeMap<String, (String, i64)>,
    keys: BTreeMap<String, String>,
    routes: BTreeMap<String, (String, Option<String>, Vec<String>)>,
}

/// The answer that each request gets, in order.
pub fn authorize(
    users: BTreeMap<String, (String, bool, Vec<String>)>,
    tokens: BTreeMap<String, (String, i64)>,
    keys: BTreeMap<String, String>,
    routes: BTreeMap<String, (String, Option<String>, Vec<String>)>,
    requests: Vec<Request>,
) -> Vec<Answer> {
    let app = App {
        users,
        tokens,
        keys,
        routes,
    };
    requests
        .iter()
        .map(|request| app.answer(request).unwrap_or_else(|refusal| refusal))
        .collect()
}

impl App {
    fn answer(&self, (path, headers, query, time): &Request) -> Result<Answer, Answer> {
        let Some((scheme, name, roles)) = self.routes.get(path) else {
            return Err((404, "Not Found".to_owned(), None));
        };
        let challenge = match scheme.as_str() {
            "public" => return Ok((200, "anonymous".to_owned(), None)),
            "basic" => "Basic",
            "bearer" => "Bearer",
            _ => "APIKey",
        };
        let unauthorized = |detail: &str| (401, detail.to_owned(), Some(challenge));

        let sent = match name {
            None => behind_scheme(challenge, headers),
            Some(name) if scheme == "api_key_header" => header(name, headers),
            Some(name) => query.get(name).map(String::as_str),
        };
        let sent = sent
            .filter(|sent| !sent.is_empty())
            .ok_or_else(|| unauthorized("Not authenticated"))?;
        let username = match challenge {
            "Basic" => self.password_owner(sent, &unauthorized)?,
            "Bearer" => self.token_owner(sent, *time),
            _ => self.keys.get(sent).cloned(),
        };
        let (username, (_, is_active, held)) = username
            .and_then(|username| self.users.get_key_value(&username))
            .ok_or_else(|| unauthorized("Invalid authentication credentials"))?;

        if !is_active {
            return Err((400, "Inactive user".to_owned(), None));
        }
        if let Some(role) = roles.iter().find(|role| !held.contains(role)) {
            let detail = format!("User does not have the required role: {role}");
            return Err((403, detail, None));
        }
        Ok((200, username.clone(), None))
    }

    /// The user whose name and password were sent; none if what was sent cannot be read.
    fn password_owner(
        &self,
        sent: &str,
        unauthorized: impl Fn(&str) -> Answer,
    ) -> Result<Option<String>, Answer> {
        let sent = decoded(sent);
        let Some((username, password)) = sent.as_ref().and_then(|sent| sent.split_once(':')) else {
            return Ok(None);
        };
        match self.users.get(username) {
            Some((right, ..)) if right == password => Ok(Some(username.to_owned())),
            _ => Err(unauthorized("Incorrect username or password")),
        }
    }

    /// The user whom this token stands for, until it expires.
    fn token_owner(&self, token: &str, time: i64) -> Option<String> {
        let (username, expires) = self.tokens.get(token)?;
        (time < *expires).then(|| username.clone())
    }
}

/// The value of the header of this name, in upper or lower case.
fn header<'a>(name: &str, headers: &'a BTreeMap<String, String>) -> Option<&'a str> {
    headers
        .iter()
        .find(|(other, _)| other.eq_ignore_ascii_case(name))
        .map(|(_, value)| value.as_str())
}

/// What the `Authorization` header has behind this scheme.
fn behind_scheme<'a>(scheme: &str, headers: &'a BTreeMap<String, String>) -> Option<&'a str> {
    let (other, credentials) = header("Authorization", headers)?.split_once(' ')?;
    other
        .eq_ignore_ascii_case(scheme)
        .then(|| credentials.trim())
}

/// The text that is written in Base64.
fn decoded(base64: &str) -> Option<String> {
    const DIGITS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    if !base64.len().is_multiple_of(4) {
        return None;
    }
    let mut bytes = Vec::new();
    // The digits so far, of which the last `count` bits do not make a byte yet.
    let (mut bits, mut count) = (0u32, 0);
    for digit in base64.trim_end_matches('=').chars() {
        bits = bits << 6 | DIGITS.find(digit)? as u32;
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
        }
    }
    String::from_utf8(bytes).ok()
}
