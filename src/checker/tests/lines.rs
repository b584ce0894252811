use super::{expect_told, is_right};
use crate::problem::Checker::Lines;

#[test]
fn white_space_at_the_end_of_lines_and_newlines_at_the_end_are_forgiven() {
    let same = [
        "a\nb\n",
        "a\nb",
        "a\nb\n\n\n",
        "a\r\nb\r\n",
        "a \nb\t\x0b\x0c\n",
        "a\nb\n \n\t\r\n",
    ];
    for answer in same {
        for output in same {
            assert!(is_right(&Lines, answer, output), "{answer:?} {output:?}");
        }
    }
    for empty in ["", "\n", " ", "\r\n\r\n", " \n\t"] {
        assert!(
            is_right(&Lines, "", empty) && is_right(&Lines, empty, ""),
            "{empty:?}"
        );
    }
}

#[test]
fn all_else_counts() {
    let table = [
        ("a", "A"),
        ("a", " a"),
        ("a b", "a  b"),
        ("a\nb", "a\n\nb"),
        ("a\nb", "b\na"),
        ("\na", "a"),
        ("a\nb", "a\rb"),
        ("a", "a\u{a0}"),
        ("a", "\u{feff}a"),
        ("a", "a\0"),
        ("1", "1.0"),
    ];
    for (answer, output) in table {
        assert!(!is_right(&Lines, answer, output), "{answer:?} {output:?}");
        assert!(!is_right(&Lines, output, answer), "{output:?} {answer:?}");
    }
}

#[test]
fn the_first_differing_line_is_told() {
    let table = [
        (
            "a\nbcd\n",
            "a\nbxd\n",
            [
                "line 2, column 2",
                "bcd",
                "bxd",
                "'x' where 'c' was expected",
            ],
        ),
        (
            "abc\n",
            "ab\n",
            ["line 1, column 3", "abc", "ab", "the line ends too early"],
        ),
        (
            "ab\n",
            "abc\n",
            [
                "line 1, column 3",
                "ab",
                "abc",
                "the line goes on after its expected end",
            ],
        ),
        (
            "a\n",
            "a\nb\nc\n",
            ["line 2", "", "b", "2 more lines than expected"],
        ),
        (
            "a\n",
            "a\n\nc\n",
            ["line 2", "", "", "2 more lines than expected"],
        ),
        (
            "a\n",
            "a\nb",
            ["line 2", "", "b", "1 more line than expected"],
        ),
        (
            "a\nb\nc\n",
            "a\n",
            ["line 2", "b", "", "the output ends 2 lines too early"],
        ),
        (
            "a\nb\n",
            "a\n",
            ["line 2", "b", "", "the output ends 1 line too early"],
        ),
        ("a\n", "\n", ["line 1", "a", "", "the output is empty"]),
        (
            "a b",
            "a\tb",
            [
                "line 1, column 2",
                "a b",
                "a⇥b",
                "a tab where a space was expected",
            ],
        ),
    ];
    for (answer, output, expected) in table {
        expect_told(&Lines, answer, output, expected);
    }
}
