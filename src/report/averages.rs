//! Of many numbers, one.

/// So many pairs there have to be before a correlation between them means anything.
const CORRELATED_MIN: usize = 10;

/// The arithmetic mean; nothing of nothing.
pub(super) fn mean_of(scores: &[f64]) -> Option<f64> {
    (!scores.is_empty()).then(|| scores.iter().sum::<f64>() / scores.len() as f64)
}

/// The one in the middle, or the mean of the two there; nothing of nothing.
pub(super) fn median_of(mut scores: Vec<f64>) -> Option<f64> {
    scores.sort_by(f64::total_cmp);
    let upper = *scores.get(scores.len() / 2)?;
    let lower = scores[(scores.len() - 1) / 2];
    Some(f64::midpoint(lower, upper))
}

/// Pearson's correlation, −1 to 1; nothing where it means nothing: of fewer than ten pairs, and where
/// one side is all alike.
pub(super) fn correlation(xs: &[f64], ys: &[f64]) -> Option<f64> {
    if xs.len() < CORRELATED_MIN {
        return None;
    }
    let (x_mean, y_mean) = (mean_of(xs)?, mean_of(ys)?);
    let (mut both, mut x_only, mut y_only) = (0.0, 0.0, 0.0);
    for (x, y) in xs.iter().zip(ys) {
        let (x, y) = (x - x_mean, y - y_mean);
        both += x * y;
        x_only += x * x;
        y_only += y * y;
    }
    // What rounding leaves of equal scores is no variance.
    let varies = |squares: f64, mean: f64| squares > 1e-9 * (1.0 + mean * mean);
    (varies(x_only, x_mean) && varies(y_only, y_mean))
        .then(|| (both / (x_only.sqrt() * y_only.sqrt())).clamp(-1.0, 1.0))
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_median_has_half_of_all_on_either_side(scores in vec(0.0..100.0, 1..30)) {
            let middle = median_of(scores.clone()).expect("there are some");
            let below = scores.iter().filter(|score| **score < middle).count();
            let above = scores.iter().filter(|score| **score > middle).count();
            prop_assert!(below.max(above) * 2 <= scores.len());
        }
    }
}
