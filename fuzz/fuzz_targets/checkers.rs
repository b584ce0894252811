//! Any answer and any output through every checker: no panic, what is told is bounded, and
//! what a strict checker accepts a looser one does.
//!
//! The first four bytes choose options. The rest is the answer, 0xFF 0xFF, and the output;
//! without these two bytes it is cut in the middle.

#![no_main]

use gradebox::checker::{Finding, check};
use gradebox::problem::Checker::{self, Exact, Lines, UnorderedLines};
use gradebox::problem::definition::{JsonOptions, RowOptions, TokenOptions};
use libfuzzer_sys::fuzz_target;

const TOLERANCES: [f64; 8] = [0.0, 1e-300, 1e-12, 1e-6, 1e-3, 0.5, 1.0, 1e300];
/// No text of a finding is longer, in characters.
const CHARS_MAX: usize = 320;

/// `None` where the answer is at fault.
fn accepts(checker: &Checker, answer: &[u8], output: &[u8]) -> Option<bool> {
    match check(checker, answer, output) {
        Ok(Finding::Right) => Some(true),
        Ok(Finding::Wrong(told)) => {
            assert!(
                !told.message.is_empty() && !told.place.is_empty(),
                "{told:?}"
            );
            for text in [&told.place, &told.expected, &told.found, &told.message] {
                assert!(text.chars().count() <= CHARS_MAX, "{told:?}");
                assert!(!text.chars().any(char::is_control), "{told:?}");
            }
            Some(false)
        }
        Err(fault) => {
            assert!(
                !fault.to_string().chars().any(char::is_control),
                "{fault:?}"
            );
            None
        }
    }
}

fn tokens(case_sensitive: bool, space_sensitive: bool, tolerance: [Option<f64>; 2]) -> Checker {
    let [float_absolute, float_relative] = tolerance;
    Checker::Tokens(TokenOptions {
        case_sensitive,
        space_sensitive,
        float_absolute,
        float_relative,
    })
}

fn json(unordered: &[u32], float_tolerance: Option<f64>) -> Checker {
    let unordered = unordered.to_vec();
    Checker::Json(JsonOptions {
        float_tolerance,
        unordered,
    })
}

fn rows(ordered: bool, float_tolerance: Option<f64>) -> Checker {
    Checker::Rows(RowOptions {
        ordered,
        float_tolerance,
    })
}

fn parts(data: &[u8]) -> (&[u8], &[u8]) {
    match data.windows(2).position(|two| two == [0xff, 0xff]) {
        Some(at) => (&data[..at], &data[at + 2..]),
        None => data.split_at(data.len() / 2),
    }
}

fuzz_target!(|data: &[u8]| {
    let Some(([one, two, first, second], texts)) = data.split_first_chunk() else {
        return;
    };
    let (answer, output) = parts(texts);
    let tolerance = |byte: &u8| TOLERANCES[usize::from(*byte) % TOLERANCES.len()];
    let (small, large) = (
        tolerance(one).min(tolerance(two)),
        tolerance(one).max(tolerance(two)),
    );
    let (case, space) = (first & 1 == 1, first & 2 == 2);
    let [near, far] = [small, large].map(|bound| match first >> 2 & 3 {
        0 => [Some(bound), None],
        1 => [None, Some(bound)],
        _ => [Some(bound), Some(bound)],
    });
    let depths = [u32::from(second & 3), u32::from(second >> 2 & 3)];

    let none = [None; 2];
    let strict_and_loose = [
        (Exact, Lines),
        (Lines, UnorderedLines),
        (Lines, tokens(true, false, none)),
        (Exact, tokens(true, true, none)),
        (tokens(true, true, none), Exact),
        (tokens(true, space, none), tokens(false, space, none)),
        (tokens(case, true, none), tokens(case, false, none)),
        (tokens(true, space, near), tokens(false, space, near)),
        (tokens(case, true, near), tokens(case, false, near)),
        (tokens(case, space, none), tokens(case, space, near)),
        (tokens(case, space, near), tokens(case, space, far)),
        (
            tokens(case, space, [Some(small), None]),
            tokens(case, space, [Some(small); 2]),
        ),
        (
            tokens(case, space, [None, Some(small)]),
            tokens(case, space, [Some(small); 2]),
        ),
        (json(&[], None), json(&depths, None)),
        (json(&depths[..1], None), json(&depths, None)),
        (json(&depths, None), json(&depths, Some(small))),
        (json(&depths, Some(small)), json(&depths, Some(large))),
        (json(&depths[..1], Some(small)), json(&depths, Some(small))),
        (rows(true, None), rows(false, None)),
        (rows(true, Some(small)), rows(false, Some(small))),
        (rows(case, None), rows(case, Some(small))),
        (rows(case, Some(small)), rows(case, Some(large))),
    ];
    for (strict, loose) in &strict_and_loose {
        for checker in [strict, loose] {
            let own = accepts(checker, answer, answer);
            assert_ne!(own, Some(false), "{checker:?} refuses its own answer");
            let other = accepts(checker, answer, output);
            // A fault of the answer is one whatever the output is.
            assert_eq!(own.is_none(), other.is_none(), "{checker:?}");
        }
        if accepts(strict, answer, output) == Some(true) {
            assert_eq!(
                accepts(loose, answer, output),
                Some(true),
                "{strict:?} accepts what {loose:?} does not"
            );
        }
    }
    let symmetric = [
        Exact,
        Lines,
        UnorderedLines,
        tokens(case, space, none),
        tokens(case, space, [Some(small), None]),
        rows(case, None),
    ];
    for checker in &symmetric {
        let (there, back) = (
            accepts(checker, answer, output),
            accepts(checker, output, answer),
        );
        if there.is_some() && back.is_some() {
            assert_eq!(there, back, "{checker:?}");
        }
    }
});
