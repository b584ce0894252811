//! The arguments of commands that grade, and that tell about what was graded.

use std::path::PathBuf;

use clap::Args;

use super::values::{ReportTarget, report_target, score};
use crate::judge::Verdict;
use crate::report::{Audience, Format, RankBy};

pub(super) const GRADE_HELP: &str = "PATH is one of:\n  \
  solution.py                     one submission; name the problem with --problem\n  \
  reverse-integer.py              one submission, named after its problem\n  \
  alice/                          a candidate's folder: <problem>.<ending>, or <problem>/main.py\n  \
  cohort/                         a folder of candidates' folders\n  \
  cohort/ --problem ID            a folder of <candidate>.<ending>, or of candidates' folders, for one problem\n\n\
Endings: .py .rs .sql .wasm .wat";

/// `gradebox grade`
#[derive(Debug, Args)]
pub struct Grade {
    /// A file, a candidate's folder, or a folder of candidates
    pub path: PathBuf,
    /// The problem that everything in PATH answers
    #[arg(long, short, value_name = "ID")]
    pub problem: Option<String>,
    /// Where and how the report is written
    #[command(flatten)]
    pub output: Output,
    /// How many cases run at once [default: one for each core, as far as memory goes]
    #[arg(long, short, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub jobs: Option<u16>,
    /// The cohort's manifest [default: cohort.json or cohort.csv in PATH, if there is one]
    #[arg(long, value_name = "FILE")]
    pub manifest: Option<PathBuf>,
    /// Exit with 0 if every candidate's score is at least this, from 0 to 100
    #[arg(long, value_name = "SCORE", value_parser = score)]
    pub min_score: Option<f64>,
    /// Exit with 1 only if a submission gets one of these verdicts, such as wrong_answer,TLE
    #[arg(
        long,
        value_name = "VERDICT",
        value_delimiter = ',',
        hide_possible_values = true
    )]
    pub fail_on: Vec<Verdict>,
}

/// `gradebox run`
#[derive(Debug, Args)]
pub struct Run {
    /// The problem's id
    pub problem: String,
    /// The submission: a file, or a folder with a main file
    pub file: PathBuf,
    /// The case, as the report names it, such as `sample/01` or `secret/02`
    #[arg(long, short, value_name = "CASE", default_value = "sample/01")]
    pub case: String,
}

/// `gradebox watch`
#[derive(Debug, Args)]
pub struct Watch {
    /// The problem's id
    pub problem: String,
    /// The submission: a file, or a folder with a main file
    pub file: PathBuf,
    /// Judge every case, and not the samples alone
    #[arg(long)]
    pub all: bool,
}

/// `gradebox compare`
#[derive(Debug, Args)]
pub struct Compare {
    /// A report in JSON
    pub old: PathBuf,
    /// A later one
    pub new: PathBuf,
    /// Print the changes as JSON
    #[arg(long)]
    pub json: bool,
}

/// `gradebox explain`
#[derive(Debug, Args)]
pub struct Explain {
    /// A report in JSON
    pub report: PathBuf,
    /// The candidate's name [default: the only one]
    #[arg(long, short, value_name = "NAME")]
    pub candidate: Option<String>,
    /// The problem's id [default: the only one that the candidate answered]
    #[arg(long, short, value_name = "ID")]
    pub problem: Option<String>,
}

/// `gradebox report`
#[derive(Debug, Args)]
pub struct Render {
    /// A report in JSON
    pub file: PathBuf,
    /// Only this candidate
    #[arg(long, short, value_name = "NAME")]
    pub candidate: Option<String>,
    /// Where and how the report is written
    #[command(flatten)]
    pub output: Output,
}

/// Which reports are written, where, and for whom.
#[derive(Clone, Debug, Args)]
pub struct Output {
    /// The format of the report [default: terminal]
    #[arg(long, short, value_name = "FORMAT", hide_possible_values = true)]
    pub format: Option<Format>,
    /// Write the report to this file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Write one more report, as often as you like: html=report.html; without a path it is the
    /// one on standard output
    #[arg(long = "report", value_name = "FORMAT[=FILE]", value_parser = report_target)]
    pub reports: Vec<ReportTarget>,
    /// Who the reports are for [default: staff, or whom a saved report was made for]
    #[arg(long, value_name = "WHO")]
    pub audience: Option<Audience>,
    /// Give candidates pseudonyms: the same ones for the same names on this machine
    #[arg(long)]
    pub anonymous: bool,
    /// What candidates of one score are ranked by [default: score]
    #[arg(long, value_name = "WHAT")]
    pub rank_by: Option<RankBy>,
}
