//! What the user means by a name, among what a report has.

use super::Failure;
use crate::problem::nearest;

/// The record of this name; where there is only one, it needs no name.
pub(super) fn chosen<'a, T>(
    what: &str,
    name: Option<&str>,
    from: &'a [T],
    name_of: impl Fn(&'a T) -> &'a String,
) -> Result<&'a T, Failure> {
    let names = || from.iter().map(|one| name_of(one).as_str());
    let list = || names().take(100).collect::<Vec<_>>().join(", ");
    match (name, from) {
        (None, [only]) => Ok(only),
        (None, _) => Err(Failure::usage(format!(
            "name one with --{what}; the report has: {}",
            list()
        ))),
        (Some(name), _) => {
            let found = from.iter().find(|one| name_of(one) == name);
            found.ok_or_else(|| {
                let near = nearest(name, names());
                let near = near.map_or_else(
                    || ".".to_owned(),
                    |near| format!("; did you mean `{near}`?"),
                );
                Failure::usage(format!(
                    "the report has no {what} `{name}`{near} It has: {}",
                    list()
                ))
            })
        }
    }
}
