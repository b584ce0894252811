//! `gradebox compare`: whose verdict or score differs between two reports.

use super::output::style;
use super::report::read;
use super::{Failure, Outcome};
use crate::cli::{Compare, Global};
use crate::exit::ExitStatus;
use crate::report::{Comparison, comparison_page};

pub(super) fn execute(global: &Global, args: &Compare) -> Result<Outcome, Failure> {
    let (old, new) = (read(&args.old)?, read(&args.new)?);
    if old.audience != new.audience {
        let (old, new) = (old.audience.name(), new.audience.name());
        return Err(Failure::usage(format!(
            "the reports are for different audiences ({old} and {new}): compare those for staff"
        )));
    }
    let comparison = Comparison::of(&old, &new);
    let text = if args.json {
        serde_json::to_string_pretty(&comparison).map_err(Failure::judge)? + "\n"
    } else {
        comparison_page(&comparison, style(global, true))
    };
    let status = if comparison.is_empty() {
        ExitStatus::Success
    } else {
        ExitStatus::NotAccepted
    };
    Ok(Outcome { text, status })
}
