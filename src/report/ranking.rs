//! Who comes before whom.

use std::cmp::{Ordering, Reverse};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::moment::moment;
use super::record::{CandidateRecord, Report};
use crate::judge::Verdict;

/// What candidates of one score are ranked by.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum RankBy {
    /// Nothing: they share a rank.
    #[default]
    Score,
    /// The number of their accepted cases, most first, and then the instructions that these took,
    /// fewest first: who gets less done must not come first for it.
    ///
    /// Instructions of different languages are compared as they are.
    Instructions,
    /// The moment that they handed in at, as the manifest has it, earliest first; those without one
    /// come last.
    Submitted,
}

impl RankBy {
    /// Every order.
    pub const ALL: [RankBy; 3] = [RankBy::Score, RankBy::Instructions, RankBy::Submitted];

    /// The name on the command line and in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            RankBy::Score => "score",
            RankBy::Instructions => "instructions",
            RankBy::Submitted => "submitted",
        }
    }

    pub(super) fn is_score(&self) -> bool {
        *self == RankBy::Score
    }
}

/// A candidate's place among all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rank {
    /// From 1. Candidates who are equal share a place, and the places behind them stay free: 1, 2, 2, 4
    /// ("standard competition ranking").
    pub place: usize,
    /// The index into [`Report::candidates`].
    pub candidate: usize,
}

/// Every candidate of the report, from the best: by score, then by what [`Report::rank_by`] says.
/// Those who are equal in both stand in the order of their names.
pub fn ranking(report: &Report) -> Vec<Rank> {
    let standings: Vec<Standing> = report
        .candidates
        .iter()
        .map(|candidate| Standing::of(candidate, report.rank_by))
        .collect();
    let mut order: Vec<usize> = (0..standings.len()).collect();
    order.sort_by(|&a, &b| {
        let names = || report.candidates[a].name.cmp(&report.candidates[b].name);
        standings[a].compare(&standings[b]).then_with(names)
    });
    let mut ranks: Vec<Rank> = Vec::with_capacity(order.len());
    for (at, candidate) in order.into_iter().enumerate() {
        let shared = ranks.last().filter(|before| {
            standings[before.candidate].compare(&standings[candidate]) == Ordering::Equal
        });
        let place = shared.map_or(at + 1, |before| before.place);
        ranks.push(Rank { place, candidate });
    }
    ranks
}

/// What a candidate is ranked by.
struct Standing {
    score: f64,
    /// What comes first the more there is of it, and then what comes first the less there is of it.
    among_equals: (Reverse<usize>, i128),
}

impl Standing {
    fn of(candidate: &CandidateRecord, rank_by: RankBy) -> Standing {
        let among_equals = match rank_by {
            RankBy::Score => (Reverse(0), 0),
            RankBy::Instructions => instructions(candidate),
            RankBy::Submitted => {
                let submitted = candidate
                    .entry
                    .as_ref()
                    .and_then(|entry| entry.submitted.as_deref());
                let submitted = submitted.and_then(moment);
                (
                    Reverse(usize::from(submitted.is_some())),
                    submitted.unwrap_or(0),
                )
            }
        };
        Standing {
            // There is one zero for readers, and two for the order of numbers.
            score: candidate.score + 0.0,
            among_equals,
        }
    }

    fn compare(&self, other: &Standing) -> Ordering {
        let scores = other.score.total_cmp(&self.score);
        scores.then(self.among_equals.cmp(&other.among_equals))
    }
}

/// How many cases are accepted, and what they took together.
fn instructions(candidate: &CandidateRecord) -> (Reverse<usize>, i128) {
    let groups = candidate
        .submissions
        .iter()
        .flat_map(|submission| &submission.groups);
    let accepted = groups
        .flat_map(|group| &group.cases)
        .filter(|case| case.verdict == Verdict::Accepted);
    let (mut cases, mut instructions) = (0, 0);
    for case in accepted {
        cases += 1;
        instructions += case.usage.map_or(0, |usage| i128::from(usage.instructions));
    }
    (Reverse(cases), instructions)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::record::ManifestEntry;
    use super::super::tests::{candidate_of, report_of, submission_of};
    use super::*;

    fn named(name: &str, score: f64) -> CandidateRecord {
        candidate_of(name, score, Vec::new())
    }

    /// Name and place, in ranked order.
    fn places(report: &Report) -> Vec<(&str, usize)> {
        let ranks = ranking(report).into_iter();
        ranks
            .map(|rank| (&*report.candidates[rank.candidate].name, rank.place))
            .collect()
    }

    #[test]
    fn ties_share_a_place_and_leave_the_next_ones_free() {
        let scores = [
            ("d", 10.0),
            ("b", 50.0),
            ("a", 90.0),
            ("c", 50.0),
            ("e", -0.0),
            ("f", 0.0),
        ];
        let report = report_of(&[], scores.map(|(name, score)| named(name, score)).into());
        let expected = [("a", 1), ("b", 2), ("c", 2), ("d", 4), ("e", 5), ("f", 5)];
        assert_eq!(places(&report), expected);
        assert_eq!(ranking(&report_of(&[], Vec::new())), []);
    }

    #[test]
    fn fewer_instructions_come_first_only_where_as_many_cases_are_accepted() {
        use Verdict::{Accepted, WrongAnswer};
        let candidate = |name: &str, score, cases: &[(Verdict, u64)]| {
            candidate_of(name, score, vec![submission_of("p", score, cases)])
        };
        let mut report = report_of(
            &["p"],
            vec![
                candidate("one case", 50.0, &[(Accepted, 1), (WrongAnswer, 1)]),
                candidate("slow", 50.0, &[(Accepted, 9), (Accepted, 9)]),
                candidate("fast", 50.0, &[(Accepted, 2), (Accepted, 2)]),
                candidate("best", 60.0, &[(Accepted, u64::MAX), (Accepted, u64::MAX)]),
                candidate("nothing", 50.0, &[]),
            ],
        );
        report.rank_by = RankBy::Instructions;
        let expected = [
            ("best", 1),
            ("fast", 2),
            ("slow", 3),
            ("one case", 4),
            ("nothing", 5),
        ];
        assert_eq!(places(&report), expected);
    }

    #[test]
    fn an_earlier_moment_comes_first_and_none_last() {
        let candidate = |name: &str, submitted: Option<&str>| CandidateRecord {
            entry: Some(ManifestEntry {
                submitted: submitted.map(str::to_owned),
                ..ManifestEntry::default()
            }),
            ..named(name, 50.0)
        };
        let mut report = report_of(
            &[],
            vec![
                candidate("no moment", Some("yesterday")),
                candidate("noon", Some("2026-11-30T12:00:00Z")),
                candidate("also noon", Some("2026-11-30T13:00:00+01:00")),
                candidate("before", Some("2026-11-30T13:30:00+02:00")),
                candidate("long ago", Some("1969-01-01T00:00:00Z")),
                named("no entry", 50.0),
            ],
        );
        report.rank_by = RankBy::Submitted;
        let expected = [
            ("long ago", 1),
            ("before", 2),
            ("also noon", 3),
            ("noon", 3),
            ("no entry", 5),
            ("no moment", 5),
        ];
        assert_eq!(places(&report), expected);
    }

    proptest! {
        #[test]
        fn a_permutation_of_the_candidates_changes_no_place(
            (scores, shuffled) in proptest::collection::vec(0_u8..6, 0..12).prop_flat_map(|scores| {
                let numbered: Vec<_> = scores.iter().copied().enumerate().collect();
                (Just(numbered.clone()), Just(numbered).prop_shuffle())
            }),
        ) {
            let report = |scores: &[(usize, u8)]| {
                let candidate = |(name, score): &(usize, u8)| named(&name.to_string(), f64::from(*score));
                report_of(&[], scores.iter().map(candidate).collect())
            };
            let (one, other) = (report(&scores), report(&shuffled));
            prop_assert_eq!(places(&one), places(&other));
        }

        #[test]
        fn a_place_is_one_more_than_the_number_of_better_candidates(scores in proptest::collection::vec(0_u8..6, 0..12)) {
            let candidates = scores.iter().map(|score| named("x", f64::from(*score))).collect();
            let report = report_of(&[], candidates);
            let ranks = ranking(&report);
            prop_assert_eq!(ranks.len(), scores.len());
            for rank in ranks {
                let better = scores.iter().filter(|score| **score > scores[rank.candidate]).count();
                prop_assert_eq!(rank.place, better + 1);
            }
        }
    }
}
