//! What an argument can say, beyond clap's own types.

use std::path::PathBuf;

use clap::ValueEnum;
use clap::builder::PossibleValue;

use crate::judge::Verdict;
use crate::language::Language;
use crate::report::{Audience, Format, RankBy};

/// One more report: `FORMAT=PATH`, or `FORMAT` for standard output.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportTarget {
    /// How it is written.
    pub format: Format,
    /// Where; nothing is standard output.
    pub path: Option<PathBuf>,
}

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        &Format::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()).help(self.description()))
    }
}

impl ValueEnum for Audience {
    fn value_variants<'a>() -> &'a [Self] {
        &Audience::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let help = match self {
            Audience::Staff => "Those who grade: everything",
            Audience::Candidate => {
                "Those who are graded: of a secret case its name, verdict and hint"
            }
            Audience::Public => "Everybody: totals",
        };
        Some(PossibleValue::new(self.name()).help(help))
    }
}

impl ValueEnum for RankBy {
    fn value_variants<'a>() -> &'a [Self] {
        &RankBy::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let help = match self {
            RankBy::Score => "By score alone: equal scores share a rank",
            RankBy::Instructions => "Then by the instructions that were executed, fewest first",
            RankBy::Submitted => "Then by the time of submission in the manifest, earliest first",
        };
        Some(PossibleValue::new(self.name()).help(help))
    }
}

/// What a submission can be judged to be, other than accepted.
const FAILURES: [Verdict; 8] = [
    Verdict::Skipped,
    Verdict::WrongAnswer,
    Verdict::TimeLimitExceeded,
    Verdict::MemoryLimitExceeded,
    Verdict::OutputLimitExceeded,
    Verdict::RunTimeError,
    Verdict::CompileError,
    Verdict::JudgeError,
];

impl ValueEnum for Verdict {
    fn value_variants<'a>() -> &'a [Self] {
        &FAILURES
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let value = PossibleValue::new(self.name()).alias(self.short());
        Some(value.help(format!("Also {}", self.short())))
    }
}

pub(super) fn report_target(text: &str) -> Result<ReportTarget, String> {
    let (name, path) = match text.split_once('=') {
        Some((_, "")) => return Err("there is no path behind the `=`".to_owned()),
        Some((name, path)) => (name, Some(PathBuf::from(path))),
        None => (text, None),
    };
    let format = Format::parse(name).map_err(|unknown| unknown.to_string())?;
    Ok(ReportTarget { format, path })
}

pub(super) fn language(name: &str) -> Result<Language, String> {
    let known = Language::ALL.map(Language::name);
    let found = Language::ALL.into_iter().find(|one| one.name() == name);
    found.ok_or_else(|| format!("the languages are {}", known.join(", ")))
}

pub(super) fn score(text: &str) -> Result<f64, String> {
    match text.parse() {
        Ok(score) if (0.0..=100.0).contains(&score) => Ok(score),
        _ => Err("a score is a number from 0 to 100".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_has_a_format_and_perhaps_a_path() {
        let target = |text| report_target(text).map(|target| (target.format, target.path));
        assert_eq!(target("github"), Ok((Format::Github, None)));
        let path = Some(PathBuf::from("a=b.html"));
        assert_eq!(target("html=a=b.html"), Ok((Format::Html, path)));
        assert!(target("html=").unwrap_err().contains("no path"));
        assert!(target("pdf=a").unwrap_err().contains("`html`"));
    }

    #[test]
    fn a_verdict_that_fails_has_two_names() {
        let verdict = |text| Verdict::from_str(text, false);
        assert_eq!(verdict("wrong_answer"), Ok(Verdict::WrongAnswer));
        assert_eq!(verdict("TLE"), Ok(Verdict::TimeLimitExceeded));
        assert!(verdict("accepted").is_err());
    }
}
