//! What the problems of a report say of their cases.

use std::collections::HashMap;

use super::super::record::Report;

/// What the problems of a report say of their cases.
pub(in crate::report) struct Cases<'a>(HashMap<(&'a str, &'a str), Listed<'a>>);

/// What a problem says of one of its cases.
#[derive(Clone, Copy)]
pub(in crate::report) struct Listed<'a> {
    /// Whether candidates may see it.
    pub(in crate::report) sample: bool,
    /// How many bytes go in, where that is known.
    pub(in crate::report) input_bytes: Option<u64>,
    /// What its author says to those who fail it.
    pub(in crate::report) hint: Option<&'a str>,
}

impl<'a> Cases<'a> {
    pub(in crate::report) fn of(report: &'a Report) -> Cases<'a> {
        let mut cases = HashMap::new();
        for problem in &report.problems {
            for group in &problem.groups {
                for case in &group.cases {
                    let listed = Listed {
                        sample: group.sample,
                        input_bytes: case.input_bytes,
                        hint: case.hint.as_deref(),
                    };
                    cases.insert((&*problem.id, &*case.id), listed);
                }
            }
        }
        Cases(cases)
    }

    /// What is known of a case. Reports of version 1 list none: there, its name says what it is.
    pub(in crate::report) fn get(&self, problem: &str, case: &str) -> Listed<'a> {
        let unknown = Listed {
            sample: case.starts_with("sample/"),
            input_bytes: None,
            hint: None,
        };
        self.0.get(&(problem, case)).copied().unwrap_or(unknown)
    }
}
