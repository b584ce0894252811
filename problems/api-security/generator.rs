//! Random sequences of requests: few clients, a small window and a small limit, so that the limit is often met.

use std::collections::BTreeMap;

use gradebox_support::Choices;

const MOST: i64 = 1_000_000_000_000_000_000;
const TOKENS: [&str; 3] = ["k", "l", "m"];

type Tokens = BTreeMap<&'static str, (&'static str, i64)>;
type Request = (i64, &'static str, String);

pub fn generate(choices: &mut Choices) -> (Tokens, i64, i64, Vec<Request>) {
    // All times are small, or all are small numbers of something huge.
    let unit = if choices.once_in(8) {
        1_000_000_000_000
    } else {
        1
    };
    let mut tokens = Tokens::new();
    for token in TOKENS {
        if !choices.once_in(5) {
            let client = *choices.pick(&["c", "d"]);
            tokens.insert(token, (client, expiry(choices, unit)));
        }
    }
    let limit = up_to(choices, 3);
    let window = up_to(choices, 6).saturating_mul(unit).min(MOST);
    let mut time = 0;
    let requests = choices.list(0, 8, |choices| {
        time += choices.integer(0, 6) * unit;
        choices.list(1, 4, |choices| {
            time += choices.integer(0, 1) * unit;
            // Half of them with one token: a limit is met by those of one client.
            let token = if choices.boolean() {
                *choices.pick(&TOKENS)
            } else {
                TOKENS[0]
            };
            (time, token, name(choices))
        })
    });
    (tokens, limit, window, requests.concat())
}

/// Mostly late, so that not every request fails for its token.
fn expiry(choices: &mut Choices, unit: i64) -> i64 {
    if choices.once_in(3) {
        choices.integer(0, 20) * unit
    } else {
        1_000 * unit
    }
}

/// From 1 to `most`, and seldom up to the largest number that is allowed.
fn up_to(choices: &mut Choices, most: i64) -> i64 {
    let most = if choices.once_in(20) { MOST } else { most };
    choices.integer(1, most)
}

fn name(choices: &mut Choices) -> String {
    const NAMES: [&str; 10] = [
        "abc", "ab", "abc\n", "Abc", "1bc", "_bc", "ab c", " abc", "abcé", "abc٣",
    ];
    match choices.index(4) {
        0 | 1 => "abc".to_owned(),
        2 => (*choices.pick(&NAMES)).to_owned(),
        _ => choices.text(0, 18, "az_09"),
    }
}
