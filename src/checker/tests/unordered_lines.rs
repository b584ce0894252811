use super::{expect_told, is_right};
use crate::problem::Checker::UnorderedLines;

#[test]
fn lines_may_come_in_any_order_each_as_often() {
    let right = [
        ("a\nb\nc\n", "c\na\nb"),
        ("a\na\nb\n", "a\nb\na"),
        ("a\n\nb", "b\na\n"),
        ("a \nb\r\n", "b\na"),
        ("", "\n\n"),
        ("a b", "a b \t"),
    ];
    for (answer, output) in right {
        assert!(
            is_right(&UnorderedLines, answer, output),
            "{answer:?} {output:?}"
        );
        assert!(
            is_right(&UnorderedLines, output, answer),
            "{output:?} {answer:?}"
        );
    }
    let wrong = [
        ("a\na\nb", "a\nb\nb"),
        ("a", "a\na"),
        ("a b", "b a"),
        ("a", "A"),
        ("a", " a"),
        ("", "a"),
    ];
    for (answer, output) in wrong {
        assert!(
            !is_right(&UnorderedLines, answer, output),
            "{answer:?} {output:?}"
        );
        assert!(
            !is_right(&UnorderedLines, output, answer),
            "{output:?} {answer:?}"
        );
    }
}

#[test]
fn missing_and_extra_lines_are_told() {
    let table = [
        (
            "a\nb\n",
            "b\nx\n",
            ["line 2", "a", "x", "line \"a\" is missing"],
        ),
        (
            "a\nb\nc\n",
            "x\ny\nc\n",
            ["line 1", "a", "x", "line \"a\" and 1 other are missing"],
        ),
        (
            "a\nb\n",
            "b\n",
            ["line 1 of the answer", "a", "", "line \"a\" is missing"],
        ),
        (
            "b\n",
            "b\na\n",
            ["line 2", "", "a", "line \"a\" is not expected"],
        ),
        (
            "b\n",
            "c\nb\na\n",
            [
                "line 1",
                "",
                "c",
                "2 more lines than expected, such as \"c\"",
            ],
        ),
        (
            "a\n",
            "a\n\na",
            ["line 3", "", "a", "line \"a\" is not expected"],
        ),
        (
            "a",
            "",
            ["line 1 of the answer", "a", "", "line \"a\" is missing"],
        ),
    ];
    for (answer, output, expected) in table {
        expect_told(&UnorderedLines, answer, output, expected);
    }
}
