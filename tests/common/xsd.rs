//! A check of XML against a schema, for the part of XML Schema that our schema uses:
//! elements by reference, sequences and choices of them, attributes of a few simple types.
//!
//! No kept-up crate does it, and a check that needs a program of the machine may be
//! left out there. CI runs `xmllint --schema` as well.

use roxmltree::{Document, Node};

/// Panics where `document` is not as `schema` has it.
pub fn assert_valid(schema: &str, document: &Document<'_>) {
    let schema = Document::parse(schema).expect("the schema is well-formed");
    element(&schema, document.root_element());
}

fn parts<'a>(node: Node<'a, 'a>, name: &'static str) -> impl Iterator<Item = Node<'a, 'a>> {
    node.children()
        .filter(move |child| child.tag_name().name() == name)
}

fn name<'a>(node: Node<'a, 'a>, attribute: &str) -> &'a str {
    node.attribute(attribute).expect("as the schema writes it")
}

fn element(schema: &Document<'_>, node: Node<'_, '_>) {
    let tag = node.tag_name().name();
    let mut declared = parts(schema.root_element(), "element");
    let declared = declared.find(|one| name(*one, "name") == tag);
    let declared = declared.unwrap_or_else(|| panic!("no element {tag:?}"));
    let Some(shape) = parts(declared, "complexType").next() else {
        assert_eq!(name(declared, "type"), "xs:string");
        assert_eq!(node.attributes().count(), 0, "attributes of {tag}");
        return assert!(
            node.children().all(|child| child.is_text()),
            "children of {tag}"
        );
    };
    attributes(shape, node);
    let mixed = shape.attribute("mixed") == Some("true");
    let mut children = Vec::new();
    for child in node.children() {
        if child.is_element() {
            children.push(child);
        } else {
            let blank = child.text().is_some_and(|text| text.trim().is_empty());
            assert!(child.is_text() && (mixed || blank), "text in {tag}");
        }
    }
    let mut rest = &children[..];
    for part in parts(shape, "sequence") {
        rest = sequence(part, rest);
    }
    assert!(rest.is_empty(), "{rest:?} in {tag}");
    children
        .into_iter()
        .for_each(|child| element(schema, child));
}

/// Takes what a sequence allows off the front.
fn sequence<'n, 'a>(sequence: Node<'_, '_>, mut rest: &'n [Node<'a, 'a>]) -> &'n [Node<'a, 'a>] {
    for part in sequence.children().filter(Node::is_element) {
        let names: Vec<&str> = match part.tag_name().name() {
            "element" => vec![name(part, "ref")],
            "choice" => parts(part, "element").map(|one| name(one, "ref")).collect(),
            other => panic!("{other} in the schema"),
        };
        let most = part.attribute("maxOccurs").unwrap_or("1");
        let most = most.parse().unwrap_or(usize::MAX);
        let least: usize = part
            .attribute("minOccurs")
            .unwrap_or("1")
            .parse()
            .expect("a number");
        let matching = rest
            .iter()
            .take_while(|one| names.contains(&one.tag_name().name()));
        let count = matching.take(most).count();
        assert!(count >= least, "{names:?} is missing");
        rest = &rest[count..];
    }
    rest
}

fn attributes(shape: Node<'_, '_>, node: Node<'_, '_>) {
    let declared: Vec<_> = parts(shape, "attribute").collect();
    for one in node.attributes() {
        let declared = declared
            .iter()
            .find(|known| name(**known, "name") == one.name());
        let declared = declared.unwrap_or_else(|| panic!("attribute {}", one.name()));
        let value = one.value();
        let fits = match name(*declared, "type") {
            "xs:string" => true,
            "xs:nonNegativeInteger" => value.parse::<u64>().is_ok(),
            "xs:decimal" => {
                value.chars().all(|c| c.is_ascii_digit() || c == '.')
                    && value.parse::<f64>().is_ok()
            }
            other => panic!("{other} in the schema"),
        };
        assert!(fits, "{}={value:?}", one.name());
    }
    for known in declared
        .iter()
        .filter(|known| known.attribute("use") == Some("required"))
    {
        let wanted = name(*known, "name");
        assert!(node.has_attribute(wanted), "{wanted} is missing");
    }
}
