//! Who may see what of a report.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::ranking::RankBy;
use super::record::{
    CandidateRecord, CaseRecord, Excerpt, GroupRecord, ManifestEntry, ProblemCaseRecord,
    ProblemGroupRecord, ProblemRecord, Report, SubmissionRecord,
};
use crate::judge::Verdict;

/// Who a report is for.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// Those who grade: everything.
    #[default]
    Staff,
    /// Those who are graded: of a secret case its name, verdict, points and hint.
    Candidate,
    /// Everybody: totals.
    Public,
}

impl Audience {
    /// Every audience, from the one that sees most.
    pub const ALL: [Audience; 3] = [Audience::Staff, Audience::Candidate, Audience::Public];

    /// The name on the command line and in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Audience::Staff => "staff",
            Audience::Candidate => "candidate",
            Audience::Public => "public",
        }
    }

    pub(super) fn is_staff(&self) -> bool {
        *self == Audience::Staff
    }
}

/// Stands for the message of a judge error, which may quote the reference or a case.
const JUDGE_ERROR: &str = "it could not be judged, through no fault of the submission";

/// What has been taken out of a report cannot be put back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "this report was made for the audience `{}`, and what `{}` may see beyond that is not in it; \
     start from the report for `staff`",
    .found.name(), .wanted.name()
)]
pub struct TooNarrow {
    /// Whom the report was made for.
    pub found: Audience,
    /// Whom it should be for.
    pub wanted: Audience,
}

/// The report with all taken out that this audience must not see.
///
/// For a candidate: samples stay whole; of a secret case stay id, verdict and hint, of its group
/// the points. Not even the size of its input stays, nor the digest of the problem, by which a
/// guess at the cases could be confirmed. What a compiler said stays: it saw no case. Of the
/// manifest all stays but other columns, where a team writes what is for itself. A report of
/// several candidates, which each of them may see, has neither sources nor anything of the
/// manifest: [`only`] makes a report for one.
///
/// For everybody: verdicts and scores.
///
/// Candidates of one score share a rank, unless the audience is staff: what else they could be
/// ranked by is gone.
///
/// # Errors
///
/// When the report was made for an audience that sees less.
pub fn redact(report: Report, audience: Audience) -> Result<Report, TooNarrow> {
    if audience < report.audience {
        let (found, wanted) = (report.audience, audience);
        return Err(TooNarrow { found, wanted });
    }
    if audience == Audience::Staff {
        return Ok(report);
    }
    let samples = Samples::of(&report.problems);
    let is_alone = report.candidates.len() == 1;
    let candidate = |candidate: CandidateRecord| match audience {
        Audience::Public => for_everybody(candidate),
        Audience::Staff | Audience::Candidate => for_candidate(candidate, &samples, is_alone),
    };
    let problem = |problem: ProblemRecord| ProblemRecord {
        digest: String::new(),
        groups: match audience {
            Audience::Public => Vec::new(),
            Audience::Staff | Audience::Candidate => {
                problem.groups.into_iter().map(problem_group).collect()
            }
        },
        ..problem
    };
    Ok(Report {
        schema_version: report.schema_version,
        gradebox_version: report.gradebox_version,
        audience,
        rank_by: RankBy::Score,
        runtimes: report.runtimes,
        candidates: report.candidates.into_iter().map(candidate).collect(),
        problems: report.problems.into_iter().map(problem).collect(),
        verdict_counts: report.verdict_counts,
        interrupted: report.interrupted,
        // These are other people's files.
        ignored: Vec::new(),
    })
}

/// The report of one candidate alone; nothing where there is none of this name.
pub fn only(mut report: Report, candidate: &str) -> Option<Report> {
    let is_meant = |one: &CandidateRecord| one.name == candidate;
    if report.candidates.iter().all(is_meant) {
        return (!report.candidates.is_empty()).then_some(report);
    }
    report.candidates.retain(is_meant);
    if report.candidates.is_empty() {
        return None;
    }
    let submissions = report.candidates.iter().flat_map(|one| &one.submissions);
    let verdicts: Vec<Verdict> = submissions.map(|one| one.verdict).collect();
    for count in &mut report.verdict_counts {
        let found = verdicts.iter().filter(|verdict| **verdict == count.verdict);
        count.submissions = found.count() as u64;
    }
    // In a cohort, a candidate's files lie in a folder of that name.
    let is_own = |file: &str| file.split('/').next() == Some(candidate);
    report.ignored.retain(|ignored| is_own(&ignored.file));
    Some(report)
}

/// The groups that candidates may see, by problem. What is not said to be a sample is none.
struct Samples(BTreeMap<String, Vec<String>>);

impl Samples {
    fn of(problems: &[ProblemRecord]) -> Samples {
        let names = |problem: &ProblemRecord| {
            let samples = problem.groups.iter().filter(|group| group.sample);
            samples.map(|group| group.name.clone()).collect()
        };
        Samples(
            problems
                .iter()
                .map(|problem| (problem.id.clone(), names(problem)))
                .collect(),
        )
    }

    fn hold(&self, problem: &str, group: &str) -> bool {
        self.0
            .get(problem)
            .is_some_and(|names| names.iter().any(|name| name == group))
    }
}

fn problem_group(group: ProblemGroupRecord) -> ProblemGroupRecord {
    if group.sample {
        return group;
    }
    let case = |case: ProblemCaseRecord| ProblemCaseRecord {
        input_bytes: None,
        ..case
    };
    ProblemGroupRecord {
        cases: group.cases.into_iter().map(case).collect(),
        ..group
    }
}

fn for_everybody(candidate: CandidateRecord) -> CandidateRecord {
    let submission = |submission: SubmissionRecord| SubmissionRecord {
        problem: submission.problem,
        language: None,
        file: String::new(),
        verdict: submission.verdict,
        score: submission.score,
        message: None,
        groups: Vec::new(),
        sources: Vec::new(),
    };
    CandidateRecord {
        name: candidate.name,
        entry: None,
        score: candidate.score,
        submissions: candidate.submissions.into_iter().map(submission).collect(),
    }
}

fn for_candidate(candidate: CandidateRecord, samples: &Samples, is_alone: bool) -> CandidateRecord {
    let submission = |submission: SubmissionRecord| SubmissionRecord {
        message: submission.message.map(|message| match submission.verdict {
            Verdict::CompileError => message,
            _ => Excerpt::of(JUDGE_ERROR.as_bytes(), JUDGE_ERROR.len()),
        }),
        groups: submission
            .groups
            .into_iter()
            .map(
                |group| match samples.hold(&submission.problem, &group.name) {
                    true => group,
                    false => secret_group(group),
                },
            )
            .collect(),
        sources: if is_alone {
            submission.sources
        } else {
            Vec::new()
        },
        problem: submission.problem,
        language: submission.language,
        file: submission.file,
        verdict: submission.verdict,
        score: submission.score,
    };
    let entry = |entry: ManifestEntry| ManifestEntry {
        columns: BTreeMap::new(),
        ..entry
    };
    CandidateRecord {
        name: candidate.name,
        entry: candidate.entry.filter(|_| is_alone).map(entry),
        score: candidate.score,
        submissions: candidate.submissions.into_iter().map(submission).collect(),
    }
}

fn secret_group(group: GroupRecord) -> GroupRecord {
    let case = |case: CaseRecord| CaseRecord {
        id: case.id,
        verdict: case.verdict,
        reason: String::new(),
        usage: None,
        finding: None,
        evidence: None,
    };
    GroupRecord {
        cases: group.cases.into_iter().map(case).collect(),
        ..group
    }
}
