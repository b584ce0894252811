//! The programs that compute: what solutions to interview problems do all day, in larger
//! amounts. Each reads how much it is to do.

use gradebox::language::Language;

use crate::subject::Subject;

/// A program that takes long enough that starting it does not matter.
pub struct Computation {
    /// What it does, in a word or two.
    pub name: &'static str,
    /// The program.
    pub subject: Subject,
    /// What it reads for some 100 milliseconds of work, natively.
    pub small: u32,
    /// The same for some 400.
    pub large: u32,
}

macro_rules! computation {
    ($language:ident, $name:literal, $file:literal, $small:literal, $large:literal) => {
        Computation {
            name: $name,
            subject: Subject {
                language: Language::$language,
                file: $file,
                text: include_str!(concat!("programs/", $file)),
            },
            small: $small,
            large: $large,
        }
    };
}

/// Those in Rust.
pub const RUST: [Computation; 6] = [
    computation!(Rust, "sieve", "sieve.rs", 15_000_000, 50_000_000),
    computation!(Rust, "table", "table.rs", 15, 60),
    computation!(Rust, "sorting", "sorting.rs", 70_000, 250_000),
    computation!(Rust, "maps", "maps.rs", 250_000, 800_000),
    computation!(Rust, "texts", "texts.rs", 200_000, 800_000),
    computation!(Rust, "graph", "graph.rs", 1_000, 2_000),
];

/// Those in Python.
pub const PYTHON: [Computation; 6] = [
    computation!(Python, "loops", "loops.py", 25_000, 100_000),
    computation!(Python, "dicts", "dicts.py", 40_000, 150_000),
    computation!(Python, "lists", "lists.py", 500, 1_000),
    computation!(Python, "strings", "strings.py", 25_000, 100_000),
    computation!(Python, "calls", "calls.py", 24, 28),
    computation!(Python, "classes", "classes.py", 50_000, 200_000),
];
