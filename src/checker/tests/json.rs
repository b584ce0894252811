use super::{AnswerFault, check, difference, expect_told, is_right, json_checker, json_unordered};

#[test]
fn equal_structures_are_right() {
    let right = [
        ("null", " null\n"),
        ("[1,2,3]", "[ 1 ,\t2\r\n, 3 ]"),
        (r#"{"a":1,"b":[true,false]}"#, r#"{"b":[true,false],"a":1}"#),
        (r#""é\n\/""#, r#""\u00e9\u000a/""#),
        (r#""🙂""#, r#""\ud83d\ude42""#),
        ("{}", "{ }"),
        ("[]", "[ ]"),
    ];
    for (answer, output) in right {
        assert!(
            is_right(&json_checker(), answer, output),
            "{answer} {output}"
        );
    }
    let wrong = [
        ("null", "false"),
        ("[1,2]", "[2,1]"),
        ("[1,2]", "[1]"),
        ("[1]", "[1,2]"),
        ("{}", "[]"),
        ("\"a\"", "\"A\""),
        ("\"a\"", "\"a \""),
        ("1", "\"1\""),
        ("1", "true"),
        ("0", "null"),
        (r#"{"a":1}"#, r#"{"a":1,"b":2}"#),
        (r#"{"a":1}"#, r#"{"A":1}"#),
        (r#"{"a":null}"#, "{}"),
    ];
    for (answer, output) in wrong {
        assert!(
            !is_right(&json_checker(), answer, output),
            "{answer} {output}"
        );
        assert!(
            !is_right(&json_checker(), output, answer),
            "{output} {answer}"
        );
    }
}

#[test]
fn integers_compare_by_digits_and_floats_by_value() {
    let right = [
        ("0", "-0"),
        ("-0", "0"),
        ("0.0", "-0.0"),
        ("9007199254740993", "9007199254740993"),
        (
            "123456789012345678901234567890",
            "123456789012345678901234567890",
        ),
        ("1.0", "1"),
        ("1e2", "100"),
        ("1e2", "100.0"),
        ("100.0", "1E+2"),
        ("0.1", "0.10000000000000001"),
        ("1e22", "10000000000000000000000"),
        ("1e23", "100000000000000000000000"),
        ("-2.50", "-25e-1"),
        ("1e-400", "0.0"),
        ("1e400", "10e399"),
        ("1e400", "1e0400"),
    ];
    for (answer, output) in right {
        assert!(
            is_right(&json_checker(), answer, output),
            "{answer} {output}"
        );
    }
    let wrong = [
        ("1", "1.0"),
        ("100", "1e2"),
        ("9007199254740993", "9007199254740992"),
        ("9007199254740992", "9007199254740993"),
        (
            "123456789012345678901234567890",
            "123456789012345678901234567891",
        ),
        ("9007199254740992.0", "9007199254740993"),
        ("0.1", "0.2"),
        ("0.1", "0.1000001"),
        ("1.0", "-1.0"),
        ("1e400", "1e401"),
        ("1e400", "-1e400"),
        ("1e99999999999999999999", "1e99999999999999999998"),
        ("1e-400", "1e400"),
    ];
    for (answer, output) in wrong {
        assert!(
            !is_right(&json_checker(), answer, output),
            "{answer} {output}"
        );
    }
}

#[test]
fn a_tolerance_holds_where_the_answer_has_a_float() {
    let near = json_unordered(&[], Some(0.01));
    for (answer, output) in [
        ("1.0", "1.009"),
        ("1000.0", "1009.9"),
        ("0.0", "-0.01"),
        ("[1.0]", "[1]"),
        ("2.0", "2"),
    ] {
        assert!(is_right(&near, answer, output), "{answer} {output}");
    }
    for (answer, output) in [
        ("1", "1.0"),
        ("1000", "1001"),
        ("1.0", "1.02"),
        ("1.0", "1e400"),
        ("1.0", "\"1.0\""),
    ] {
        assert!(!is_right(&near, answer, output), "{answer} {output}");
    }
    for bound in [f64::NAN, -1.0, 0.0] {
        assert!(is_right(
            &json_unordered(&[], Some(bound)),
            "[1.5,1e400]",
            "[1.50,1e400]"
        ));
        assert!(!is_right(&json_unordered(&[], Some(bound)), "1.5", "1.6"));
    }
}

#[test]
fn differences_are_told_with_their_path() {
    let table = [
        (
            "[1,2]",
            "[1,\"2\"]",
            [
                "$[1]",
                "2",
                "\"2\"",
                "a string where an integer was expected",
            ],
        ),
        (
            "[1]",
            "[1.0]",
            ["$[0]", "1", "1.0", "a float where an integer was expected"],
        ),
        ("[1.5]", "[2]", ["$[0]", "1.5", "2", "the number differs"]),
        (
            "true",
            "false",
            ["$", "true", "false", "false where true was expected"],
        ),
        (
            r#"{"a":{"b c":[0]}}"#,
            r#"{"a":{"b c":[1]}}"#,
            ["$.a[\"b c\"][0]", "0", "1", "the number differs"],
        ),
        (
            r#"{"a":1}"#,
            r#"{"b":1}"#,
            ["$", "1", "", "missing key \"a\""],
        ),
        (
            r#"{"b":1}"#,
            r#"{"a":2,"b":1}"#,
            ["$", "", "2", "key \"a\" is not expected"],
        ),
        (
            "[[1],[2,3,4]]",
            "[[1],[2]]",
            ["$[1][1]", "3", "", "the list ends 2 elements too early"],
        ),
        (
            "[1]",
            "[1,2,[3]]",
            ["$[1]", "", "2", "2 more elements than expected"],
        ),
        (
            "[1]",
            "null",
            ["$", "[1]", "null", "null where a list was expected"],
        ),
        (
            r#"["abc"]"#,
            r#"["abx"]"#,
            [
                "$[0]",
                "\"abc\"",
                "\"abx\"",
                "the text differs from character 3 on",
            ],
        ),
        (
            r#""abc""#,
            r#""ab""#,
            ["$", "\"abc\"", "\"ab\"", "the text ends too early"],
        ),
        (
            r#""a""#,
            r#""a\n""#,
            [
                "$",
                "\"a\"",
                "\"a␊\"",
                "the text goes on after its expected end",
            ],
        ),
    ];
    for (answer, output, expected) in table {
        expect_told(&json_checker(), answer, output, expected);
    }
}

#[test]
fn an_output_that_is_not_json_is_wrong_and_told() {
    let table = [
        ("", "line 1, column 1", "the output is empty"),
        (" \n", "line 2, column 1", "the output is empty"),
        (
            "[1,2",
            "line 1, column 5",
            "the output cannot be read as JSON: `,` or `]` was expected",
        ),
        (
            "[1,\n 2,]",
            "line 2, column 4",
            "the output cannot be read as JSON: a value was expected",
        ),
        (
            "1 2",
            "line 1, column 3",
            "the output cannot be read as JSON: it goes on after the end of the value",
        ),
        (
            "NaN",
            "line 1, column 1",
            "the output cannot be read as JSON: NaN, Infinity and None are not JSON",
        ),
        (
            "True",
            "line 1, column 1",
            "the output cannot be read as JSON: JSON writes true and false in lower case",
        ),
        (
            "['a']",
            "line 1, column 2",
            "the output cannot be read as JSON: JSON strings stand in double quotes",
        ),
        (
            "01",
            "line 1, column 2",
            "the output cannot be read as JSON: it goes on after the end of the value",
        ),
        (
            "1.",
            "line 1, column 3",
            "the output cannot be read as JSON: a digit was expected",
        ),
        (
            "\"a",
            "line 1, column 3",
            "the output cannot be read as JSON: it ends inside a string",
        ),
        (
            r#""\ud800""#,
            "line 1, column 2",
            "the output cannot be read as JSON: half of a surrogate pair is not a character",
        ),
        (
            r#"[{"a":1,"b":2,"a":1}]"#,
            "line 1, column 3",
            "the output cannot be read as JSON: this object has the key \"a\" twice",
        ),
        (
            "\u{feff}1",
            "line 1, column 1",
            "the output cannot be read as JSON: a value was expected",
        ),
    ];
    for (output, place, message) in table {
        let told = difference(&json_checker(), "[1]", output);
        assert_eq!(
            (&*told.place, &*told.message, &*told.expected),
            (place, message, "[1]"),
            "{output:?}"
        );
    }
    let told = difference(&json_checker(), "[1]", b"[\"\xff\"]");
    assert_eq!(
        told.message,
        "the output cannot be read as JSON: it is not UTF-8"
    );
    assert_eq!(told.found, "[\"⟨\\xFF⟩\"]");
}

#[test]
fn an_object_that_other_readers_take_for_a_number_is_an_object() {
    let output = r#"{"$serde_json::private::Number":"1"}"#;
    assert!(!is_right(&json_checker(), "1", output));
    assert!(is_right(&json_checker(), output, output));
}

#[test]
fn depth_is_bounded_and_going_over_it_is_wrong() {
    let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
    assert!(is_right(&json_checker(), nested(127), nested(127)));
    let told = difference(&json_checker(), nested(127), nested(128));
    assert!(
        told.message.ends_with("it nests deeper than 127 levels"),
        "{}",
        told.message
    );
    assert!(
        difference(&json_checker(), "1", "[".repeat(1_000_000))
            .message
            .contains("deeper")
    );
}

#[test]
fn an_output_with_far_more_values_is_not_read_to_its_end() {
    let told = difference(&json_checker(), "[]", format!("[{}0]", "0,".repeat(2_000)));
    assert!(
        told.message.ends_with("it has more than 1002 values"),
        "{}",
        told.message
    );
}

#[test]
fn a_faulty_answer_is_the_judges_fault() {
    for (answer, place) in [
        ("", "line 1, column 1"),
        ("[1,\n", "line 2, column 1"),
        ("nul", "line 1, column 1"),
    ] {
        let fault = check(&json_checker(), answer.as_bytes(), b"[1]").expect_err("a fault");
        assert!(
            matches!(&fault, AnswerFault::Json { place: at, .. } if at == place),
            "{fault}"
        );
    }
    let twice = br#"{"a":1,"a":1}"#;
    let fault = check(&json_checker(), twice, twice)
        .expect_err("a fault")
        .to_string();
    let expected = "the answer cannot be read as JSON: this object has the key \"a\" twice, at line 1, column 2";
    assert_eq!(fault, expected);
}
