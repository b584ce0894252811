//! The programs whose small cases are measured, and what is right for each of these.

use std::collections::BTreeMap;

use gradebox::language::{Language, Source};
use gradebox::sandbox::SourceFile;

/// A program that reads its case and prints the answer.
#[derive(Clone, Copy)]
pub struct Subject {
    /// What it is written in.
    pub language: Language,
    /// Its one file.
    pub file: &'static str,
    /// The file's text.
    pub text: &'static str,
}

/// One test case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// Standard input.
    pub input: Vec<u8>,
    /// What standard output must be, byte for byte.
    pub answer: Vec<u8>,
}

/// Adds two integers: next to nothing but the cost of running at all.
pub const TRIVIAL_RUST: Subject = Subject {
    language: Language::Rust,
    file: "trivial.rs",
    text: include_str!("programs/trivial.rs"),
};

/// Counts words: what a solution to a beginner's problem looks like. It imports
/// nothing, which is to the advantage of a process that starts from nothing.
pub const SMALL_PYTHON: Subject = Subject {
    language: Language::Python,
    file: "small.py",
    text: include_str!("programs/small.py"),
};

/// The case of a number, for [`TRIVIAL_RUST`]. Each is another one, so that nothing can be
/// found in a cache.
pub fn trivial_case(number: u64) -> Case {
    Case {
        input: format!("{number} {}\n", number * 2).into_bytes(),
        answer: format!("{}\n", number * 3).into_bytes(),
    }
}

/// As [`trivial_case`], for [`SMALL_PYTHON`].
pub fn small_case(number: u64) -> Case {
    const WORDS: u64 = 20;
    let words = (0..WORDS).map(|index| format!("fruit{}", (number + index * index) % 7));
    let (mut input, mut counts) = (format!("{WORDS}\n"), BTreeMap::new());
    for word in words {
        input += &format!("{word}\n");
        *counts.entry(word).or_insert(0u32) += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let lines = counts
        .iter()
        .map(|(word, count)| format!("{word} {count}\n"));
    Case {
        input: input.into_bytes(),
        answer: format!("{}total {WORDS}\n", lines.collect::<String>()).into_bytes(),
    }
}

impl Subject {
    /// As gradebox builds from.
    pub fn source(&self) -> Source {
        self.with_text(self.text.to_owned())
    }

    /// The same with another text.
    pub fn with_text(&self, text: String) -> Source {
        Source {
            language: self.language,
            files: vec![SourceFile {
                path: self.file.to_owned(),
                content: text.into_bytes(),
            }],
        }
    }
}
