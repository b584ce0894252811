use super::{difference, expect_told, is_right};
use crate::problem::Checker::Exact;

#[test]
fn only_the_same_bytes_are_right() {
    for text in ["", "\n", "a", "a\r\n", "\0\u{feff}é"] {
        assert!(is_right(&Exact, text, text));
    }
    for (answer, output) in [
        ("a\n", "a"),
        ("a", "A"),
        ("", " "),
        ("a b", "a  b"),
        ("é", "e\u{301}"),
    ] {
        assert!(!is_right(&Exact, answer, output), "{answer:?} {output:?}");
    }
    assert!(!is_right(&Exact, b"\xff", b"\xfe"));
}

#[test]
fn the_first_difference_is_told_with_its_line_and_column() {
    let table = [
        (
            "one\ntwo\n",
            "one\ntwi\n",
            [
                "line 2, column 3",
                "two␊",
                "twi␊",
                "'i' where 'o' was expected",
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
        (
            "a",
            "a\n",
            [
                "line 1, column 2",
                "a",
                "a␊",
                "a newline at the end is not expected",
            ],
        ),
        (
            "abc",
            "a",
            [
                "line 1, column 2",
                "abc",
                "a",
                "the output ends 2 bytes too early",
            ],
        ),
        (
            "a",
            "ab\n",
            [
                "line 1, column 2",
                "a",
                "ab␊",
                "the output goes on for 2 bytes after its expected end",
            ],
        ),
        (
            "ab\nc",
            "a\nc",
            ["line 1, column 2", "ab␊", "a␊", "the line ends too early"],
        ),
        (
            "a\nc",
            "ab\nc",
            [
                "line 1, column 2",
                "a␊",
                "ab␊",
                "the line goes on after its expected end",
            ],
        ),
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
        (
            "a\nb",
            "a\r\nb",
            [
                "line 1, column 2",
                "a␊",
                "a␍␊",
                "the line goes on after its expected end",
            ],
        ),
        (
            "a b",
            "a\u{a0}b",
            [
                "line 1, column 2",
                "a b",
                "a⟨U+00A0⟩b",
                "⟨U+00A0⟩ where a space was expected",
            ],
        ),
        (
            "x \n",
            "x  \n",
            [
                "line 1, column 3",
                "x·␊",
                "x··␊",
                "the line goes on after its expected end",
            ],
        ),
        (
            "",
            "\n",
            [
                "line 1, column 1",
                "",
                "␊",
                "a newline at the end is not expected",
            ],
        ),
        (
            "é1",
            "é2",
            ["line 1, column 2", "é1", "é2", "'2' where '1' was expected"],
        ),
        // é and è share their first byte: the difference is the character, not a byte in it.
        (
            "xé",
            "xè",
            ["line 1, column 2", "xé", "xè", "'è' where 'é' was expected"],
        ),
    ];
    for (answer, output, expected) in table {
        expect_told(&Exact, answer, output, expected);
    }
}

#[test]
fn a_character_cut_in_two_is_told() {
    let told = difference(&Exact, "é\n".as_bytes(), b"\xc3\n");
    assert_eq!(told.place, "line 1, column 1");
    assert_eq!(told.found, "⟨\\xC3⟩␊");
    assert_eq!(told.message, "⟨\\xC3⟩ where 'é' was expected");
}
