//! The record that every report is rendered from. Ordered, versioned, and free
//! of wall-clock times and of paths of the machine.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Audience, RankBy};
use crate::checker::Finding;
use crate::judge::Verdict;

/// The version of this record's schema. A change that a reader could trip over raises it.
///
/// Version 2 added groups of problems, sources, what a manifest says, audience and ranking.
pub const SCHEMA_VERSION: u32 = 2;

/// Everything that one `gradebox grade` found out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Report {
    /// [`SCHEMA_VERSION`].
    pub schema_version: u32,
    /// The version of gradebox that wrote it.
    pub gradebox_version: String,
    /// Who may read it: what others must not see has been taken out.
    #[serde(default, skip_serializing_if = "Audience::is_staff")]
    pub audience: Audience,
    /// What candidates of one score are ranked by.
    #[serde(default, skip_serializing_if = "RankBy::is_score")]
    pub rank_by: RankBy,
    /// The language runtimes that were used, by language.
    pub runtimes: Vec<RuntimeRecord>,
    /// The problems that were graded, by id.
    pub problems: Vec<ProblemRecord>,
    /// The candidates, by name.
    pub candidates: Vec<CandidateRecord>,
    /// How many submissions got which verdict; every verdict is listed, from best to worst.
    pub verdict_counts: Vec<VerdictCount>,
    /// Grading was interrupted: cases that had not run yet are judge errors.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub interrupted: bool,
    /// What was found among the submissions and not graded, and why.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ignored: Vec<IgnoredRecord>,
}

/// What ran the submissions of a language. Reports of different digests may
/// differ in instruction counts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RuntimeRecord {
    /// The language's name.
    pub language: String,
    /// Name and version: `CPython 3.14.0`, `rustc 1.95.0`.
    pub version: String,
    /// The digest (BLAKE3, hexadecimal) of the runtime, where gradebox built it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub digest: Option<String>,
}

/// One problem, as far as a reader of the report needs it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProblemRecord {
    /// The id.
    pub id: String,
    /// The title.
    pub title: String,
    /// The weight in a candidate's score.
    pub weight: u32,
    /// The sum of the groups' points.
    pub points: u32,
    /// How many cases it has.
    pub cases: u32,
    /// The digest (BLAKE3, hexadecimal) of all that decides a verdict: definition, cases, reference, driver.
    pub digest: String,
    /// The groups in the problem's order; none in a report of version 1.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<ProblemGroupRecord>,
}

/// A test group of a problem.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProblemGroupRecord {
    /// The name.
    pub name: String,
    /// Whether candidates may see its cases.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub sample: bool,
    /// What it is worth.
    pub points: u32,
    /// The cases, in order.
    pub cases: Vec<ProblemCaseRecord>,
}

/// A test case of a problem.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProblemCaseRecord {
    /// `sample/01`, `secret/edges/03`.
    pub id: String,
    /// How many bytes go in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub input_bytes: Option<u64>,
    /// What its author says to a candidate whose submission fails it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
}

/// One candidate.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CandidateRecord {
    /// The name: of the folder, or of the single file's stem.
    pub name: String,
    /// What the cohort's manifest says of the candidate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry: Option<ManifestEntry>,
    /// 0 to 100: the weighted mean over all problems of the report; one without a submission counts 0.
    pub score: f64,
    /// The submissions, by problem.
    pub submissions: Vec<SubmissionRecord>,
}

/// What a cohort's manifest says of one candidate.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ManifestEntry {
    /// The number or short name that an office knows the candidate by.
    pub id: String,
    /// The name that people read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The e-mail address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// The group that the candidate belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// When submissions are due: a date and time with its offset (RFC 3339).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deadline: Option<String>,
    /// When the submissions came in, in the same form.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub submitted: Option<String>,
    /// Whatever other columns there are, by their names.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub columns: BTreeMap<String, String>,
}

/// One submission to one problem.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SubmissionRecord {
    /// The problem's id.
    pub problem: String,
    /// The language's name, where one was recognised.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The file or folder, relative to the candidate's.
    pub file: String,
    /// The worst verdict of its cases, or that of a submission that never ran.
    pub verdict: Verdict,
    /// 0 to 100.
    pub score: f64,
    /// Why it never ran: the compiler's message, or a sentence of ours.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<Excerpt>,
    /// The groups, in the problem's order.
    pub groups: Vec<GroupRecord>,
    /// What was handed in, the main file first; nothing where it is no text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<SourceRecord>,
}

/// One file of a submission.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SourceRecord {
    /// The path, relative to the submission.
    pub path: String,
    /// The beginning of its content.
    pub content: Excerpt,
}

/// One test group of one submission.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GroupRecord {
    /// The group's name.
    pub name: String,
    /// The worst verdict of its cases.
    pub verdict: Verdict,
    /// Points reached.
    pub points: f64,
    /// Points that can be reached.
    pub points_max: u32,
    /// The cases, in order.
    pub cases: Vec<CaseRecord>,
}

/// One test case of one submission.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CaseRecord {
    /// `sample/01`, `secret/edges/03`.
    pub id: String,
    /// The verdict.
    pub verdict: Verdict,
    /// The verdict's reason in one sentence, empty when accepted.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// What the run used; absent where nothing ran.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub usage: Option<UsageRecord>,
    /// The checker's finding, where one was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub finding: Option<Box<Finding>>,
    /// What went in and came out, for a case that is not accepted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Box<Evidence>>,
}

/// What a run used, and might have used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UsageRecord {
    /// Instructions executed.
    pub instructions: u64,
    /// The limit of the case in this language.
    pub instructions_max: u64,
    /// The largest sum of memories and tables, in bytes.
    pub memory_bytes_peak: u64,
    /// The limit.
    pub memory_bytes_max: u64,
    /// Bytes written.
    pub output_bytes: u64,
}

/// The beginnings of what went in and came out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// The case.
    pub input: Excerpt,
    /// The reference's output, or the value it returned.
    pub answer: Excerpt,
    /// The submission's output, or the value it returned.
    pub output: Excerpt,
    /// What a submission printed beside the value it returned.
    #[serde(default, skip_serializing_if = "Excerpt::is_empty")]
    pub printed: Excerpt,
    /// The submission's standard error.
    #[serde(default, skip_serializing_if = "Excerpt::is_empty")]
    pub stderr: Excerpt,
}

/// The beginning of some bytes, as text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Excerpt {
    /// The beginning: UTF-8 as it is; a byte that is not UTF-8 stands as `\xNN`.
    pub text: String,
    /// How many bytes there were in all.
    pub bytes: u64,
    /// Whether `text` is only the beginning.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub cut: bool,
}

/// How many submissions got a verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VerdictCount {
    /// The verdict.
    pub verdict: Verdict,
    /// How many.
    pub submissions: u64,
}

/// A file or folder that was passed over.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IgnoredRecord {
    /// Relative to the cohort's folder.
    pub file: String,
    /// Why, and the way out.
    pub reason: String,
}
