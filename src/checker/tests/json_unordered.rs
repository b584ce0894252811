use std::fmt::Write;

use super::{expect_told, is_right, json_unordered};

#[test]
fn lists_lose_their_order_at_the_named_depths_alone() {
    let outer = json_unordered(&[0], None);
    let inner = json_unordered(&[1], None);
    let both = json_unordered(&[0, 1], None);
    let answer = "[[1,2],[3,4]]";
    for (output, expected) in [
        ("[[1,2],[3,4]]", [true, true, true]),
        ("[[3,4],[1,2]]", [true, false, true]),
        ("[[2,1],[4,3]]", [false, true, true]),
        ("[[4,3],[2,1]]", [false, false, true]),
        ("[[1,3],[2,4]]", [false, false, false]),
        ("[[1,2],[3,4],[1,2]]", [false, false, false]),
    ] {
        let found = [&outer, &inner, &both].map(|checker| is_right(checker, answer, output));
        assert_eq!(found, expected, "{output}");
    }
    let in_object = json_unordered(&[1], None);
    assert!(is_right(&in_object, r#"{"a":[1,2]}"#, r#"{"a":[2,1]}"#));
}

#[test]
fn equal_elements_count() {
    let checker = json_unordered(&[0], None);
    assert!(is_right(&checker, "[1,1,2]", "[1,2,1]"));
    assert!(!is_right(&checker, "[1,1,2]", "[1,2,2]"));
    assert!(!is_right(&checker, "[1]", "[1,1]"));
    assert!(is_right(
        &checker,
        r#"[null,"a",{"x":1},[],1.5,true]"#,
        r#"[true,1.5,[],{"x":1},"a",null]"#
    ));
}

#[test]
fn an_integer_stands_for_a_float_only_where_that_leaves_no_integer_alone() {
    let checker = json_unordered(&[0], None);
    assert!(is_right(&checker, "[2,2.0]", "[2.0,2]"));
    assert!(is_right(&checker, "[2,2.0]", "[2,2]"));
    assert!(!is_right(&checker, "[2,2.0]", "[2.0,2.0]"));
    // The first answer takes either output, the second only one: a matching has to be searched.
    assert!(is_right(&checker, "[[1.0,1.0],[1.0,1]]", "[[1.0,1],[1,1]]"));
    assert!(is_right(
        &checker,
        "[[1,1.0],[1.0,1],[1.0,1.0]]",
        "[[1,1],[1.0,1.0],[1.0,1]]"
    ));
    assert!(!is_right(
        &checker,
        "[[1,1.0],[1.0,1]]",
        "[[1,1.0],[1,1.0]]"
    ));
}

#[test]
fn a_tolerance_finds_counterparts_that_sorting_parts() {
    let near = json_unordered(&[0], Some(0.1));
    assert!(is_right(&near, "[1.0,2.0,3.0]", "[3.05,0.95,2.0]"));
    assert!(!is_right(&near, "[1.0,2.0,3.0]", "[3.05,0.95,2.5]"));
    // By their first numbers these sort the other way round.
    assert!(is_right(&near, "[[1.0,5],[1.01,3]]", "[[1.0,3],[1.01,5]]"));
    assert!(!is_right(&near, "[[1.0,5],[1.01,3]]", "[[1.0,3],[1.01,4]]"));
    // Taking equal elements first would leave 0.0 and 0.15.
    assert!(is_right(&near, "[0.0,0.08]", "[0.08,0.15]"));
    assert!(is_right(
        &near,
        r#"[["a",0.5],["b",0.51]]"#,
        r#"[["b",0.5],["a",0.51]]"#
    ));
    // Within, the order is free as well.
    let nested = json_unordered(&[0, 1], Some(0.1));
    assert!(is_right(
        &nested,
        "[[1.0,7.0],[1.02,9.0]]",
        "[[9.0,1.0],[7.0,1.02]]"
    ));
}

#[test]
fn a_group_beyond_the_bound_is_compared_in_sorted_order() {
    // 600 pairs whose floats tie within the tolerance, told apart by their integers.
    let list = |order: &mut dyn Iterator<Item = usize>| {
        let mut list = String::from("[");
        for (place, index) in order.enumerate() {
            let comma = if place > 0 { "," } else { "" };
            write!(list, "{comma}[1.0,{index}]").expect("a string takes all");
        }
        list + "]"
    };
    let near = json_unordered(&[0], Some(0.1));
    assert!(is_right(
        &near,
        list(&mut (0..600)),
        list(&mut (0..600).rev())
    ));
    let mut changed = (0..600).map(|index| if index == 77 { 1_000 } else { index });
    assert!(!is_right(&near, list(&mut (0..600)), list(&mut changed)));
}

#[test]
fn missing_and_extra_elements_are_told() {
    let checker = json_unordered(&[0, 1], None);
    let table = [
        (
            "[[1,2,3],[4]]",
            "[[4]]",
            ["$", "[1,2,3]", "", "element [1,2,3] is missing"],
        ),
        (
            "[[4]]",
            "[[4],[2,1]]",
            ["$", "", "[1,2]", "element [1,2] is not expected"],
        ),
        (
            "[[1],[2],[3]]",
            "[[3]]",
            ["$", "[1]", "", "element [1] and 1 other are missing"],
        ),
        (
            "[[1],[2]]",
            "[[2],[7]]",
            ["$", "[1]", "[7]", "element [1] is missing"],
        ),
        ("[1]", "[[1]]", ["$", "1", "[1]", "element 1 is missing"]),
    ];
    for (answer, output, expected) in table {
        expect_told(&checker, answer, output, expected);
    }
    let inner = json_unordered(&[1], None);
    expect_told(
        &inner,
        "[[1,2],[3]]",
        "[[2,1],[4]]",
        ["$[1]", "3", "4", "element 3 is missing"],
    );
}
