use proptest::prelude::*;
use proptest::sample::Index;

use super::{
    Finding, all_checkers, check, difference, is_right, json_checker, json_unordered, row_checker,
    token_checker,
};
use crate::checker::json::{read_answer, read_output};
use crate::problem::Checker::{self, Exact, Lines, Tokens, UnorderedLines};
use crate::problem::definition::TokenOptions;

/// Bytes that often are white space, digits, signs or halves of characters.
fn text() -> impl Strategy<Value = Vec<u8>> {
    let likely = prop::sample::select(b" \t\n\r\x0b\x0c\n aAbB01.5e-+\xc3\xa9\0\"[]{},:".to_vec());
    prop::collection::vec(prop_oneof![9 => likely, 1 => any::<u8>()], 0..60)
}

/// Two texts that differ in little or nothing.
fn similar() -> impl Strategy<Value = (Vec<u8>, Vec<u8>)> {
    let edits = prop::collection::vec(
        (
            any::<Index>(),
            prop::sample::select(b" \n\taA1.\r".to_vec()),
        ),
        0..3,
    );
    (text(), edits).prop_map(|(answer, edits)| {
        let mut output = answer.clone();
        for (index, byte) in edits {
            output.insert(index.index(output.len() + 1), byte);
        }
        (answer, output)
    })
}

fn number() -> impl Strategy<Value = String> {
    let integer = "-?(0|[1-9][0-9]{0,2}|[1-9][0-9]{15,22})";
    let float = "-?(0|[1-9][0-9]{0,17})(\\.[0-9]{1,3})([eE][+-]?[0-9]{1,3})?";
    let tie = prop::sample::select(vec![
        "1",
        "1.0",
        "10e-1",
        "2",
        "2.0",
        "-0",
        "0.0",
        "1.0000001",
    ]);
    prop_oneof![integer, float, tie.prop_map(str::to_owned)]
}

/// JSON as text, in many ways of writing it.
fn json() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec!["null", "true", "false"]).prop_map(str::to_owned);
    let string = any::<String>()
        .prop_map(|string| serde_json::to_string(&string).expect("a string is JSON"));
    let leaf = prop_oneof![word, string, number(), number()];
    leaf.prop_recursive(4, 40, 6, |inner| {
        let list = prop::collection::vec(inner.clone(), 0..6)
            .prop_map(|items| format!("[{}]", items.join(" , ")));
        let object =
            prop::collection::btree_map("[a-cA-C\\\\n]{0,2}", inner, 0..5).prop_map(|members| {
                let member =
                    |(key, value): (String, String)| format!("{}:{value}", serde_json::json!(key));
                format!(
                    "{{{}}}",
                    members
                        .into_iter()
                        .map(member)
                        .collect::<Vec<_>>()
                        .join(",")
                )
            });
        prop_oneof![list, object]
    })
}

fn rows() -> impl Strategy<Value = Vec<String>> {
    let value = prop_oneof![number(), Just("null".to_owned()), Just("\"a\"".to_owned())];
    (1_usize..4).prop_flat_map(move |columns| {
        let row = prop::collection::vec(value.clone(), columns);
        prop::collection::vec(
            row.prop_map(|values| format!("[{}]", values.join(","))),
            0..8,
        )
    })
}

fn list(items: &[String]) -> String {
    format!("[{}]", items.join(","))
}

/// Items, and the same ones in another order.
fn shuffled<T: Clone + std::fmt::Debug + 'static>(
    items: impl Strategy<Value = Vec<T>>,
) -> impl Strategy<Value = (Vec<T>, Vec<T>)> {
    items.prop_flat_map(|items| (Just(items.clone()), Just(items).prop_shuffle()))
}

proptest! {
    #[test]
    fn any_text_is_accepted_by_the_text_checkers_that_it_is_the_answer_of(
        answer in text(), absolute: Option<f64>, relative: Option<f64>, case: bool, space: bool,
    ) {
        let options = TokenOptions {
            case_sensitive: case, space_sensitive: space, float_absolute: absolute, float_relative: relative,
        };
        for checker in [Exact, Lines, UnorderedLines, Tokens(options)] {
            prop_assert!(is_right(&checker, &answer, &answer), "{:?}", checker);
        }
    }

    #[test]
    fn any_json_is_accepted_by_its_own_checker(
        answer in json(), depths in prop::collection::vec(0_u32..4, 0..3), bound: Option<f64>,
    ) {
        prop_assert!(is_right(&json_unordered(&depths, bound), &answer, &answer));
    }

    #[test]
    fn what_a_strict_checker_accepts_a_looser_one_does((answer, output) in similar()) {
        let strict = |case_sensitive, space_sensitive| {
            Tokens(TokenOptions { case_sensitive, space_sensitive, ..TokenOptions::default() })
        };
        let near = Tokens(TokenOptions { float_relative: Some(0.1), ..TokenOptions::default() });
        let pairs = [
            (Exact, Lines),
            (Lines, UnorderedLines),
            (Lines, strict(true, false)),
            (Lines, near.clone()),
            (Exact, strict(true, true)),
            (strict(true, true), Exact),
            (strict(true, true), strict(false, true)),
            (strict(true, true), strict(true, false)),
            (strict(false, true), token_checker()),
            (strict(true, false), token_checker()),
        ];
        for (strict, loose) in pairs {
            if is_right(&strict, &answer, &output) {
                prop_assert!(is_right(&loose, &answer, &output), "{:?} {:?}", strict, loose);
            }
        }
    }

    #[test]
    fn no_bytes_make_a_checker_panic_and_what_is_told_is_bounded(
        answer in text(), output in text(), value in json(), other in json(),
    ) {
        for checker in all_checkers() {
            for answer in [&answer[..], value.as_bytes()] {
                for output in [&output[..], other.as_bytes()] {
                    if let Ok(Finding::Wrong(told)) = check(&checker, answer, output) {
                        prop_assert!(!told.message.is_empty() && !told.place.is_empty());
                        let texts = [told.place, told.expected, told.found, told.message];
                        prop_assert!(texts.iter().all(|text| text.chars().count() <= 320));
                        prop_assert!(!texts.iter().any(|text| text.chars().any(char::is_control)));
                    }
                }
            }
        }
    }

    #[test]
    fn json_is_read_where_the_usual_reader_reads_it(
        mut text in json(), at: Index, byte in "[\\[\\]{},:\"\\\\0-9eE.+ u-]",
    ) {
        if !text.is_empty() {
            let at = at.index(text.len());
            if text.is_char_boundary(at) && text.is_char_boundary(at + 1) {
                text.replace_range(at..=at, &byte);
            }
        }
        // Two equal keys are the one thing that the usual reader lets through.
        let read = read_answer(text.as_bytes()).map_err(|fault| fault.to_string());
        let usual: Result<serde_json::Value, _> = serde_json::from_str(&text);
        let is_twice = read.as_ref().is_err_and(|fault| fault.contains("twice"));
        prop_assert_eq!(read.is_ok() || is_twice, usual.is_ok(), "{:?} {:?}", read, usual);
    }

    #[test]
    fn shuffling_a_list_without_an_order_keeps_the_verdict(
        (answer, output) in shuffled(prop::collection::vec(json(), 0..6)), other in json(),
        tolerance in prop::option::of(0.0..0.5),
    ) {
        let checker = json_unordered(&[0], tolerance);
        prop_assert!(is_right(&checker, list(&answer), list(&output)));
        let wrong: Vec<String> = answer.iter().skip(1).cloned().chain([other.clone()]).collect();
        let shuffled: Vec<String> = wrong.iter().rev().cloned().collect();
        prop_assert_eq!(
            is_right(&checker, list(&answer), list(&wrong)),
            is_right(&checker, list(&answer), list(&shuffled))
        );
    }

    #[test]
    fn shuffling_rows_or_lines_keeps_the_verdict(
        (rows, mixed_rows) in shuffled(rows()),
        (lines, mixed_lines) in shuffled(prop::collection::vec("[ab ]{0,2}", 0..6)),
        answer in text(),
    ) {
        prop_assert!(is_right(&row_checker(false), list(&rows), list(&mixed_rows)));
        prop_assert!(is_right(&UnorderedLines, lines.join("\n"), mixed_lines.join("\n")));
        prop_assert_eq!(
            is_right(&UnorderedLines, &answer, lines.join("\n")),
            is_right(&UnorderedLines, &answer, mixed_lines.join("\n"))
        );
    }

    #[test]
    fn one_changed_token_is_wrong(tokens in prop::collection::vec("[a-z0-9]{1,4}", 1..8), at: Index) {
        let mut changed = tokens.clone();
        changed[at.index(tokens.len())].push('_');
        for checker in [Exact, Lines, UnorderedLines, token_checker()] {
            prop_assert!(!is_right(&checker, tokens.join(" "), changed.join(" ")));
            prop_assert!(!is_right(&checker, tokens.join("\n"), changed.join("\n")));
        }
    }

    #[test]
    fn one_changed_number_is_wrong(numbers in prop::collection::vec(any::<i64>(), 1..8), at: Index) {
        let mut changed = numbers.clone();
        let at = at.index(numbers.len());
        changed[at] = changed[at].wrapping_add(1);
        let list = |numbers: &[i64]| serde_json::json!(numbers).to_string();
        for checker in [json_checker(), json_unordered(&[0], None), json_unordered(&[0], Some(0.5))] {
            prop_assert!(!is_right(&checker, list(&numbers), list(&changed)));
        }
        let told = difference(&json_checker(), list(&numbers), list(&changed));
        prop_assert_eq!(told.place, format!("$[{at}]"));
    }

    #[test]
    fn multisets_agree_with_trying_every_order(
        answer in prop::collection::vec(pair(), 0..5), output in prop::collection::vec(pair(), 0..5),
        tolerance in prop::option::of(Just(0.25)),
    ) {
        let in_order = json_unordered(&[], tolerance);
        let any_order = json_unordered(&[0], tolerance);
        let is_right_so = |output: &Vec<String>| is_right(&in_order, list(&answer), list(output));
        let expected = permutations(&output).iter().any(is_right_so);
        prop_assert_eq!(is_right(&any_order, list(&answer), list(&output)), expected);
    }

    #[test]
    fn an_output_is_read_as_the_answer_is(text in json()) {
        let answer = read_answer(text.as_bytes()).expect("it is JSON");
        let output = read_output(&answer, text.as_bytes()).expect("it is JSON");
        prop_assert_eq!(format!("{answer:?}"), format!("{output:?}"));
    }
}

/// Elements among which counterparts are easily mixed up.
fn pair() -> impl Strategy<Value = String> {
    let number = || prop::sample::select(vec!["1", "1.0", "1.2", "1.4", "2.0"]);
    (number(), number()).prop_map(|(one, other)| format!("[{one},{other}]"))
}

fn permutations(items: &[String]) -> Vec<Vec<String>> {
    if items.is_empty() {
        return vec![Vec::new()];
    }
    let mut all = Vec::new();
    for index in 0..items.len() {
        let mut rest = items.to_vec();
        let first = rest.remove(index);
        all.extend(permutations(&rest).into_iter().map(|mut order| {
            order.push(first.clone());
            order
        }));
    }
    all
}

#[test]
fn the_checkers_differ_as_their_names_say() {
    let accepting = |output: &str| {
        let checkers = [Exact, Lines, UnorderedLines, token_checker()];
        checkers.map(|checker: Checker| is_right(&checker, "a b\nc\n", output))
    };
    assert_eq!(accepting("a b\nc\n"), [true, true, true, true]);
    assert_eq!(accepting("a b \nc"), [false, true, true, true]);
    assert_eq!(accepting("c\na b\n"), [false, false, true, false]);
    assert_eq!(accepting("A\nB C"), [false, false, false, true]);
}
