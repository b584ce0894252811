//! Which names are allowed: of problems, groups, cases, functions, columns.

/// Longer names are refused: they become names of files and folders.
const BYTES_MAX: usize = 64;

/// Words that Rust (edition 2024) keeps for itself.
const RUST_KEYWORDS: [&str; 53] = [
    "Self", "abstract", "as", "async", "await", "become", "box", "break", "const", "continue",
    "crate", "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if",
    "impl", "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub",
    "ref", "return", "self", "static", "struct", "super", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield", "_",
];

/// Words that Python keeps for itself, beside those that Rust keeps too.
const PYTHON_KEYWORDS: [&str; 22] = [
    "and", "assert", "class", "def", "del", "elif", "except", "finally", "from", "global",
    "import", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "with", "None", "True",
    "False",
];

/// `[a-z0-9]+(-[a-z0-9]+)*`: a problem.
pub fn is_problem(name: &str) -> bool {
    let part = |part: &str| !part.is_empty() && part.bytes().all(is_lower_or_digit);
    name.len() <= BYTES_MAX && name.split('-').all(part)
}

/// `[a-z0-9][a-z0-9_-]*`: a test group.
pub(super) fn is_group(name: &str) -> bool {
    let inner = |byte| is_lower_or_digit(byte) || matches!(byte, b'_' | b'-');
    name.len() <= BYTES_MAX
        && name.bytes().next().is_some_and(is_lower_or_digit)
        && name.bytes().all(inner)
}

/// `[a-zA-Z0-9_][a-zA-Z0-9_-]*`: a test case, without the ending of its file.
pub(super) fn is_case(name: &str) -> bool {
    let first = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    name.len() <= BYTES_MAX
        && name.bytes().next().is_some_and(first)
        && name.bytes().all(|byte| first(byte) || byte == b'-')
}

/// `[a-zA-Z_][a-zA-Z0-9_]*`: a table or a column.
pub(super) fn is_sql_identifier(name: &str) -> bool {
    name.len() <= BYTES_MAX
        && !name.starts_with(|c: char| c.is_ascii_digit())
        && !name.is_empty()
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// Why a name cannot be that of a function or a parameter in every language.
pub(super) fn snake_case_problem(name: &str) -> Option<&'static str> {
    let inner = |byte| is_lower_or_digit(byte) || byte == b'_';
    let pattern = name.starts_with(|c: char| c.is_ascii_lowercase()) && name.bytes().all(inner);
    if !pattern || name.len() > BYTES_MAX {
        Some("is not in snake case: a small letter, then at most 63 small letters, digits or `_`")
    } else if RUST_KEYWORDS.contains(&name) {
        Some("is a keyword of Rust; take another name")
    } else if PYTHON_KEYWORDS.contains(&name) {
        Some("is a keyword of Python; take another name")
    } else {
        None
    }
}

fn is_lower_or_digit(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit()
}

/// Whether a function can have this name in every language.
pub fn is_snake_case(name: &str) -> bool {
    snake_case_problem(name).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_problems_are_words_joined_by_single_hyphens() {
        assert!(is_problem("reverse-integer") && is_problem("2-sum") && is_problem("x"));
        for name in [
            "",
            "-",
            "a-",
            "-a",
            "a--b",
            "A",
            "a_b",
            "a b",
            "é",
            &"a".repeat(65),
        ] {
            assert!(!is_problem(name), "{name}");
        }
    }

    #[test]
    fn names_of_groups_and_cases_are_safe_as_names_of_files() {
        assert!(is_group("edges_1-a") && is_case("01-Edge") && is_case("_a"));
        for name in ["", "-a", "_a", "A", "a/b", ".", ".."] {
            assert!(!is_group(name), "{name}");
        }
        for name in ["", "-a", "a.b", "a b", "..", "é"] {
            assert!(!is_case(name), "{name}");
        }
    }

    #[test]
    fn names_in_tables_need_no_quotes() {
        assert!(is_sql_identifier("Developer_2") && is_sql_identifier("_"));
        for name in ["", "2a", "a-b", "a\"b", "a b"] {
            assert!(!is_sql_identifier(name), "{name}");
        }
    }

    #[test]
    fn names_in_code_are_good_in_both_languages() {
        assert_eq!(snake_case_problem("count_2"), None);
        assert!(snake_case_problem("Count").is_some_and(|why| why.contains("snake case")));
        assert!(snake_case_problem("match").is_some_and(|why| why.contains("Rust")));
        assert!(snake_case_problem("lambda").is_some_and(|why| why.contains("Python")));
    }
}
