//! Numbers as people read them.

/// `1234567` as `1,234,567`.
pub(super) fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() * 4 / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// `3` and `cases` as `3 cases`, `1` as `1 case`.
pub(super) fn count(number: u64, singular: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{} {singular}{plural}", thousands(number))
}

/// Bytes in the largest unit that leaves a number of at least 1.
pub(super) fn size(bytes: u64) -> String {
    const KIB: u64 = 1 << 10;
    const MIB: u64 = 1 << 20;
    match bytes {
        0..KIB => count(bytes, "byte"),
        KIB..MIB => format!("{} KiB", tenths(bytes, KIB)),
        _ => format!("{} MiB", tenths(bytes, MIB)),
    }
}

/// `part` of `whole` in per cent, rounded down: what is below a limit never reads as 100 %.
pub(super) fn share(part: u64, whole: u64) -> String {
    match whole {
        0 => "no limit to compare with".to_string(),
        _ => {
            let per_mille = u128::from(part) * 1000 / u128::from(whole);
            format!("{}.{} %", per_mille / 10, per_mille % 10)
        }
    }
}

fn tenths(number: u64, unit: u64) -> String {
    let tenths = u128::from(number) * 10 / u128::from(unit);
    let whole = u64::try_from(tenths / 10).unwrap_or(u64::MAX);
    match tenths % 10 {
        0 => thousands(whole),
        tenth => format!("{}.{tenth}", thousands(whole)),
    }
}

/// A score in tenths, rounded down: 99.99 never reads as 100. What is no score counts as 0 or 100.
fn score_tenths(score: f64) -> u64 {
    // The small addition takes back what binary fractions lose: 0.7 * 10 is below 7.
    let tenths = (score.clamp(0.0, 100.0) * 10.0 + 1e-6).floor();
    // A cast of NaN gives 0.
    tenths as u64
}

/// `60`, `66.6`, `100`.
pub(super) fn score(score: f64) -> String {
    tenths(score_tenths(score), 10)
}

/// `60.0`, `66.6`, `100.0`: for columns.
pub(super) fn score_aligned(score: f64) -> String {
    let tenths = score_tenths(score);
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// `60`, `66.6`, `66.66`, `100`: for programs.
pub(super) fn score_hundredths(score: f64) -> String {
    let hundredths = (score.clamp(0.0, 100.0) * 100.0 + 1e-6).floor() / 100.0;
    hundredths.to_string()
}

/// `60`, `66`, `100`: for narrow cells.
pub(super) fn score_whole(score: f64) -> String {
    (score_tenths(score) / 10).to_string()
}

/// Points of a group, which have no upper bound of their own: `40`, `13.3`.
pub(super) fn points(points: f64) -> String {
    let tenths = (points.clamp(0.0, 1e12) * 10.0 + 1e-6).floor() as u64;
    self::tenths(tenths, 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_set_apart() {
        assert_eq!(thousands(0), "0");
        assert_eq!(thousands(999), "999");
        assert_eq!(thousands(1000), "1,000");
        assert_eq!(thousands(u64::MAX), "18,446,744,073,709,551,615");
    }

    #[test]
    fn sizes_have_a_fitting_unit() {
        assert_eq!(size(1), "1 byte");
        assert_eq!(size(1023), "1,023 bytes");
        assert_eq!(size(1536), "1.5 KiB");
        assert_eq!(size(256 << 20), "256 MiB");
        assert_eq!(size(u64::MAX), "17,592,186,044,415.9 MiB");
    }

    #[test]
    fn almost_is_never_shown_as_all() {
        assert_eq!(share(999_999, 1_000_000), "99.9 %");
        assert_eq!(share(u64::MAX, 1), "1844674407370955161500.0 %");
        assert_eq!(score(99.999), "99.9");
        assert_eq!(score(100.0), "100");
        assert_eq!(score_whole(99.999), "99");
        assert_eq!(score_aligned(60.0), "60.0");
        assert_eq!(score(100.0 * 2.0 / 3.0), "66.6");
        assert_eq!(score_hundredths(99.999), "99.99");
        assert_eq!(score_hundredths(36.98), "36.98");
    }

    #[test]
    fn a_score_that_is_none_stays_in_its_bounds() {
        for wrong in [f64::NAN, f64::NEG_INFINITY, -1.0] {
            assert_eq!(score(wrong), "0");
            assert_eq!(points(wrong), "0");
        }
        assert_eq!(score(f64::INFINITY), "100");
    }
}
