//! What the author of a problem's cases says to those whose submissions fail them.

use std::collections::HashMap;

use super::record::ProblemRecord;

/// The hints of one problem.
pub(super) struct Hints<'a>(HashMap<&'a str, &'a str>);

impl<'a> Hints<'a> {
    /// Those of the problem of this id; none where the report does not list it.
    pub(super) fn of(problems: &'a [ProblemRecord], id: &str) -> Hints<'a> {
        let problem = problems.iter().find(|problem| problem.id == id);
        let groups = problem.into_iter().flat_map(|problem| &problem.groups);
        let cases = groups.flat_map(|group| &group.cases);
        Hints(
            cases
                .filter_map(|case| Some((&*case.id, case.hint.as_deref()?)))
                .collect(),
        )
    }

    /// The hint of a case, if it has one.
    pub(super) fn of_case(&self, id: &str) -> Option<&'a str> {
        self.0.get(id).copied()
    }
}
