//! Dates and times of a manifest.

use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use super::record::ManifestEntry;

/// The moment that a text names, in nanoseconds since 1970; nothing where it is no date and time
/// with its offset in the form of RFC 3339, such as `2026-11-30T18:00:00+01:00`.
///
/// Two texts of different offsets can name one moment.
pub(crate) fn moment(text: &str) -> Option<i128> {
    let moment = OffsetDateTime::parse(text, &Rfc3339).ok()?;
    Some(moment.unix_timestamp_nanos())
}

impl ManifestEntry {
    /// Whether the submissions came in after the deadline. Where one of the two is not known, they did not.
    pub fn is_late(&self) -> bool {
        let known = |text: &Option<String>| text.as_deref().and_then(moment);
        match (known(&self.deadline), known(&self.submitted)) {
            (Some(deadline), Some(submitted)) => submitted > deadline,
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_late(deadline: &str, submitted: &str) -> bool {
        let entry = ManifestEntry {
            deadline: Some(deadline.to_owned()),
            submitted: Some(submitted.to_owned()),
            ..ManifestEntry::default()
        };
        entry.is_late()
    }

    #[test]
    fn late_is_what_comes_after_the_deadline_wherever_the_clock_stands() {
        let deadline = "2026-11-30T18:00:00+01:00";
        assert!(
            !is_late(deadline, "2026-11-30T17:00:00Z"),
            "the same moment"
        );
        assert!(!is_late(deadline, "2026-11-30T18:30:00+02:00"));
        assert!(is_late(deadline, "2026-11-30T17:00:00.000000001Z"));
        assert!(is_late(deadline, "2026-11-30T12:30:00-05:00"));
    }

    #[test]
    fn what_is_no_moment_is_never_late() {
        for text in [
            "",
            "soon",
            "2026-11-30",
            "2026-11-30T18:00:00",
            "2026-02-30T00:00:00Z",
        ] {
            assert_eq!(moment(text), None, "{text}");
            assert!(!is_late("2026-11-30T18:00:00Z", text));
            assert!(!is_late(text, "2026-11-30T18:00:00Z"));
        }
        assert!(!ManifestEntry::default().is_late());
    }
}
