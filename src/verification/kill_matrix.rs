//! Which case catches which wrong submission. Pure.

use super::Remark;
use crate::judge::{Judged, Verdict};
use crate::problem::KnownSubmission;

/// The wrong submissions that compile, and their verdict on every case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KillMatrix {
    /// The ids of the cases, in the problem's order.
    pub cases: Vec<String>,
    /// The submissions, by promised verdict and name.
    pub columns: Vec<Column>,
}

/// One wrong submission.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// `wrong_answer/off_by_one.py`.
    pub name: String,
    /// Its verdict on every case, in the order of the cases; no rule between cases is followed.
    pub verdicts: Vec<Verdict>,
}

impl Column {
    /// Whether the case of this index catches the submission.
    pub fn is_caught_by(&self, case: usize) -> bool {
        !matches!(
            self.verdicts.get(case),
            None | Some(Verdict::Accepted | Verdict::Skipped)
        )
    }

    /// How many cases catch it.
    pub fn catches(&self) -> usize {
        (0..self.verdicts.len())
            .filter(|case| self.is_caught_by(*case))
            .count()
    }
}

impl KillMatrix {
    /// Of submissions that were judged on every case.
    pub(super) fn of(cases: Vec<String>, judged: &[(&KnownSubmission, Judged)]) -> Self {
        let wrong = judged.iter().filter(|(known, judged)| {
            known.promise != Verdict::Accepted && judged.program.is_some()
        });
        let column = |(known, judged): &(&KnownSubmission, Judged)| Column {
            name: known.name.clone(),
            verdicts: judged.cases.iter().map(|case| case.verdict).collect(),
        };
        KillMatrix {
            cases,
            columns: wrong.map(column).collect(),
        }
    }

    /// How many submissions the case of this index catches.
    pub fn catches(&self, case: usize) -> usize {
        let caught = self
            .columns
            .iter()
            .filter(|column| column.is_caught_by(case));
        caught.count()
    }

    /// Cases that catch nothing, and submissions that only samples catch.
    ///
    /// A sample case is there to be read, so it may catch nothing; and a submission that only
    /// samples catch would pass as soon as it knows these by heart.
    pub(super) fn remarks(&self) -> Vec<Remark> {
        let mut remarks = Vec::new();
        let is_secret = |case: &String| !case.starts_with("sample/");
        for (index, case) in self.cases.iter().enumerate() {
            if is_secret(case) && self.catches(index) == 0 {
                let text = "catches no wrong submission: add the mistake that it is there for, \
                            or take the case out";
                remarks.push(Remark::warning(case, text));
            }
        }
        for column in &self.columns {
            let mut cases = self.cases.iter().enumerate();
            let by_secret =
                cases.any(|(index, case)| is_secret(case) && column.is_caught_by(index));
            // One that nothing catches at all breaks its promise, which is an error already.
            if by_secret || column.catches() == 0 {
                continue;
            }
            let text = "is caught by sample cases alone: add a secret case that it fails on";
            remarks.push(Remark::warning(
                format!("submissions/{}", column.name),
                text,
            ));
        }
        remarks
    }
}
