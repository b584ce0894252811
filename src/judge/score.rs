//! Verdicts → points. Pure.

use super::Verdict;
use crate::problem::Aggregation;

/// What a group is worth, given its cases' verdicts.
///
/// A group without points is worth nothing, whatever its verdicts are.
pub fn group_points(aggregation: Aggregation, points_max: u32, verdicts: &[Verdict]) -> f64 {
    let accepted = verdicts
        .iter()
        .filter(|verdict| **verdict == Verdict::Accepted)
        .count();
    let share = match aggregation {
        // A case is right or not: the worst case's share is 1 or 0, as with `all`.
        Aggregation::All | Aggregation::Min => f64::from(u8::from(accepted == verdicts.len())),
        Aggregation::Sum if verdicts.is_empty() => 0.0,
        Aggregation::Sum => accepted as f64 / verdicts.len() as f64,
    };
    share * f64::from(points_max)
}

/// From points to a score of 0 to 100, rounded to a hundredth.
pub fn score(points: f64, points_max: u32) -> f64 {
    if points_max == 0 {
        0.0
    } else {
        hundredths(points / f64::from(points_max) * 100.0)
    }
}

/// The weighted mean of scores, rounded to a hundredth: pairs of score and weight.
pub fn weighted_mean(scores: impl IntoIterator<Item = (f64, u32)>) -> f64 {
    let (sum, weights) = scores
        .into_iter()
        .fold((0.0, 0u64), |(sum, weights), (score, weight)| {
            (sum + score * f64::from(weight), weights + u64::from(weight))
        });
    if weights == 0 {
        0.0
    } else {
        hundredths(sum / weights as f64)
    }
}

/// The worst verdict; accepted if there is none.
pub fn worst(verdicts: impl IntoIterator<Item = Verdict>) -> Verdict {
    verdicts.into_iter().max().unwrap_or(Verdict::Accepted)
}

fn hundredths(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn verdicts() -> impl Strategy<Value = Vec<Verdict>> {
        proptest::collection::vec(proptest::sample::select(Verdict::ALL.to_vec()), 1..20)
    }

    #[test]
    fn all_gives_everything_or_nothing_and_sum_gives_shares() {
        let mixed = [
            Verdict::Accepted,
            Verdict::WrongAnswer,
            Verdict::Accepted,
            Verdict::Accepted,
        ];
        assert_eq!(group_points(Aggregation::All, 40, &mixed), 0.0);
        assert_eq!(group_points(Aggregation::Sum, 40, &mixed), 30.0);
        assert_eq!(
            group_points(Aggregation::All, 40, &[Verdict::Accepted; 3]),
            40.0
        );
    }

    #[test]
    fn a_missing_submission_counts_as_zero() {
        assert_eq!(weighted_mean([(100.0, 1), (0.0, 1), (0.0, 1)]), 33.33);
        assert_eq!(weighted_mean([(100.0, 3), (0.0, 1)]), 75.0);
        assert_eq!(weighted_mean([]), 0.0);
    }

    proptest! {
        #[test]
        fn points_stay_within_their_bounds(verdicts in verdicts(), points in 0u32..1000) {
            for aggregation in [Aggregation::All, Aggregation::Sum, Aggregation::Min] {
                let reached = group_points(aggregation, points, &verdicts);
                prop_assert!((0.0..=f64::from(points)).contains(&reached));
            }
        }

        #[test]
        fn one_more_accepted_case_never_costs_points(verdicts in verdicts(), at in 0usize..20) {
            let mut better = verdicts.clone();
            let at = at % better.len();
            better[at] = Verdict::Accepted;
            for aggregation in [Aggregation::All, Aggregation::Sum, Aggregation::Min] {
                prop_assert!(group_points(aggregation, 100, &better) >= group_points(aggregation, 100, &verdicts));
            }
        }
    }
}
