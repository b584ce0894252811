//! What holds for the page of every report, whatever stands in it.

use html5ever::parse_document;
use html5ever::tendril::TendrilSink;
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use proptest::prelude::*;

use super::render;
use crate::report::tests::report;
use crate::report::{Report, escape, parse};

/// Elements that a page is made of.
const OURS: &[&str] = &[
    "a",
    "body",
    "button",
    "caption",
    "circle",
    "code",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "form",
    "h1",
    "h2",
    "h3",
    "head",
    "header",
    "html",
    "input",
    "label",
    "li",
    "line",
    "link",
    "main",
    "meta",
    "nav",
    "noscript",
    "option",
    "output",
    "p",
    "polygon",
    "polyline",
    "rect",
    "script",
    "section",
    "select",
    "small",
    "span",
    "strong",
    "style",
    "summary",
    "svg",
    "table",
    "tbody",
    "td",
    "text",
    "tfoot",
    "th",
    "thead",
    "title",
    "tr",
    "ul",
];

fn only_ours(node: &Handle) -> Result<(), TestCaseError> {
    if let NodeData::Element { name, attrs, .. } = &node.data {
        let name = &*name.local;
        prop_assert!(OURS.contains(&name), "<{}>", name);
        for attribute in attrs.borrow().iter() {
            let name = &*attribute.name.local;
            prop_assert!(
                !name.starts_with("on") && name != "src" && name != "style",
                "{}",
                name
            );
        }
    }
    let comment = matches!(node.data, NodeData::Comment { .. });
    prop_assert!(!comment);
    node.children.borrow().iter().try_for_each(only_ours)
}

fn is_sound(report: &Report) -> Result<(), TestCaseError> {
    let page = render(report);
    let dom = parse_document(RcDom::default(), Default::default()).one(&*page);
    prop_assert_eq!(&*dom.errors.borrow(), &[""; 0]);
    only_ours(&dom.document)?;
    prop_assert!(!page.contains(|c| c != '\n' && escape::is_hidden(c)));
    Ok(())
}

/// It writes elements, attributes, comments and ends of scripts into every place it can.
#[test]
fn a_hostile_report_has_no_element_but_ours() {
    let nasty = include_bytes!("../../../fixtures/reports/nasty.json");
    let report = parse(nasty).expect("a report");
    is_sound(&report).expect("no markup of a stranger");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn every_report_is_a_page_without_a_mistake(report in report()) {
        is_sound(&report)?;
    }
}
