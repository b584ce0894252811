//! Random projects and requests: short routes and paths of the same few segments, so that they often meet.

use std::collections::BTreeMap;

use gradebox_support::Choices;
use serde_json::{Map, Value, json};

type Record = Map<String, Value>;

/// Every record has these columns, so whatever a route captures is one of them.
const COLUMNS: [(&str, &str); 3] = [("id", "int"), ("title", "str"), ("author", "int")];
const ACTIONS: [&str; 7] = [
    "detail",
    "list",
    "create",
    "create",
    "raise Http404",
    "raise PermissionDenied",
    "raise ValueError",
];

pub fn generate(
    choices: &mut Choices,
) -> (
    Vec<(String, Option<(String, i64)>)>,
    Vec<(String, Value)>,
    BTreeMap<String, Value>,
    BTreeMap<String, Vec<Record>>,
    (String, String, Record),
) {
    let mut middleware = choices.list(0, 3, |choices| {
        let block = choices.once_in(6).then(|| {
            let prefix = *choices.pick(&["/", "/a", "/a/", "/b/", "/1"]);
            (prefix.to_owned(), *choices.pick(&[403, 302, 503]))
        });
        (String::new(), block)
    });
    for ((name, _), new) in middleware.iter_mut().zip(["Session", "Auth", "Cache"]) {
        *name = new.to_owned();
    }
    let names = ["first", "second", "third"];
    let urls: Vec<_> = (0..choices.integer(1, 4))
        .map(|_| url(choices, &names, 0))
        .collect();
    let views = names
        .map(|name| (name.to_owned(), view(choices)))
        .into_iter()
        .collect();
    let tables = BTreeMap::from([("book".to_owned(), table(choices))]);
    let request = (
        (*choices.pick(&["GET", "POST", "GET", "POST", "PUT"])).to_owned(),
        path(choices, &urls),
        data(choices),
    );
    (middleware, urls, views, tables, request)
}

/// A route that begins behind `depth` captured values, and what it leads to.
fn url(choices: &mut Choices, views: &[&str], depth: usize) -> (String, Value) {
    let mut taken = depth;
    let mut parts = choices.list(0, 2, |choices| {
        let converter = *choices.pick(&["", "int", "str", "slug"]);
        if converter.is_empty() || taken == COLUMNS.len() {
            return (*choices.pick(&["a", "b", "a.b"])).to_owned();
        }
        taken += 1;
        format!("<{converter}:{}>", COLUMNS[taken - 1].0)
    });
    if depth == 0 && choices.once_in(3) {
        parts.push(String::new());
        let included: Vec<_> = choices.list(1, 2, |choices| url(choices, views, taken.max(1)));
        return (parts.join("/"), json!(included));
    }
    if taken < COLUMNS.len() && choices.once_in(6) {
        parts.push(format!("<path:{}>", COLUMNS[taken].0));
    } else if !parts.is_empty() && !choices.once_in(4) {
        parts.push(String::new());
    }
    (parts.join("/"), json!(choices.pick(views)))
}

fn view(choices: &mut Choices) -> Value {
    let mut fields: BTreeMap<&str, &str> = COLUMNS.into_iter().collect();
    if choices.boolean() {
        fields.remove(*choices.pick(&["title", "id", "author"]));
    }
    let mut handlers = BTreeMap::new();
    for method in ["GET", "POST"] {
        if !choices.once_in(4) {
            handlers.insert(method, *choices.pick(&ACTIONS));
        }
    }
    json!({"model": "book", "fields": fields, "handlers": handlers})
}

fn table(choices: &mut Choices) -> Vec<Record> {
    let mut id = 0;
    let mut records = choices.list(0, 3, |choices| {
        id += choices.integer(1, 3);
        Record::from_iter([
            ("id".to_owned(), json!(id)),
            (
                "title".to_owned(),
                json!(choices.pick(&["a", "b", "1", "a/b"])),
            ),
            ("author".to_owned(), json!(choices.integer(1, 2))),
        ])
    });
    if choices.boolean() {
        records.reverse();
    }
    records
}

/// A path that a pattern asks for, or any other.
fn path(choices: &mut Choices, urls: &[(String, Value)]) -> String {
    if choices.once_in(4) {
        let segments = choices.list(0, 3, segment);
        return format!("/{}", segments.join("/"));
    }
    let (route, target) = choices.pick(urls).clone();
    let mut path = "/".to_owned();
    follow(choices, &route, &target, &mut path);
    path
}

/// Adds what the route asks for, and then what one of the included routes does.
fn follow(choices: &mut Choices, route: &str, target: &Value, path: &mut String) {
    let mut rest = route;
    while let Some((literal, behind)) = rest.split_once('<') {
        path.push_str(literal);
        path.push_str(segment(choices));
        rest = behind.split_once('>').map_or("", |(_, behind)| behind);
    }
    // A dot is a dot: another character in its place does not match.
    let is_bent = rest.contains('.') && choices.once_in(2);
    path.push_str(&if is_bent {
        rest.replace('.', "-")
    } else {
        rest.to_owned()
    });
    if let Value::Array(included) = target {
        let url = choices.pick(included).clone();
        follow(choices, url[0].as_str().unwrap_or(""), &url[1], path);
    }
}

fn segment(choices: &mut Choices) -> &'static str {
    *choices.pick(&[
        "1", "a", "2", "b", "1", "a", "2", "03", "-1", "1_0", "a b", "a.b", "a-b", "",
    ])
}

fn data(choices: &mut Choices) -> Record {
    let mut data = Record::new();
    for (name, kind) in COLUMNS {
        let value = match choices.index(6) {
            0 => continue,
            1 => (*choices.pick(&[
                json!(true),
                json!(true),
                json!(null),
                json!(2.5),
                json!([]),
                json!({}),
            ]))
            .clone(),
            2 if kind == "int" => json!("7"),
            2 => json!(7),
            _ if kind == "int" => json!(choices.integer(-9, 9)),
            _ => json!(choices.text(0, 2, "xy")),
        };
        data.insert(name.to_owned(), value);
    }
    data
}
