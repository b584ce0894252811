//! What gets points of its own on a platform that adds points up: a test group,
//! or a submission as a whole where nothing is known of its groups.

use super::attempts::{Attempt, attempts};
use super::escape;
use super::feedback;
use super::number;
use super::record::{GroupRecord, ProblemRecord, Report, SubmissionRecord};
use super::words;
use crate::judge::Verdict;

/// Columns of a name.
const NAME_COLUMNS_MAX: usize = 60;
/// The group of samples, where a report does not say which group that is.
const SAMPLE: &str = "sample";
/// The most text that one part gets, in bytes.
const ROOM_BYTES_MAX: usize = 16 << 10;
/// Less room than this is of no use for a text.
const ROOM_BYTES_MIN: usize = 80;

/// One part of a report.
#[derive(Clone)]
pub(super) struct Part<'a> {
    /// `1.2`: the second group of the first attempt in the report.
    pub(super) number: String,
    /// The candidate where there are several, the problem, the group; escaped, on one line.
    pub(super) name: String,
    /// Nothing where nothing was handed in.
    pub(super) verdict: Option<Verdict>,
    /// Whether candidates may see its cases.
    pub(super) sample: bool,
    /// Points reached, from 0 to `points_max`.
    pub(super) points: f64,
    /// Points that can be reached.
    pub(super) points_max: f64,
    problem: Option<&'a ProblemRecord>,
    content: Content<'a>,
}

#[derive(Clone, Copy)]
enum Content<'a> {
    Group(&'a GroupRecord),
    /// A submission that never ran, or whose groups were taken out.
    Whole(&'a SubmissionRecord),
    Missing,
    /// So many parts that there was no room for.
    Rest(usize),
}

/// The problem's title or id, and before it the candidate where there are several.
pub(super) fn title(attempt: &Attempt<'_>, report: &Report) -> String {
    let problem = match attempt.listed {
        Some(problem) if !problem.title.trim().is_empty() => &problem.title,
        _ => attempt.problem,
    };
    let problem = escape::clipped(problem, NAME_COLUMNS_MAX);
    match report.candidates.len() {
        0 | 1 => problem,
        _ => {
            let candidate = escape::clipped(&attempt.candidate.name, NAME_COLUMNS_MAX);
            format!("{candidate} · {problem}")
        }
    }
}

/// Every part of a report, in its order.
pub(super) fn parts(report: &Report) -> Vec<Part<'_>> {
    let attempts = attempts(report).zip(1_usize..);
    let mut parts = Vec::new();
    for (attempt, place) in attempts {
        let name = title(&attempt, report);
        let part = Part {
            number: place.to_string(),
            name,
            verdict: None,
            sample: false,
            points: 0.0,
            points_max: f64::from(attempt.listed.map_or(100, |problem| problem.points)),
            problem: attempt.listed,
            content: Content::Missing,
        };
        match attempt.submission {
            None => parts.push(part),
            Some(submission) if submission.message.is_some() || submission.groups.is_empty() => {
                parts.push(part.whole(submission));
            }
            Some(submission) => {
                let groups = submission.groups.iter().zip(1_usize..);
                parts.extend(groups.map(|(group, place)| part.group(group, place)));
            }
        }
    }
    parts
}

impl<'a> Part<'a> {
    fn whole(self, submission: &'a SubmissionRecord) -> Part<'a> {
        let groups = submission.groups.iter();
        let (points, most) = match submission.groups.is_empty() {
            true => (submission.score / 100.0 * self.points_max, self.points_max),
            false => groups.fold((0.0, 0.0), |(points, most), group| {
                (points + group.points, most + f64::from(group.points_max))
            }),
        };
        Part {
            verdict: Some(submission.verdict),
            points: within(points, most),
            points_max: most,
            content: Content::Whole(submission),
            ..self
        }
    }

    fn group(&self, group: &'a GroupRecord, place: usize) -> Part<'a> {
        let known = self.problem.map_or(&[][..], |problem| &problem.groups);
        let known_group = known.iter().find(|known| known.name == group.name);
        let most = f64::from(group.points_max);
        Part {
            number: format!("{}.{place}", self.number),
            name: format!(
                "{} · {}",
                self.name,
                escape::clipped(&group.name, NAME_COLUMNS_MAX)
            ),
            verdict: Some(group.verdict),
            sample: match known_group {
                Some(known) => known.sample,
                None => known.is_empty() && group.name == SAMPLE,
            },
            points: within(group.points, most),
            points_max: most,
            content: Content::Group(group),
            ..*self
        }
    }

    /// Whether the judge itself failed here, so that the points say nothing.
    pub(super) fn is_unjudged(&self) -> bool {
        self.verdict == Some(Verdict::JudgeError)
    }

    pub(super) fn is_accepted(&self) -> bool {
        self.verdict == Some(Verdict::Accepted)
    }

    /// The summary, and below it what explains it, of at most so many bytes.
    pub(super) fn text(&self, bytes_max: usize) -> String {
        let details = self.details(bytes_max);
        let gap = if details.is_empty() { "" } else { "\n" };
        format!("{}{gap}{details}", self.summary())
    }

    /// One line: `wrong answer: 1 of 3 cases accepted`.
    pub(super) fn summary(&self) -> String {
        let verdict = self.verdict.map_or_else(String::new, words::verdict);
        match self.content {
            Content::Group(_) | Content::Whole(_) if self.is_unjudged() => {
                format!("{verdict}: {}", feedback::NO_FAULT)
            }
            Content::Group(group) => {
                let verdicts = group.cases.iter().map(|case| case.verdict);
                let accepted = verdicts.filter(|verdict| *verdict == Verdict::Accepted);
                let cases = number::count(group.cases.len() as u64, "case");
                let accepted = format!("{} of {cases} accepted", accepted.count());
                match self.is_accepted() {
                    true => accepted,
                    false => format!("{verdict}: {accepted}"),
                }
            }
            Content::Whole(_) => verdict,
            Content::Missing => "no submission".to_string(),
            Content::Rest(more) => {
                format!(
                    "{} more, for which there is no room",
                    number::thousands(more as u64)
                )
            }
        }
    }

    /// What explains the verdict: lines that are safe anywhere, of at most so many bytes.
    pub(super) fn details(&self, bytes_max: usize) -> String {
        if bytes_max < ROOM_BYTES_MIN {
            return String::new();
        }
        let text = match self.content {
            Content::Group(group) => feedback::cases(self.problem, &group.cases),
            Content::Whole(submission) => {
                let message = submission.message.as_ref();
                message.map_or_else(String::new, feedback::lines)
            }
            Content::Missing | Content::Rest(_) => String::new(),
        };
        feedback::bounded(text, bytes_max)
    }
}

fn within(points: f64, points_max: f64) -> f64 {
    // Also where it is no number at all.
    points.max(0.0).min(points_max)
}

/// The largest rendering of at most `bytes_max` bytes, given parts and the bytes of text that each may have.
///
/// Texts get shorter first. Where there are too many parts even without any, the
/// last ones become one, which has their points.
pub(super) fn fitting(
    parts: &[Part<'_>],
    bytes_max: usize,
    render: impl Fn(&[Part<'_>], usize) -> String,
) -> String {
    let mut room = ROOM_BYTES_MAX.min(bytes_max / parts.len().max(1));
    loop {
        let text = render(parts, room);
        if text.len() <= bytes_max {
            return text;
        }
        if room < ROOM_BYTES_MIN {
            break;
        }
        room /= 2;
    }
    let mut kept = parts.len();
    loop {
        kept /= 2;
        let text = render(&joined(parts, kept), 0);
        if kept == 0 || text.len() <= bytes_max {
            return text;
        }
    }
}

/// The first `kept` parts, and one that stands for the others.
fn joined<'a>(parts: &[Part<'a>], kept: usize) -> Vec<Part<'a>> {
    let (first, rest) = parts.split_at(kept);
    let sum = |points: fn(&Part<'a>) -> f64| rest.iter().map(points).sum();
    let rest = Part {
        number: (kept + 1).to_string(),
        name: "…".to_string(),
        verdict: rest.iter().filter_map(|part| part.verdict).max(),
        sample: false,
        points: sum(|part| part.points),
        points_max: sum(|part| part.points_max),
        problem: None,
        content: Content::Rest(rest.len()),
    };
    [first, &[rest]].concat()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::tests::{large_cohort, report};
    use super::*;

    #[test]
    fn a_missing_submission_has_points_that_it_does_not_get() {
        let mut report = large_cohort(1);
        report.candidates[0].submissions.remove(3);
        let parts = parts(&report);
        assert_eq!(parts.len(), 28);
        assert_eq!((parts[3].points, parts[3].points_max), (0.0, 100.0));
        assert_eq!(parts[3].summary(), "no submission");
        assert_eq!((parts[4].points, parts[4].points_max), (50.0, 100.0));
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

        #[test]
        fn the_points_are_those_of_the_record_and_within_their_bounds(report in report()) {
            let parts = parts(&report);
            prop_assert!(parts.iter().all(|part| (0.0..=part.points_max).contains(&part.points)));
            let submissions = report.candidates.iter().flat_map(|one| &one.submissions);
            let groups = submissions.clone().flat_map(|one| &one.groups);
            let most: f64 = groups.map(|group| f64::from(group.points_max)).sum();
            let unlisted = |problem: &str| report.problems.iter().all(|known| known.id != problem);
            // One without groups is worth what its problem is; these problems are worth nothing.
            let bare = submissions.filter(|one| one.groups.is_empty() && unlisted(&one.problem));
            let most = most + 100.0 * bare.count() as f64;
            let found: f64 = parts.iter().map(|part| part.points_max).sum();
            prop_assert!((found - most).abs() <= most * 1e-9, "{found} {most}");
        }

        #[test]
        fn what_does_not_fit_is_cut_and_no_points_are_lost(
            report in report(),
            bytes_max in 300_usize..5000,
        ) {
            let parts = parts(&report);
            let sum = |parts: &[Part<'_>]| parts.iter().map(|part| part.points_max).sum::<f64>();
            let text = fitting(&parts, bytes_max, |parts, room| {
                let names = parts.iter().map(|part| format!("{} {}", part.name, part.details(room)));
                format!("{}\n{}", sum(parts), names.collect::<String>())
            });
            prop_assert!(text.len() <= bytes_max);
            let found: f64 = text.lines().next().expect("a sum").parse().expect("a number");
            let most = sum(&parts);
            prop_assert!((found - most).abs() <= most * 1e-9);
        }
    }
}
