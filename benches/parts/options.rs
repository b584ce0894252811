//! The command line.

use crate::effort::Effort;
use crate::workplace;
use crate::{building, cohorts, computations, first_verdict, scaling, small_cases, thousands};

/// The parts of the suite, in the order of the table. All but the last are measured unless
/// others are named.
const PARTS: [&str; 9] = [
    small_cases::PYTHON,
    small_cases::RUST,
    computations::RUST,
    computations::PYTHON,
    scaling::PART,
    cohorts::PART,
    thousands::PART,
    first_verdict::PART,
    building::PART,
];

/// What is asked of the suite.
#[derive(Clone, Debug)]
pub struct Options {
    /// How much of each part.
    pub effort: Effort,
    parts: Vec<String>,
}

impl Options {
    /// # Errors
    ///
    /// A sentence about what is wrong.
    pub fn parse(arguments: impl IntoIterator<Item = String>) -> Result<Self, String> {
        let mut effort = if workplace::short() {
            Effort::SHORT
        } else {
            Effort::FULL
        };
        let mut parts: Vec<_> = PARTS[..PARTS.len() - 1]
            .iter()
            .copied()
            .map(str::to_owned)
            .collect();
        let (mut is_ten_thousand, mut is_build) = (false, false);
        let mut arguments = arguments.into_iter();
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--short" => effort = Effort::SHORT,
                "--cohort" => is_ten_thousand = true,
                "--build" => is_build = true,
                "--only" => {
                    let names = arguments.next().unwrap_or_default();
                    parts = names.split(',').map(str::to_owned).collect();
                }
                // What cargo says to every benchmark.
                "--bench" => {}
                unknown => {
                    return Err(format!(
                        "`{unknown}` is not known here; --short, --only, --cohort and --build are"
                    ));
                }
            }
        }
        if let Some(unknown) = parts.iter().find(|part| !PARTS.contains(&part.as_str())) {
            let known = PARTS.join(", ");
            return Err(format!("there is no part `{unknown}`; known are: {known}"));
        }
        if is_ten_thousand {
            effort.thousands = Effort::COHORT;
        }
        if is_build {
            parts.push(building::PART.to_owned());
        }
        Ok(Options { effort, parts })
    }

    /// Whether a part is measured; tells so.
    pub fn wants(&self, part: &str) -> bool {
        let wants = self.parts.iter().any(|wanted| wanted == part);
        if wants {
            eprintln!("measuring: {part}");
        }
        wants
    }
}
