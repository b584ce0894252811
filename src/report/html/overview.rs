//! The cohort at a glance.

use super::chart;
use crate::judge::Verdict;
use crate::report::record::Report;
use crate::report::{distribution, median};
use crate::report::{number, words};

/// What stands at the top.
pub(super) struct Overview {
    /// Name and value, the most telling ones.
    pub(super) figures: Vec<(&'static str, String)>,
    /// The verdicts that occur, with their numbers and bars.
    pub(super) verdicts: Vec<VerdictBar>,
    /// The chart of the candidates' scores.
    pub(super) distribution: String,
    /// The same in words.
    pub(super) distribution_words: String,
}

/// How many submissions got a verdict.
pub(super) struct VerdictBar {
    pub(super) short: &'static str,
    pub(super) name: String,
    pub(super) count: String,
    pub(super) bar: Vec<Part>,
}

/// A piece of a bar that is 100 wide.
pub(super) struct Part {
    /// The class that colours it: the verdict's abbreviation.
    pub(super) class: &'static str,
    pub(super) from: String,
    pub(super) width: String,
}

impl Overview {
    pub(super) fn of(report: &Report) -> Overview {
        let submissions: u64 = report
            .verdict_counts
            .iter()
            .fold(0, |sum, count| sum.saturating_add(count.submissions));
        let count = |verdict: Verdict| -> u64 {
            let same = report
                .verdict_counts
                .iter()
                .filter(|count| count.verdict == verdict);
            same.fold(0, |sum, count| sum.saturating_add(count.submissions))
        };
        let accepted = number::share(count(Verdict::Accepted), submissions.max(1));
        let mut figures = vec![
            (
                "Candidates",
                number::thousands(report.candidates.len() as u64),
            ),
            ("Problems", number::thousands(report.problems.len() as u64)),
            ("Submissions", number::thousands(submissions)),
            ("Accepted", accepted),
        ];
        if let Some(median) = median(report) {
            figures.push(("Median score", number::score(median)));
        }
        let occurring = Verdict::ALL
            .into_iter()
            .filter(|verdict| count(*verdict) > 0);
        let most = Verdict::ALL
            .into_iter()
            .map(count)
            .max()
            .unwrap_or_default();
        let verdicts = occurring.map(|verdict| VerdictBar {
            short: verdict.short(),
            name: words::verdict(verdict),
            count: number::thousands(count(verdict)),
            bar: parts(|one| if one == verdict { count(one) } else { 0 }, most),
        });
        let bins = distribution(report);
        Overview {
            figures,
            verdicts: verdicts.collect(),
            distribution: chart::distribution(bins),
            distribution_words: distribution_words(bins),
        }
    }
}

/// A bar of so many of each verdict, of `whole` in all.
pub(super) fn parts(count: impl Fn(Verdict) -> u64, whole: u64) -> Vec<Part> {
    let share = |part: u64| part as f64 / whole.max(1) as f64 * 100.0;
    let mut from = 0.0;
    let mut parts = Vec::new();
    for verdict in Verdict::ALL
        .into_iter()
        .filter(|verdict| count(*verdict) > 0)
    {
        let width = share(count(verdict));
        parts.push(Part {
            class: verdict.short(),
            from: format!("{from:.2}"),
            width: format!("{width:.2}"),
        });
        from += width;
    }
    parts
}

fn distribution_words(bins: [u64; 10]) -> String {
    let bins = bins.iter().enumerate().filter(|(_, count)| **count > 0);
    let words = bins.map(|(at, count)| {
        let to = if at == 9 { 100 } else { at * 10 + 9 };
        format!(
            "{} with {} to {to}",
            number::count(*count, "candidate"),
            at * 10
        )
    });
    words.collect::<Vec<_>>().join(", ")
}
