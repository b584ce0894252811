//! The README as text: its lines, fenced blocks and tables.

pub const README: &str = include_str!("../../README.md");
const FENCE: &str = "```";

/// The lines of the README, each with the fenced block that it stands in: its language, or none.
pub fn lines() -> Vec<(Option<&'static str>, &'static str)> {
    let mut fence = None;
    let mut lines = Vec::new();
    for line in README.lines() {
        match (line.strip_prefix(FENCE), fence) {
            (Some(language), None) => fence = Some(language),
            (Some(_), Some(_)) => fence = None,
            (None, _) => lines.push((fence, line)),
        }
    }
    assert!(fence.is_none(), "a fenced block has no end");
    lines
}

/// The text of the fenced blocks in a language.
pub fn blocks(language: &str) -> Vec<String> {
    let fences = README.split(FENCE).skip(1).step_by(2);
    let of_language = fences.filter_map(|block| block.strip_prefix(language)?.strip_prefix('\n'));
    of_language.map(str::to_owned).collect()
}

/// The body of the first table whose header begins with this cell.
pub fn table(first: &str) -> Vec<Vec<String>> {
    let lines: Vec<_> = lines()
        .into_iter()
        .map(|(fence, line)| if fence.is_some() { "" } else { line })
        .collect();
    let header = format!("| {first} |");
    let start = lines.iter().position(|line| line.starts_with(&header));
    let start = start.unwrap_or_else(|| panic!("the README has no table `{first}`"));
    let width = cells(lines[start]).len();
    let body = lines[start + 2..]
        .iter()
        .take_while(|line| line.starts_with('|'));
    let body: Vec<_> = body.map(|line| cells(line)).collect();
    for row in &body {
        assert_eq!(row.len(), width, "table `{first}`: {row:?}");
        assert!(row.iter().all(|cell| !cell.is_empty()), "{row:?}");
    }
    body
}

/// The cells of a row. `\|` is no border.
pub fn cells(line: &str) -> Vec<String> {
    let line = line.replace("\\|", "\u{1}");
    let inner = line.trim().trim_matches('|');
    let cells = inner
        .split('|')
        .map(|cell| cell.trim().replace('\u{1}', "|"));
    cells.collect()
}

/// What stands in backticks.
pub fn spans(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

/// The one thing that stands in backticks in a cell.
pub fn code(cell: &str) -> &str {
    match spans(cell).as_slice() {
        [only] if cell.len() == only.len() + 2 => only,
        _ => panic!("one name in backticks expected: {cell}"),
    }
}

pub fn column(table: &[Vec<String>], index: usize) -> Vec<&str> {
    table.iter().map(|row| code(&row[index])).collect()
}
