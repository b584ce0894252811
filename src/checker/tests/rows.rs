use super::{AnswerFault, Checker, RowOptions, check, expect_told, is_right, row_checker};

#[test]
fn rows_compare_by_value_in_any_order_unless_asked() {
    let any = row_checker(false);
    let ordered = row_checker(true);
    let table = [
        ("[]", "[]", true, true),
        (r#"[["a",1],["b",2]]"#, r#"[["a",1],["b",2]]"#, true, true),
        (r#"[["a",1],["b",2]]"#, r#"[["b",2],["a",1]]"#, true, false),
        ("[[1],[1],[2]]", "[[1],[2],[1]]", true, false),
        ("[[1],[1],[2]]", "[[1],[2],[2]]", false, false),
        ("[[null]]", "[[null]]", true, true),
        ("[[null]]", "[[0]]", false, false),
        ("[[null]]", "[[\"\"]]", false, false),
        ("[[1]]", "[[1.0]]", true, true),
        ("[[1.0]]", "[[1]]", true, true),
        ("[[2],[1.0]]", "[[1],[2.0]]", true, false),
        ("[[9007199254740993]]", "[[9007199254740992]]", false, false),
        (
            "[[9007199254740993]]",
            "[[9007199254740992.0]]",
            false,
            false,
        ),
        ("[[1]]", "[[\"1\"]]", false, false),
        ("[[\"a\"]]", "[[\"A\"]]", false, false),
        ("[[\"a\"]]", "[[\"a \"]]", false, false),
        ("[[1,2]]", "[[2,1]]", false, false),
        ("[[1]]", "[[1],[1]]", false, false),
        ("[[1]]", "[]", false, false),
        ("[]", "[[1]]", false, false),
        ("[[]]", "[[]]", true, true),
    ];
    for (answer, output, in_any_order, in_order) in table {
        assert_eq!(
            is_right(&any, answer, output),
            in_any_order,
            "{answer} {output}"
        );
        assert_eq!(
            is_right(&ordered, answer, output),
            in_order,
            "{answer} {output}"
        );
    }
}

#[test]
fn a_tolerance_holds_if_either_number_is_a_float() {
    let near = Checker::Rows(RowOptions {
        ordered: false,
        float_tolerance: Some(0.01),
    });
    assert!(is_right(&near, "[[2],[0.333]]", "[[0.3333333],[1.999]]"));
    assert!(!is_right(&near, "[[200]]", "[[201]]"));
    assert!(is_right(&near, "[[200]]", "[[201.0]]"));
}

#[test]
fn differences_are_told_in_rows_and_columns() {
    let ordered = [
        (
            "[[1,2],[3,4]]",
            "[[1,2],[3,5]]",
            ["row 2, column 2", "4", "5", "the number differs"],
        ),
        (
            "[[1]]",
            "[[\"1\"]]",
            [
                "row 1, column 1",
                "1",
                "\"1\"",
                "a string where an integer was expected",
            ],
        ),
        (
            "[[1],[2],[3]]",
            "[[1]]",
            ["row 2", "[2]", "", "the list ends 2 rows too early"],
        ),
        (
            "[[1]]",
            "[[1],[2]]",
            ["row 2", "", "[2]", "1 more row than expected"],
        ),
    ];
    for (answer, output, expected) in ordered {
        expect_told(&row_checker(true), answer, output, expected);
    }
    let unordered = [
        (
            "[[1],[2]]",
            "[[2],[3]]",
            ["the rows", "[1]", "[3]", "row [1] is missing"],
        ),
        (
            "[[1]]",
            "[[1],[1]]",
            ["the rows", "", "[1]", "row [1] is not expected"],
        ),
        (
            "[[1,2]]",
            "[[1,2],[3]]",
            ["row 2", "[1,2]", "[3]", "1 column where 2 were expected"],
        ),
        (
            "[[1]]",
            "[[1,2]]",
            ["row 1", "[1]", "[1,2]", "2 columns where 1 was expected"],
        ),
        (
            "[[1]]",
            "[1]",
            ["row 1", "[1]", "1", "an integer where a row was expected"],
        ),
        (
            "[[1]]",
            "{}",
            [
                "$",
                "[[1]]",
                "{}",
                "an object where a list of rows was expected",
            ],
        ),
    ];
    for (answer, output, expected) in unordered {
        expect_told(&row_checker(false), answer, output, expected);
    }
}

#[test]
fn an_answer_that_is_no_list_of_rows_is_the_judges_fault() {
    let table = [
        ("{}", "$", "an object where a list was expected"),
        ("[1]", "row 1", "an integer where a list was expected"),
        ("[[1],[1,2]]", "row 2", "2 columns where 1 was expected"),
        ("[[[]]]", "row 1", "a list where a plain value was expected"),
    ];
    for (answer, place, problem) in table {
        let fault = check(&row_checker(false), answer.as_bytes(), b"[]").expect_err("a fault");
        let expected = AnswerFault::Rows {
            place: place.to_owned(),
            problem: problem.to_owned(),
        };
        assert_eq!(fault, expected);
    }
    let fault = check(&row_checker(false), b"[", b"[]").expect_err("a fault");
    assert!(matches!(fault, AnswerFault::Json { .. }));
}
