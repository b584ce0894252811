//! Who got which verdict where: candidates by problems, in ranked order.

use std::collections::BTreeSet;

use super::candidate::shown_name;
use crate::judge::Verdict;
use crate::report::record::{CandidateRecord, ProblemRecord, Report};
use crate::report::{ProblemStatistics, Rank};
use crate::report::{RankBy, number, words};

/// The table of the cohort.
pub(super) struct Matrix<'a> {
    /// The heads of the problems' columns.
    pub(super) problems: Vec<&'a str>,
    pub(super) rows: Vec<Row<'a>>,
    /// What share of the attempts passed, for each problem.
    pub(super) pass_rates: Vec<String>,
    /// The groups that a manifest has; none where it has none.
    pub(super) groups: BTreeSet<&'a str>,
    /// What candidates are ranked by, in words.
    pub(super) ranked_by: &'static str,
    /// The verdicts that occur.
    pub(super) verdicts: Vec<(&'static str, String)>,
}

/// One candidate.
pub(super) struct Row<'a> {
    pub(super) place: usize,
    /// From 1, in the report's order: by this the script finds the rest.
    pub(super) number: usize,
    pub(super) name: &'a str,
    /// The folder, where the name is another.
    pub(super) folder: Option<&'a str>,
    pub(super) group: &'a str,
    pub(super) score: String,
    pub(super) cells: Vec<Cell>,
}

/// One candidate's submission to one problem.
pub(super) struct Cell {
    /// The verdict's abbreviation; nothing where nothing was handed in.
    pub(super) verdict: Option<&'static str>,
    pub(super) score: String,
}

impl<'a> Matrix<'a> {
    pub(super) fn of(report: &'a Report, ranks: &[Rank], statistics: &[ProblemStatistics]) -> Self {
        let rows = ranks.iter().map(|rank| Row::of(report, rank)).collect();
        let entries = report
            .candidates
            .iter()
            .filter_map(|candidate| candidate.entry.as_ref());
        let submissions = || {
            report
                .candidates
                .iter()
                .flat_map(|candidate| &candidate.submissions)
        };
        let occurs = |verdict: &Verdict| submissions().any(|one| one.verdict == *verdict);
        let verdicts = Verdict::ALL.into_iter().filter(occurs);
        Matrix {
            problems: report.problems.iter().map(title).collect(),
            rows,
            ranked_by: match report.rank_by {
                RankBy::Score => "score",
                RankBy::Instructions => "score, then by accepted cases and their instructions",
                RankBy::Submitted => "score, then by the time of handing in",
            },
            pass_rates: statistics.iter().map(|of| percent(of.pass_rate)).collect(),
            groups: entries.filter_map(|entry| entry.group.as_deref()).collect(),
            verdicts: verdicts
                .map(|one| (one.short(), words::verdict(one)))
                .collect(),
        }
    }
}

impl<'a> Row<'a> {
    fn of(report: &'a Report, rank: &Rank) -> Row<'a> {
        let candidate = &report.candidates[rank.candidate];
        let name = shown_name(candidate);
        let group = candidate
            .entry
            .as_ref()
            .and_then(|entry| entry.group.as_deref());
        Row {
            place: rank.place,
            number: rank.candidate + 1,
            name,
            folder: (name != candidate.name).then_some(&candidate.name),
            group: group.unwrap_or_default(),
            score: number::score(candidate.score),
            cells: report
                .problems
                .iter()
                .map(|problem| cell(candidate, &problem.id))
                .collect(),
        }
    }
}

fn cell(candidate: &CandidateRecord, problem: &str) -> Cell {
    let submission = candidate
        .submissions
        .iter()
        .find(|one| one.problem == problem);
    Cell {
        verdict: submission.map(|one| one.verdict.short()),
        score: submission
            .map(|one| number::score_whole(one.score))
            .unwrap_or_default(),
    }
}

/// The title of a problem, or its id where it has none.
pub(super) fn title(problem: &ProblemRecord) -> &str {
    match problem.title.trim() {
        "" => &problem.id,
        _ => &problem.title,
    }
}

/// `66 %`, rounded down like every share; `–` where there is nothing to count.
pub(super) fn percent(share: Option<f64>) -> String {
    match share {
        Some(share) => format!("{} %", number::score_whole(share * 100.0)),
        None => "–".to_string(),
    }
}
