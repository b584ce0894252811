//! How far the time limit is from what is accepted, and from what is too slow.
//!
//! The shares are those of the Kattis problem package (`ac_to_time_limit` 2,
//! `time_limit_to_tle` 1.5): <https://www.kattis.com/problem-package-format/spec/2025-09.html>.

use super::Remark;
use crate::judge::{Judged, Verdict};
use crate::problem::KnownSubmission;
use crate::report::UsageRecord;

/// What an accepted submission may use of the limit of any case, in per cent.
pub const ACCEPTED_SHARE_MAX: u64 = 50;

/// What a submission that is too slow has to need on one case at least, in per cent of its limit.
pub const TOO_SLOW_SHARE_MIN: u64 = 150;

/// What was measured.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Margins {
    /// The accepted submission that comes nearest to a limit.
    pub slowest_accepted: Option<Share>,
    /// How many submissions that are too slow were seen to need [`TOO_SLOW_SHARE_MIN`].
    pub too_slow: usize,
}

/// What one submission used on one case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// `accepted/two_pointers.py`.
    pub submission: String,
    /// The case's id.
    pub case: String,
    /// Instructions, used and allowed.
    pub instructions: (u64, u64),
}

impl Share {
    fn of(known: &KnownSubmission, case: &str, usage: &UsageRecord) -> Self {
        Share {
            submission: known.name.clone(),
            case: case.to_owned(),
            instructions: (usage.instructions, usage.instructions_max),
        }
    }

    /// In thousandths, rounded down.
    pub fn per_mille(&self) -> u64 {
        let (used, most) = self.instructions;
        (u128::from(used) * 1000 / u128::from(most.max(1))) as u64
    }
}

/// The accepted submission that comes nearest to a limit.
pub(super) fn slowest_accepted(judged: &[(&KnownSubmission, Judged)]) -> Option<Share> {
    let accepted = judged
        .iter()
        .filter(|(known, _)| known.promise == Verdict::Accepted);
    accepted
        .flat_map(|(known, judged)| {
            let cases = judged.cases.iter();
            cases.filter_map(|case| Some(Share::of(known, &case.id, case.usage.as_ref()?)))
        })
        // The first of equals, so that what is told does not depend on the order of the threads.
        .reduce(|most, next| {
            if next.per_mille() > most.per_mille() {
                next
            } else {
                most
            }
        })
}

/// What is wrong on the accepted side.
pub(super) fn remark(margins: &Margins) -> Option<Remark> {
    let slowest = margins.slowest_accepted.as_ref();
    let slowest = slowest.filter(|share| share.per_mille() > ACCEPTED_SHARE_MAX * 10)?;
    let per_mille = slowest.per_mille();
    Some(Remark::error(
        format!("submissions/{}", slowest.submission),
        format!(
            "takes {}.{} % of the time limit of {}, more than the {ACCEPTED_SHARE_MAX} % that leave a \
             margin: raise `limits.instructions`",
            per_mille / 10,
            per_mille % 10,
            slowest.case
        ),
    ))
}
