use super::NearMiss::{self, Case, FinalNewline, FloatNoise, Order, Type, WhiteSpace};
use super::{
    Checker, TokenOptions, json_checker, json_unordered, near_misses, row_checker, token_checker,
};

fn expect(checker: &Checker, table: &[(&str, &str, &[NearMiss])]) {
    for (answer, output, expected) in table {
        assert_eq!(
            near_misses(checker, answer, output),
            *expected,
            "{checker:?}: {answer:?}, {output:?}"
        );
    }
}

#[test]
fn exact_names_each_single_forgiveness() {
    let table: [(&str, &str, &[NearMiss]); 13] = [
        ("a\n", "a", &[FinalNewline]),
        ("a\n", "a\n\n", &[FinalNewline]),
        ("a\n", "a\r\n", &[FinalNewline]),
        ("a\nb\n", "a\r\nb\r\n", &[WhiteSpace]),
        ("a b", "a  b", &[WhiteSpace]),
        ("* *", "**", &[WhiteSpace]),
        ("ab", "AB", &[Case]),
        ("a\nb\n", "b\na\n", &[Order]),
        ("a\nA\n", "A\na\n", &[Case, Order]),
        ("0.3", "0.30000000000000004", &[FloatNoise]),
        ("x=[1, 2]", "x=[1.0, 2.0]", &[Type]),
        ("AB\n", "ab", &[]),
        ("1000000000", "1000000001", &[]),
    ];
    expect(&Checker::Exact, &table);
}

#[test]
fn lines_name_what_they_do_not_forgive() {
    let table: [(&str, &str, &[NearMiss]); 9] = [
        (" a\nb", "a\nb", &[WhiteSpace]),
        ("a\nb", "a\n\nb", &[WhiteSpace]),
        ("a\nb", "b\na", &[Order]),
        ("a\nb", "b\nc", &[]),
        ("Yes", "YES", &[Case]),
        ("0.1 2", "0.1000000001 2", &[FloatNoise]),
        ("0.0", "1e-12", &[FloatNoise]),
        ("2", "2.0", &[Type]),
        ("0.1", "0.2", &[]),
    ];
    expect(&Checker::Lines, &table);
}

#[test]
fn unordered_lines_name_what_they_do_not_forgive() {
    let table: [(&str, &str, &[NearMiss]); 5] = [
        ("a b\nc", "c\na  b", &[WhiteSpace]),
        ("a\nB", "b\nA", &[Case]),
        ("0.5\n1.5", "1.5\n0.50000000001", &[FloatNoise]),
        ("1\n2", "2.0\n1.0", &[Type]),
        ("a\nb", "a", &[]),
    ];
    expect(&Checker::UnorderedLines, &table);
}

#[test]
fn tokens_name_what_their_options_do_not_forgive() {
    let default: [(&str, &str, &[NearMiss]); 6] = [
        ("12", "1 2", &[WhiteSpace]),
        ("A B", "ab", &[WhiteSpace]),
        ("1 2 x", "X 2 1", &[Order]),
        ("1.5", "1.50000001", &[FloatNoise]),
        ("1", "1.0", &[Type]),
        ("a", "b", &[]),
    ];
    expect(&token_checker(), &default);
    let strict = TokenOptions {
        case_sensitive: true,
        space_sensitive: true,
        ..TokenOptions::default()
    };
    let strict_table: [(&str, &str, &[NearMiss]); 5] = [
        ("a\n", "a", &[FinalNewline]),
        ("a b", "a\tb", &[WhiteSpace]),
        ("a b", "A b", &[Case]),
        ("a b", "b a", &[]),
        ("1.0 b", "1.00 b", &[FloatNoise]),
    ];
    expect(&Checker::Tokens(strict), &strict_table);
    let near = TokenOptions {
        float_absolute: Some(0.5),
        case_sensitive: true,
        ..TokenOptions::default()
    };
    expect(
        &Checker::Tokens(near),
        &[("1.0 a", "1.4 A", &[Case]), ("1.0 a", "1.6 A", &[])],
    );
}

#[test]
fn json_names_each_single_forgiveness() {
    let table: [(&str, &str, &[NearMiss]); 16] = [
        ("[12]", "[\"12\"]", &[Type]),
        ("[\"12\"]", "[12]", &[Type]),
        ("12", "12.0", &[Type]),
        ("true", "1", &[Type]),
        ("null", "\"null\"", &[Type]),
        ("0.3", "0.30000000000000004", &[FloatNoise]),
        ("12", "11.9999999999", &[FloatNoise]),
        ("1000000000", "1000000001", &[]),
        ("[1,2,3]", "[3,1,2]", &[Order]),
        (r#"{"a":[[1,2],[3]]}"#, r#"{"a":[[3],[2,1]]}"#, &[Order]),
        (r#"{"Key":"V"}"#, r#"{"key":"v"}"#, &[Case]),
        (r#"["a b"]"#, r#"["ab\n"]"#, &[WhiteSpace]),
        ("[\"a\",\"A\"]", "[\"A\",\"a\"]", &[Case, Order]),
        ("[1,2]", "[2.0,1]", &[]),
        ("[1]", "[1,2]", &[]),
        ("[1]", "[1", &[]),
    ];
    expect(&json_checker(), &table);
    let unordered = json_unordered(&[0], Some(0.1));
    expect(
        &unordered,
        &[
            ("[1.0,\"A\"]", "[\"a\",1.05]", &[Case]),
            ("[[1,2],3]", "[3,[2,1]]", &[Order]),
        ],
    );
}

#[test]
fn rows_name_each_single_forgiveness() {
    let ordered: [(&str, &str, &[NearMiss]); 4] = [
        (r#"[["a",1],["b",2]]"#, r#"[["b",2],["a",1]]"#, &[Order]),
        ("[[1,2]]", "[[2,1]]", &[]),
        ("[[1]]", "[[\"1\"]]", &[Type]),
        ("[[\"Anna\"]]", "[[\"ANNA\"]]", &[Case]),
    ];
    expect(&row_checker(true), &ordered);
    expect(
        &row_checker(false),
        &[("[[0.3]]", "[[0.30000000000000004]]", &[FloatNoise])],
    );
}
