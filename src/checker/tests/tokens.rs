use super::{expect_told, is_right, token_checker};
use crate::problem::Checker::{self, Tokens};
use crate::problem::definition::TokenOptions;

fn near(absolute: Option<f64>, relative: Option<f64>) -> Checker {
    let options = TokenOptions {
        float_absolute: absolute,
        float_relative: relative,
        ..TokenOptions::default()
    };
    Tokens(options)
}

fn sensitive(case_sensitive: bool, space_sensitive: bool) -> Checker {
    Tokens(TokenOptions {
        case_sensitive,
        space_sensitive,
        ..TokenOptions::default()
    })
}

#[test]
fn white_space_and_ascii_case_do_not_count_by_default() {
    let right = [
        ("a b\nc", " A\t\x0b\x0c\r\n B  C\n"),
        ("", " \n\t\r\x0b\x0c"),
        ("Yes", "yES"),
        ("1.0", "1.0"),
        ("é", "é"),
    ];
    for (answer, output) in right {
        assert!(
            is_right(&token_checker(), answer, output),
            "{answer:?} {output:?}"
        );
    }
    let wrong = [
        ("a b", "ab"),
        ("a", "a a"),
        ("a a", "a"),
        ("é", "É"),
        ("1.0", "1"),
        ("a b", "a\u{a0}b"),
        ("a b", "a\u{1c}b"),
        ("", "a"),
        ("a", ""),
    ];
    for (answer, output) in wrong {
        assert!(
            !is_right(&token_checker(), answer, output),
            "{answer:?} {output:?}"
        );
    }
}

#[test]
fn case_counts_if_asked_for() {
    assert!(is_right(&sensitive(true, false), "a B", "a  B"));
    assert!(!is_right(&sensitive(true, false), "a B", "a b"));
}

#[test]
fn white_space_counts_byte_for_byte_if_asked_for() {
    let checker = sensitive(false, true);
    for text in ["", " ", "\n", " a\tb\n", "a\r\nb"] {
        assert!(is_right(&checker, text, text.to_ascii_uppercase()));
    }
    let wrong = [
        ("a b", "a  b"),
        ("a b", "a\tb"),
        ("a\nb", "a\r\nb"),
        ("a\n", "a"),
        ("a", "a\n"),
        ("a", " a"),
        ("", " "),
        ("\n", ""),
        ("\n", "\n\n"),
    ];
    for (answer, output) in wrong {
        assert!(!is_right(&checker, answer, output), "{answer:?} {output:?}");
    }
}

#[test]
fn numbers_are_near_by_either_bound() {
    let both = near(Some(0.01), Some(0.1));
    let right = [
        ("1.0", "1"),
        ("1.0", "1.09"),
        ("1.0", "+.9e0"),
        ("1", "1.05"),
        ("100", "109.9"),
        ("-100", "-90.1"),
        ("0", "0.01"),
        ("0", "-0"),
        ("0.0", "5.e-3"),
        ("1e2", "100"),
        ("+5", "5."),
        (".5", "0.5"),
        ("x 1 Y", "X 1.001 y"),
    ];
    for (answer, output) in right {
        assert!(is_right(&both, answer, output), "{answer:?} {output:?}");
    }
    let wrong = [
        ("1.0", "1.2"),
        ("0", "0.02"),
        ("1", "one"),
        ("1", "1x"),
        ("1", "0x1"),
        ("one", "1"),
        ("1", "-1"),
    ];
    for (answer, output) in wrong {
        assert!(!is_right(&both, answer, output), "{answer:?} {output:?}");
    }
    assert!(!is_right(&near(Some(0.01), None), "100", "100.1"));
    assert!(!is_right(&near(None, Some(0.01)), "0", "0.001"));
    assert!(is_right(&near(Some(0.0), None), "1.50", "1.5"));
}

#[test]
fn a_tolerance_of_nothing_but_words_compares_texts() {
    // None of these is a number by the grammar, so each wants its own text.
    for word in [
        "nan", "inf", "-inf", "infinity", "0x10", "1e", "1e+", ".", "-", "+.", "1_000", "1,5",
        "e5", "--1",
    ] {
        assert!(
            is_right(
                &near(Some(1e300), Some(1e300)),
                word,
                word.to_ascii_uppercase()
            ),
            "{word}"
        );
        assert!(
            !is_right(&near(Some(1e300), Some(1e300)), word, "1"),
            "{word}"
        );
        assert!(
            !is_right(&near(Some(1e300), Some(1e300)), "1", word),
            "{word}"
        );
    }
}

#[test]
fn numbers_beyond_floats_are_right_only_as_they_are() {
    let checker = near(Some(1.0), Some(1.0));
    assert!(is_right(&checker, "1e999", "1e999"));
    assert!(!is_right(&checker, "1e999", "1e998"));
    assert!(!is_right(&checker, "1", "1e999"));
    assert!(is_right(&checker, "0", "1e-999"));
    let digits = "9".repeat(400);
    assert!(is_right(&checker, &digits, &digits));
}

#[test]
fn the_first_differing_token_is_told() {
    let checker = token_checker();
    let table = [
        (
            "a b\nc d",
            "a b\nc x",
            ["token 4 (line 2)", "d", "x", "the token differs"],
        ),
        (
            "a b c",
            "a\n",
            [
                "token 2 (line 2)",
                "b",
                "",
                "the output ends 2 tokens too early",
            ],
        ),
        (
            "a",
            " \n",
            ["token 1 (line 2)", "a", "", "the output has no tokens"],
        ),
        (
            "a",
            "a\nb\nc",
            ["token 2 (line 2)", "", "b", "2 more tokens than expected"],
        ),
        (
            "a",
            "a b",
            ["token 2 (line 1)", "", "b", "1 more token than expected"],
        ),
    ];
    for (answer, output, expected) in table {
        expect_told(&checker, answer, output, expected);
    }
    let near = near(Some(0.5), None);
    let off = [
        "token 1 (line 1)",
        "1",
        "2.5",
        "the number is off by 1.500e0, which is too far",
    ];
    expect_told(&near, "1", "2.5", off);
    let word = [
        "token 1 (line 1)",
        "1",
        "one",
        "no number where a number was expected",
    ];
    expect_told(&near, "1", "one", word);
}

#[test]
fn differing_white_space_is_told_where_it_is() {
    let checker = sensitive(false, true);
    let table = [
        (
            "a b\nc",
            "A b\tc",
            [
                "line 1, column 4",
                "a b␊",
                "A b⇥c",
                "the line goes on after its expected end",
            ],
        ),
        (
            "a b",
            "a  b",
            [
                "line 1, column 3",
                "a b",
                "a  b",
                "a space where 'b' was expected",
            ],
        ),
        (
            "a\n",
            "a",
            [
                "line 1, column 2",
                "a␊",
                "a",
                "the newline at the end is missing",
            ],
        ),
    ];
    for (answer, output, expected) in table {
        expect_told(&checker, answer, output, expected);
    }
    // Numbers of different lengths before it: both places are found.
    let near = Tokens(TokenOptions {
        space_sensitive: true,
        float_absolute: Some(1.0),
        ..TokenOptions::default()
    });
    let told = [
        "line 1, column 5",
        "1 x",
        "1.00⇥x",
        "a tab where a space was expected",
    ];
    expect_told(&near, "1 x", "1.00\tx", told);
}

#[test]
fn a_tolerance_only_accepts_more() {
    // Beyond the range of floats no distance can be told, and the text is the same without case.
    assert!(is_right(&sensitive(false, false), "1E999", "1e999"));
    assert!(is_right(&near(Some(0.1), None), "1E999", "1e999"));
    assert!(!is_right(&near(Some(0.1), None), "1E999", "2e999"));
}
