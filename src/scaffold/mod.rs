//! The first files of a problem: a small one of each interface, that already proves itself.
//!
//! The files lie in the folder `templates` beside this one as they will lie in the problem's;
//! `{{title}}` and `{{name}}` are filled in.

use crate::problem::{is_snake_case, schema};

/// The interfaces that a problem can begin with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Kind {
    /// A function, answered in any language
    Function,
    /// A program that reads standard input and writes standard output
    Stdio,
    /// A class or function in Python that a driver plays with
    Driver,
    /// An SQL query
    Sql,
}

/// A file of a new problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewFile {
    /// Relative to the problem's folder.
    pub path: String,
    /// What it holds.
    pub text: String,
}

macro_rules! template {
    ($interface:literal: $($path:literal),+ $(,)?) => {
        &[$(($path, include_str!(concat!("templates/", $interface, "/", $path)))),+]
    };
}

const FUNCTION: &[(&str, &str)] = template!("function":
    "problem.json", "statement.md", "reference.rs", "starter/ID.py", "starter/ID.rs",
    "data/sample/01.json", "data/sample/02.json", "data/sample/03.json",
    "data/secret/small/01.json", "data/secret/small/02.json", "data/secret/small/03.json",
    "data/secret/edges/01.json", "data/secret/edges/02.json", "data/secret/edges/03.json",
    "submissions/accepted/one_pass.py", "submissions/accepted/sorted.rs",
    "submissions/wrong_answer/begins_at_zero.py", "submissions/wrong_answer/first_is_best.rs",
    "submissions/run_time_error/empty_list.py",
);

const STDIO: &[(&str, &str)] = template!("stdio":
    "problem.json", "statement.md", "reference.rs", "generator.rs", "starter/ID.py", "starter/ID.rs",
    "data/sample/01.in", "data/sample/02.in", "data/sample/03.in",
    "data/secret/small/01.in", "data/secret/small/02.in", "data/secret/small/03.in",
    "data/secret/edges/01.in", "data/secret/edges/02.in",
    "submissions/accepted/all_at_once.py", "submissions/accepted/line_by_line.rs",
    "submissions/wrong_answer/first_line_only.py", "submissions/wrong_answer/forgets_the_sign.rs",
    "submissions/run_time_error/one_number_a_line.py",
);

const DRIVER: &[(&str, &str)] = template!("driver":
    "problem.json", "statement.md", "reference.rs", "generator.rs", "driver.py", "starter/ID.py",
    "data/sample/01.in", "data/sample/02.in", "data/sample/03.in",
    "data/secret/one/01.in", "data/secret/one/02.in",
    "data/secret/several/01.in", "data/secret/several/02.in",
    "submissions/accepted/attribute.py", "submissions/accepted/list_of_amounts.py",
    "submissions/wrong_answer/forgets_earlier.py", "submissions/wrong_answer/shared_by_all.py",
    "submissions/run_time_error/another_class_name.py",
);

const SQL: &[(&str, &str)] = template!("sql":
    "problem.json", "statement.md", "reference.rs", "generator.rs", "starter/ID.sql",
    "data/sample/01.json", "data/sample/02.json", "data/sample/03.json",
    "data/secret/01.json", "data/secret/02.json", "data/secret/03.json", "data/secret/04.json",
    "submissions/accepted/where.sql", "submissions/accepted/coalesce.sql",
    "submissions/wrong_answer/equal_is_enough.sql", "submissions/wrong_answer/forgets_nulls.sql",
    "submissions/run_time_error/misspelt.sql",
);

/// The files of a new problem of this id, which is a valid one.
pub fn problem(id: &str, kind: Kind) -> Vec<NewFile> {
    let files = match kind {
        Kind::Function => FUNCTION,
        Kind::Stdio => STDIO,
        Kind::Driver => DRIVER,
        Kind::Sql => SQL,
    };
    let files = files.iter().map(|(path, text)| NewFile {
        path: path.replace("ID", id),
        text: text
            .replace("{{title}}", &title(id))
            .replace("{{name}}", &name(id)),
    });
    files.collect()
}

/// The schema that `problem.json` names, which lies beside the problems' folders.
pub fn problem_schema() -> NewFile {
    NewFile {
        path: "problem.schema.json".to_owned(),
        text: format!("{:#}\n", schema()),
    }
}

/// `two-sums` as `Two sums`.
fn title(id: &str) -> String {
    let words = id.replace('-', " ");
    let mut characters = words.chars();
    match characters.next() {
        Some(first) => first.to_uppercase().chain(characters).collect(),
        None => words,
    }
}

/// What Python's own functions are called, as far as a function is likely to be called so, too:
/// one of the same name would be called in their place.
const PYTHON: [&str; 24] = [
    "abs", "all", "any", "chr", "dict", "filter", "float", "format", "int", "iter", "len", "list",
    "map", "max", "min", "next", "pow", "print", "range", "round", "set", "sorted", "sum", "zip",
];

/// The function's name: the id in snake case, where that is a free name in every language.
fn name(id: &str) -> String {
    let name = id.replace('-', "_");
    if is_snake_case(&name) && !PYTHON.contains(&name.as_str()) {
        name
    } else {
        "solve".to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_and_names_come_from_the_id() {
        assert_eq!(
            (title("two-sums"), name("two-sums")),
            ("Two sums".to_owned(), "two_sums".to_owned())
        );
        assert_eq!(
            (title("match"), name("match")),
            ("Match".to_owned(), "solve".to_owned())
        );
        assert_eq!(name("max"), "solve");
        assert_eq!(
            (title("2-sat"), name("2-sat")),
            ("2 sat".to_owned(), "solve".to_owned())
        );
    }

    #[test]
    fn nothing_is_left_to_fill_in() {
        for kind in [Kind::Function, Kind::Stdio, Kind::Driver, Kind::Sql] {
            for file in problem("my-problem", kind) {
                assert!(
                    !file.text.contains("{{") && !file.path.contains("ID"),
                    "{file:?}"
                );
                assert!(
                    file.text.is_empty() || file.text.ends_with('\n'),
                    "{}",
                    file.path
                );
            }
        }
    }
}
