//! A strict reader of the Test Anything Protocol, version 14, of what our reports need of it.

use serde_json::Value;

/// A test point, with the subtest before it.
#[derive(Debug)]
pub struct Point {
    pub passed: bool,
    pub name: String,
    pub skipped: bool,
    pub diagnostic: Vec<(String, Value)>,
    pub tests: Vec<Point>,
}

/// The points of a whole document. Panics where a line is out of place.
pub fn read(text: &str) -> Vec<Point> {
    assert!(text.ends_with('\n'));
    let mut lines: Vec<&str> = text.lines().rev().collect();
    assert_eq!(lines.pop(), Some("TAP version 14"));
    let points = stream(&mut lines, "");
    assert_eq!(lines.last(), None, "behind the last point");
    points
}

/// A plan and as many points, at one indent; `lines` has the next one last.
fn stream(lines: &mut Vec<&str>, indent: &str) -> Vec<Point> {
    let next = |lines: &mut Vec<&str>| {
        let line = lines.pop().expect("a line more");
        line.strip_prefix(indent)
            .unwrap_or_else(|| panic!("indent of {line:?}"))
            .to_string()
    };
    let mut line = next(lines);
    while line.starts_with("# ") && !line.starts_with("# Subtest") {
        line = next(lines);
    }
    let plan = line
        .strip_prefix("1..")
        .expect("a plan")
        .split(" # ")
        .next();
    let count: usize = plan.and_then(|plan| plan.parse().ok()).expect("a number");
    (1..=count)
        .map(|number| {
            let mut line = next(lines);
            let mut tests = Vec::new();
            let subtest = line.strip_prefix("# Subtest: ").map(str::to_string);
            if subtest.is_some() {
                tests = stream(lines, &format!("{indent}    "));
                line = next(lines);
            }
            let (passed, rest) = match line.strip_prefix("not ") {
                Some(rest) => (false, rest),
                None => (true, line.as_str()),
            };
            let rest = rest
                .strip_prefix(&format!("ok {number} - "))
                .expect("a test point in order");
            let (name, directive) = match unescaped_hash(rest) {
                Some(at) => (rest[..at].trim_end(), &rest[at..]),
                None => (rest, ""),
            };
            assert!(
                directive.is_empty() || directive.starts_with("# SKIP "),
                "{directive:?}"
            );
            assert!(subtest.is_none_or(|subtest| subtest == name), "{name:?}");
            Point {
                passed,
                name: name.replace("\\#", "#").replace("\\\\", "\\"),
                skipped: !directive.is_empty(),
                diagnostic: diagnostic(lines, &format!("{indent}  ")),
                tests,
            }
        })
        .collect()
}

fn unescaped_hash(text: &str) -> Option<usize> {
    let mut escaped = false;
    text.char_indices().find_map(|(at, c)| {
        let found = c == '#' && !escaped;
        escaped = c == '\\' && !escaped;
        found.then_some(at)
    })
}

/// Keys with a number or a text in quotes.
fn diagnostic(lines: &mut Vec<&str>, indent: &str) -> Vec<(String, Value)> {
    let mut found: Vec<(String, Value)> = Vec::new();
    if lines.last().and_then(|line| line.strip_prefix(indent)) != Some("---") {
        return found;
    }
    lines.pop();
    loop {
        let line = lines.pop().expect("the end of a diagnostic");
        let line = line.strip_prefix(indent).expect("indented");
        if line == "..." {
            return found;
        }
        let (key, text) = line.split_once(": ").expect("a key and a value");
        assert!(
            key.chars().all(|c| c.is_ascii_lowercase() || c == '_'),
            "{key:?}"
        );
        let value = serde_json::from_str(text).expect("a value");
        found.push((key.to_string(), value));
    }
}
