//! Random requests with credentials that are right, nearly right, or missing.

use std::collections::BTreeMap;

use gradebox_support::Choices;

type Texts = BTreeMap<String, String>;

const NAMES: [&str; 4] = ["ada", "bo", "Ada", "zoë"];
const PASSWORDS: [&str; 6] = ["x", "a:b", "pass word", "ß", "", "?????"];
const ROLES: [&str; 3] = ["user", "admin", "staff"];
const TOKENS: [&str; 3] = ["t1", "T1", "t2"];

pub fn generate(
    choices: &mut Choices,
) -> (
    BTreeMap<&'static str, (&'static str, bool, Vec<&'static str>)>,
    BTreeMap<&'static str, (&'static str, i64)>,
    BTreeMap<&'static str, &'static str>,
    BTreeMap<&'static str, (&'static str, Option<&'static str>, Vec<&'static str>)>,
    Vec<(&'static str, Texts, Texts, i64)>,
) {
    let mut users = BTreeMap::new();
    for name in &NAMES[..3] {
        if !choices.once_in(3) {
            let is_active = !choices.once_in(3);
            users.insert(
                *name,
                (*choices.pick(&PASSWORDS), is_active, roles(choices)),
            );
        }
    }
    if choices.once_in(3) {
        users.insert(NAMES[3], (*choices.pick(&PASSWORDS), true, roles(choices)));
    }
    let mut tokens = BTreeMap::new();
    let mut keys = BTreeMap::new();
    for token in &TOKENS[..2] {
        tokens.insert(*token, (*choices.pick(&NAMES), choices.integer(0, 3)));
        keys.insert(*token, *choices.pick(&NAMES));
    }
    let mut routes = BTreeMap::from([("/", ("public", None, Vec::new()))]);
    for (path, scheme, name) in [
        ("/basic", "basic", None),
        ("/bearer", "bearer", None),
        ("/header", "api_key_header", Some("X-Key")),
        ("/query", "api_key_query", Some("key")),
    ] {
        routes.insert(path, (scheme, name, roles(choices)));
    }
    let requests = choices.list(1, 4, |choices| request(choices, &users));
    (users, tokens, keys, routes, requests)
}

/// Roles in any order, each once.
fn roles(choices: &mut Choices) -> Vec<&'static str> {
    let mut roles = choices.list(0, 2, |choices| *choices.pick(&ROLES));
    if roles.len() == 2 && roles[0] == roles[1] {
        roles.pop();
    }
    roles
}

fn request(
    choices: &mut Choices,
    users: &BTreeMap<&'static str, (&'static str, bool, Vec<&'static str>)>,
) -> (&'static str, Texts, Texts, i64) {
    let path = *choices.pick(&[
        "/basic", "/bearer", "/header", "/query", "/basic", "/", "/other",
    ]);
    let mut headers = Texts::new();
    let mut query = Texts::new();
    let token = *choices.pick(&["t1", "T1", "t1", "t2", "", "t1 t1"]);
    let sends = if choices.once_in(8) { "/bearer" } else { path };
    match sends {
        "/basic" | "/" => {
            let scheme =
                *choices.pick(&["Basic ", "Basic ", "basic ", "BASIC  ", "Basic", "Digest "]);
            let value = format!("{scheme}{}", basic(choices, users));
            headers.insert(authorization(choices), value.trim_end().to_owned());
        }
        "/bearer" => {
            let scheme = *choices.pick(&["Bearer ", "Bearer ", "bearer ", "Bearer  ", "Token "]);
            let value = format!("{scheme}{token}");
            headers.insert(authorization(choices), value.trim_end().to_owned());
        }
        "/header" => {
            let name = *choices.pick(&["X-Key", "x-key", "X-KEY", "key"]);
            headers.insert(name.to_owned(), token.to_owned());
        }
        "/query" => {
            let name = *choices.pick(&["key", "key", "Key", "X-Key"]);
            query.insert(name.to_owned(), token.to_owned());
        }
        _ => {}
    }
    (path, headers, query, choices.integer(0, 3))
}

fn authorization(choices: &mut Choices) -> String {
    (*choices.pick(&["Authorization", "authorization", "AUTHORIZATION"])).to_owned()
}

/// A name and a password in Base64, or something close to it.
fn basic(
    choices: &mut Choices,
    users: &BTreeMap<&'static str, (&'static str, bool, Vec<&'static str>)>,
) -> String {
    let name = *choices.pick(&NAMES);
    let password = match users.get(name) {
        Some((password, ..)) if !choices.once_in(3) => password,
        _ => *choices.pick(&PASSWORDS),
    };
    let mut bytes = format!("{name}:{password}").into_bytes();
    match choices.index(12) {
        9 => bytes.retain(|byte| *byte != b':'),
        10 => bytes.push(0xff),
        11 => bytes.clear(),
        _ => {}
    }
    let mut text = encoded(&bytes);
    match choices.index(12) {
        7 => text = text.replace('+', "-").replace('/', "_"),
        8 => text = text.trim_end_matches('=').to_owned(),
        9 => text.truncate(text.len().saturating_sub(1)),
        10 => text.insert(text.len() / 2, *choices.pick(&['-', '*', ' '])),
        11 => text = text.clone() + &text,
        _ => {}
    }
    text
}

fn encoded(bytes: &[u8]) -> String {
    let digits: Vec<char> = ('A'..='Z')
        .chain('a'..='z')
        .chain('0'..='9')
        .chain(['+', '/'])
        .collect();
    let mut text = String::new();
    for block in bytes.chunks(3) {
        let word = block.iter().enumerate().fold(0, |word, (place, byte)| {
            word | usize::from(*byte) << (16 - 8 * place)
        });
        for place in 0..4 {
            let digit = digits[word >> (18 - 6 * place) & 63];
            text.push(if place <= block.len() { digit } else { '=' });
        }
    }
    text
}
