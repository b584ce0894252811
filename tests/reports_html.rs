//! The page looks as it is known to look, is one file that asks for no other, and
//! holds no markup but ours, whatever stands in the report.
//!
//! `BLESS=1 cargo test --test reports_html` writes what is expected anew.

mod common;

use std::cell::RefCell;
use std::collections::BTreeSet;

use common::{golden, root, saved_report};
use gradebox::report::{self, Audience, Format, Report, Style, escape};
use html5ever::tendril::TendrilSink;
use html5ever::{Attribute, parse_document};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

fn page(report: &Report) -> String {
    let style = Style {
        color: false,
        width: 80,
    };
    report::render(report, Format::Html, style)
}

/// Reports of every kind that the page has a form for.
fn reports() -> Vec<Report> {
    let friendly = saved_report("friendly.json");
    let mut single = friendly.clone();
    single.candidates.truncate(1);
    let mut nobody = friendly.clone();
    nobody.candidates.clear();
    let mut nothing = nobody.clone();
    nothing.problems.clear();
    let mut interrupted = friendly.clone();
    interrupted.interrupted = true;
    let mut public = friendly.clone();
    public.audience = Audience::Public;
    let all = [single, nobody, nothing, interrupted, public, friendly];
    all.into_iter()
        .chain(["nasty.json", "version-1.json"].map(saved_report))
        .collect()
}

/// The page without the style and the script, which stand in `src` as they are, and
/// without their digests.
fn without_ours(page: &str) -> String {
    let between = |text: &str, from: &str, to: &str| {
        let (start, rest) = text.split_once(from).expect(from);
        let (_, end) = rest.split_once(to).expect(to);
        format!("{start}{from}…{to}{end}")
    };
    let page = between(page, "<style>", "</style>");
    let page = between(&page, "<script>", "</script>");
    let page = between(&page, "style-src 'sha256-", "'");
    between(&page, "script-src 'sha256-", "'")
}

fn assert_golden(name: &str, page: &str) {
    golden(
        &root().join("fixtures/reports").join(name),
        without_ours(page),
    );
}

/// What a browser's parser makes of a page.
#[derive(Default)]
struct Parsed {
    attributes: BTreeSet<(String, String, String)>,
    ids: Vec<String>,
    /// What stands in `<script type="application/json">`.
    blocks: Vec<String>,
    scripts: usize,
    text: String,
}

fn parse(page: &str) -> Parsed {
    let dom = parse_document(RcDom::default(), Default::default()).one(page);
    assert_eq!(*dom.errors.borrow(), [""; 0], "in {:.200}", page);
    let mut parsed = Parsed::default();
    collect(&dom.document, &mut parsed);
    parsed
}

fn collect(node: &Handle, parsed: &mut Parsed) {
    match &node.data {
        NodeData::Text { contents } => parsed.text.push_str(&contents.borrow()),
        NodeData::Element { name, attrs, .. } => {
            let element = name.local.to_string();
            collect_attributes(&element, attrs, parsed);
            if element == "script" || element == "style" {
                let content: String = node.children.borrow().iter().map(text_of).collect();
                let mut attributes = attrs.borrow().clone().into_iter();
                match attributes.any(|one| &*one.value == "application/json") {
                    true => parsed.blocks.push(content),
                    false => parsed.scripts += usize::from(element == "script"),
                }
                return;
            }
        }
        NodeData::Comment { .. } => panic!("no comment is ours"),
        _ => {}
    }
    for child in node.children.borrow().iter() {
        collect(child, parsed);
    }
}

fn collect_attributes(element: &str, attributes: &RefCell<Vec<Attribute>>, parsed: &mut Parsed) {
    for one in attributes.borrow().iter() {
        let (name, value) = (one.name.local.to_string(), one.value.to_string());
        if name == "id" {
            parsed.ids.push(value.clone());
        }
        parsed.attributes.insert((element.to_string(), name, value));
    }
}

fn text_of(node: &Handle) -> String {
    match &node.data {
        NodeData::Text { contents } => contents.borrow().to_string(),
        other => panic!("{other:?} within a script or style"),
    }
}

#[test]
fn pages_are_as_expected() {
    for name in ["friendly", "nasty"] {
        let report = saved_report(&format!("{name}.json"));
        assert_golden(&format!("{name}.html"), &page(&report));
    }
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    for report in reports() {
        assert!(page(&report) == page(&report));
        assert!(page(&report).ends_with("</html>\n"));
    }
}

/// Whatever is loaded or linked would be named in an attribute or in the style.
#[test]
fn a_page_asks_for_no_other_file() {
    for report in reports() {
        let page = page(&report);
        let parsed = parse(&page);
        for (element, name, value) in &parsed.attributes {
            match &**name {
                "href" if element == "link" => assert_eq!(value, "data:,"),
                "href" => {
                    let target = value.strip_prefix('#').expect("a place within the page");
                    assert!(
                        parsed.ids.iter().any(|id| id == target)
                            || parsed.ids.contains(&target.replace("candidate-", "data-")),
                        "{value} leads nowhere"
                    );
                }
                "src" | "srcset" | "action" | "formaction" | "data" | "poster" | "ping"
                | "xlink:href" | "style" => panic!("<{element} {name}=\"{value}\">"),
                name => assert!(!name.starts_with("on"), "<{element} {name}=\"{value}\">"),
            }
        }
        let style = page.split("<style>").nth(1).expect("a style");
        let style = style.split("</style>").next().expect("its end");
        assert!(!style.contains("url(") && !style.contains("@import"));
    }
}

#[test]
fn every_id_is_given_once() {
    for report in reports() {
        let ids = parse(&page(&report)).ids;
        let unique: BTreeSet<&String> = ids.iter().collect();
        assert_eq!(unique.len(), ids.len(), "{ids:?}");
    }
}

#[test]
fn a_hostile_report_has_our_script_alone_and_its_texts_are_text() {
    let report = saved_report("nasty.json");
    let nasty = parse(&page(&report));
    assert_eq!(nasty.scripts, 1);
    assert_eq!(nasty.blocks.len(), 1 + report.candidates.len());
    for shown in ["<script>alert(1)</script>", "Alpha <b>bold</b>␛[5m"] {
        assert!(nasty.text.contains(shown), "{shown}");
    }
}

#[test]
fn every_block_is_json_and_every_text_in_it_visible() {
    for report in reports() {
        for block in parse(&page(&report)).blocks {
            serde_json::from_str::<serde_json::Value>(&block).expect("JSON");
            assert!(!block.contains(['<', '>', '&', '\n']));
        }
    }
}

#[test]
fn nothing_hidden_is_left_and_no_order_to_a_ci_service() {
    for report in reports() {
        for line in page(&report).lines() {
            let hidden = line.chars().find(|c| escape::is_hidden(*c));
            assert_eq!(hidden, None, "in {line:.300}");
            assert!(!line.trim_start().starts_with("::"), "{line:.300}");
            assert!(!line.contains("##["), "{line:.300}");
        }
    }
}

#[test]
fn everybody_and_every_case_is_there() {
    let report = saved_report("friendly.json");
    let page = page(&report);
    for candidate in &report.candidates {
        let shown = candidate
            .entry
            .as_ref()
            .and_then(|entry| entry.name.as_deref());
        assert!(page.contains(shown.unwrap_or(&candidate.name)));
    }
    for problem in &report.problems {
        for case in problem.groups.iter().flat_map(|group| &group.cases) {
            assert!(page.contains(&case.id));
            assert!(case.hint.as_deref().is_none_or(|hint| page.contains(hint)));
        }
    }
}

#[test]
fn a_single_candidate_is_compared_with_nobody() {
    let mut report = saved_report("friendly.json");
    report.candidates.truncate(1);
    let ids = parse(&page(&report)).ids;
    for absent in ["overview", "matrix", "filters"] {
        assert!(!ids.iter().any(|id| id == absent), "{absent}");
    }
}
