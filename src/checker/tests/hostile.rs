//! Outputs made to be slow, large or odd. What is quadratic would not finish here.

use super::{
    all_checkers, check, difference, is_right, json_unordered, row_checker, token_checker,
};
use crate::problem::Checker;

#[test]
fn very_many_equal_lines_or_tokens_are_compared() {
    let answer = "same\n".repeat(300_000);
    let output = "same\n".repeat(299_999) + "more\n";
    for checker in [
        Checker::Exact,
        Checker::Lines,
        Checker::UnorderedLines,
        token_checker(),
    ] {
        assert!(is_right(&checker, &answer, &answer));
        assert!(!is_right(&checker, &answer, &output));
        assert!(!is_right(&checker, "same", &answer));
        assert!(!is_right(&checker, &answer, "same"));
    }
}

#[test]
fn many_equal_elements_without_an_order_are_compared() {
    let list = |element: &str, count: usize| {
        format!("[{}{element}]", format!("{element},").repeat(count - 1))
    };
    for tolerance in [None, Some(0.1)] {
        let checker = json_unordered(&[0, 1], tolerance);
        for (one, other) in [
            ("1", "2"),
            ("1.0", "2.0"),
            ("[1.0,2]", "[1.0,3]"),
            ("[2,1.0]", "[2.0,1.0]"),
        ] {
            let answer = list(one, 10_000);
            assert!(is_right(&checker, &answer, &answer));
            assert!(
                !is_right(&checker, &answer, list(other, 10_000)),
                "{one} {other} {tolerance:?}"
            );
        }
    }
    let answer = list("[1,null]", 10_000);
    assert!(!is_right(
        &row_checker(false),
        &answer,
        list("[2,null]", 10_000)
    ));
}

#[test]
fn pair_tests_inside_pair_tests_stop_at_their_bound() {
    // Lists of lists of floats in which all pairs have to be tested, on three levels.
    let level =
        |inner: String, count: usize| format!("[{}{inner}]", format!("{inner},").repeat(count - 1));
    let tree = |last: &str| level(level(format!("[[1.0,1],[1.01,2],[1.02,{last}]]"), 40), 40);
    let checker = json_unordered(&[0, 1, 2], Some(0.1));
    assert!(!is_right(&checker, tree("3"), tree("4")));
}

#[test]
fn one_long_line_is_told_around_its_difference() {
    let mut output = "x".repeat(600_000);
    let answer = output.clone() + "\n";
    output.replace_range(400_000..400_001, "\u{202e}");
    for checker in [Checker::Exact, Checker::Lines, token_checker()] {
        let told = difference(&checker, &answer, &output);
        assert!(
            told.found.contains("x⟨U+202E⟩x") && told.found.chars().count() <= 200,
            "{}",
            told.found
        );
        assert!(told.expected.contains('x') && told.expected.chars().count() <= 200);
    }
}

#[test]
fn one_long_number_or_string_is_compared() {
    let digits = "7".repeat(100_000);
    let checkers = [json_unordered(&[], Some(0.1)), json_unordered(&[0], None)];
    for checker in checkers {
        assert!(is_right(&checker, &digits, &digits));
        assert!(!is_right(&checker, &digits, digits.replacen('7', "8", 1)));
        assert!(!is_right(
            &checker,
            format!("[{digits}]"),
            format!("[{digits}8]")
        ));
        assert!(!is_right(&checker, format!("\"{digits}\""), &digits));
        assert!(!is_right(
            &checker,
            "\"\"",
            format!("\"{}\"", "\\n".repeat(100_000))
        ));
        assert!(!is_right(
            &checker,
            "{}",
            format!("{{\"{digits}\":{{\"{digits}\":1}}}}")
        ));
    }
}

#[test]
fn every_text_that_is_told_is_bounded() {
    let key = "k\u{200b}".repeat(500);
    let deep = (0..120).fold("1".to_owned(), |inner, _| format!("{{\"{key}\":{inner}}}"));
    let other = deep.replace(":1}", ":2}");
    let long = "[\u{7}]\n".repeat(500);
    for checker in all_checkers() {
        for (answer, output) in [(&deep, &other), (&deep, &long), (&long, &deep)] {
            let Ok(super::Finding::Wrong(told)) =
                check(&checker, answer.as_bytes(), output.as_bytes())
            else {
                continue;
            };
            for text in [&told.place, &told.expected, &told.found, &told.message] {
                assert!(text.chars().count() <= 320, "{checker:?}: {text}");
                assert!(!text.chars().any(char::is_control), "{checker:?}: {text:?}");
            }
        }
    }
}
