//! Every report is valid, whatever stands in it.

use proptest::prelude::*;
use roxmltree::{Document, Node};

use super::super::tests::{full_report, harmless};
use super::*;

fn elements<'a>(node: Node<'a, 'a>, name: &'static str) -> impl Iterator<Item = Node<'a, 'a>> {
    node.children()
        .filter(move |child| child.has_tag_name(name))
}

fn count(suite: Node<'_, '_>, name: &'static str) -> usize {
    let tests = suite
        .descendants()
        .filter(|one| one.has_tag_name("testcase"));
    tests
        .filter(|one| one.children().any(|child| child.has_tag_name(name)))
        .count()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn every_report_is_valid_and_its_counts_add_up(report in full_report()) {
        let xml = render(&report);
        harmless(&xml)?;
        let document = Document::parse(&xml).expect("well-formed");
        xsd::assert_valid(include_str!("../../../fixtures/reports/schemas/junit.xsd"), &document);
        let root = document.root_element();
        let all: Vec<Attempt> = attempts(&report).collect();
        prop_assert_eq!(elements(root, "testsuite").count(), all.len());
        let cases = report.candidates.iter().flat_map(|one| &one.submissions);
        let cases = cases.flat_map(|one| &one.groups).map(|one| one.cases.len()).sum::<usize>();
        let tests = root.descendants().filter(|one| one.has_tag_name("testcase")).count();
        prop_assert!(tests >= cases && tests <= cases + all.len());
        for node in std::iter::once(root).chain(elements(root, "testsuite")) {
            let told = |name| node.attribute(name).and_then(|text| text.parse().ok());
            let kinds = [("failures", "failure"), ("errors", "error"), ("skipped", "skipped")];
            for (name, kind) in kinds {
                if node != root || name != "skipped" {
                    prop_assert_eq!(told(name), Some(count(node, kind)));
                }
            }
            let tests = node.descendants().filter(|one| one.has_tag_name("testcase"));
            prop_assert_eq!(told("tests"), Some(tests.count()));
        }
    }
}

#[test]
fn an_instruction_takes_a_virtual_nanosecond() {
    assert_eq!(seconds(283_104), "0.000283104");
    assert_eq!(seconds(u64::MAX), "18446744073.709551615");
}
