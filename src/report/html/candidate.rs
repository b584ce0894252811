//! What the page's script needs to show one candidate.
//!
//! Cases are lists rather than objects, and texts that many share are numbers:
//! a cohort has hundreds of thousands of them.

use std::borrow::Cow;

use serde::{Serialize, Serializer};

use super::interner::Interner;
use crate::judge::Verdict;
use crate::report::diff::{Diff, Row};
use crate::report::diff_inline::Spans;
use crate::report::record::{
    CandidateRecord, CaseRecord, Evidence, Excerpt, GroupRecord, SourceRecord, SubmissionRecord,
    UsageRecord,
};
use crate::report::{number, words};

/// Columns of a line of a difference: what fits side by side on a wide screen when wrapped once.
const DIFF_COLUMNS_MAX: usize = 160;
/// Integers beyond this are no longer exact in JavaScript.
const EXACT_MAX: u64 = 1 << 53;

/// What many candidates share.
#[derive(Default, Serialize)]
pub(super) struct Shared<'a> {
    texts: Interner<Cow<'a, str>>,
    excerpts: Interner<Shown<'a>>,
}

/// Text, bytes in all, and whether it is only the beginning.
#[derive(Clone, PartialEq, Eq, Hash, Serialize)]
struct Shown<'a>(&'a str, Count, bool);

/// A number that a script reads exactly: very large ones are texts.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Count(u64);

/// The candidate's block of JSON.
#[derive(Serialize)]
pub(super) struct Details<'a> {
    name: &'a str,
    score: String,
    place: usize,
    /// What a manifest says, by its names.
    facts: Vec<(&'a str, &'a str)>,
    submissions: Vec<Submission<'a>>,
}

#[derive(Serialize)]
struct Submission<'a> {
    /// Which of the report's problems; none where the report does not list it.
    problem: Option<usize>,
    id: &'a str,
    file: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
    verdict: usize,
    score: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Shown<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    groups: Vec<Group<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sources: Vec<(&'a str, Shown<'a>)>,
}

/// Name, verdict, points, points that can be reached, cases.
#[derive(Serialize)]
struct Group<'a>(usize, usize, String, u32, Vec<Case<'a>>);

/// Id, verdict, usage, and what there is more to say of a case that is not accepted.
#[derive(Serialize)]
struct Case<'a>(usize, usize, Option<Usage>, Option<More<'a>>);

/// Instructions and their limit, memory and its limit, bytes written.
#[derive(Serialize)]
struct Usage([Count; 5]);

#[derive(Serialize)]
struct More<'a> {
    reason: usize,
    /// Place, expected, found.
    #[serde(skip_serializing_if = "Option::is_none")]
    difference: Option<(&'a str, &'a str, &'a str)>,
    #[serde(skip_serializing_if = "Option::is_none")]
    near: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    texts: Option<Texts<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    diff: Option<DiffRows>,
}

#[derive(Serialize)]
struct Texts<'a> {
    input: usize,
    answer: usize,
    output: Shown<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    printed: Option<Shown<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stderr: Option<Shown<'a>>,
}

#[derive(Serialize)]
struct DiffRows {
    rows: Vec<DiffRow>,
    notes: Vec<&'static str>,
}

/// Sign, line number, and pieces of the line by turns the same and changed.
#[derive(Serialize)]
struct DiffRow(char, usize, Vec<String>);

impl<'a> Details<'a> {
    /// `place` is the candidate's in the ranking.
    pub(super) fn of(
        candidate: &'a CandidateRecord,
        place: usize,
        problem_of: impl Fn(&str) -> Option<usize>,
        shared: &mut Shared<'a>,
    ) -> Details<'a> {
        let submissions = candidate.submissions.iter();
        Details {
            name: shown_name(candidate),
            score: number::score(candidate.score),
            place,
            facts: facts(candidate),
            submissions: submissions
                .map(|one| Submission::of(one, problem_of(&one.problem), shared))
                .collect(),
        }
    }
}

/// The name that people know the candidate by.
pub(super) fn shown_name(candidate: &CandidateRecord) -> &str {
    let entry = candidate.entry.as_ref();
    let name = entry.and_then(|entry| entry.name.as_deref());
    name.filter(|name| !name.trim().is_empty())
        .unwrap_or(&candidate.name)
}

fn facts(candidate: &CandidateRecord) -> Vec<(&str, &str)> {
    let Some(entry) = &candidate.entry else {
        return Vec::new();
    };
    let known = [
        Some(("Folder", &*candidate.name)),
        Some(("Id", &*entry.id)),
        entry.email.as_deref().map(|value| ("E-mail", value)),
        entry.group.as_deref().map(|value| ("Group", value)),
        entry
            .submitted
            .as_deref()
            .map(|value| match entry.is_late() {
                true => ("Handed in late", value),
                false => ("Handed in", value),
            }),
        entry.deadline.as_deref().map(|value| ("Due", value)),
    ];
    let columns = entry
        .columns
        .iter()
        .map(|(name, value)| (&**name, &**value));
    known.into_iter().flatten().chain(columns).collect()
}

impl<'a> Submission<'a> {
    fn of(one: &'a SubmissionRecord, problem: Option<usize>, shared: &mut Shared<'a>) -> Self {
        let source = |source: &'a SourceRecord| (source.path.as_str(), Shown::of(&source.content));
        Submission {
            problem,
            id: &one.problem,
            file: &one.file,
            language: one.language.as_deref(),
            verdict: place(one.verdict),
            score: number::score(one.score),
            message: one.message.as_ref().map(Shown::of),
            groups: one
                .groups
                .iter()
                .map(|group| Group::of(group, shared))
                .collect(),
            sources: one.sources.iter().map(source).collect(),
        }
    }
}

impl<'a> Group<'a> {
    fn of(group: &'a GroupRecord, shared: &mut Shared<'a>) -> Self {
        Group(
            shared.texts.number(Cow::Borrowed(&group.name)),
            place(group.verdict),
            number::points(group.points),
            group.points_max,
            group
                .cases
                .iter()
                .map(|case| Case::of(case, shared))
                .collect(),
        )
    }
}

impl<'a> Case<'a> {
    fn of(case: &'a CaseRecord, shared: &mut Shared<'a>) -> Self {
        Case(
            shared.texts.number(Cow::Borrowed(&case.id)),
            place(case.verdict),
            case.usage.as_ref().map(Usage::of),
            (case.verdict != Verdict::Accepted).then(|| More::of(case, shared)),
        )
    }
}

impl Usage {
    fn of(usage: &UsageRecord) -> Usage {
        let numbers = [
            usage.instructions,
            usage.instructions_max,
            usage.memory_bytes_peak,
            usage.memory_bytes_max,
            usage.output_bytes,
        ];
        Usage(numbers.map(Count))
    }
}

impl<'a> More<'a> {
    fn of(case: &'a CaseRecord, shared: &mut Shared<'a>) -> Self {
        let found = words::difference(case);
        let diff = case
            .evidence
            .as_ref()
            .filter(|evidence| case.verdict == Verdict::WrongAnswer && !evidence.output.is_empty())
            .map(|evidence| DiffRows::of(&evidence.answer, &evidence.output));
        More {
            reason: shared.texts.number(Cow::Owned(words::reason(case))),
            difference: found
                .filter(|found| !(found.expected.is_empty() && found.found.is_empty()))
                .map(|found| (&*found.place, &*found.expected, &*found.found)),
            near: found.and_then(|found| words::near_misses(&found.near_misses)),
            texts: case
                .evidence
                .as_ref()
                .map(|evidence| Texts::of(evidence, shared)),
            diff,
        }
    }
}

impl<'a> Texts<'a> {
    fn of(evidence: &'a Evidence, shared: &mut Shared<'a>) -> Self {
        let if_any = |excerpt: &'a Excerpt| (!excerpt.is_empty()).then(|| Shown::of(excerpt));
        Texts {
            input: shared.excerpts.number(Shown::of(&evidence.input)),
            answer: shared.excerpts.number(Shown::of(&evidence.answer)),
            output: Shown::of(&evidence.output),
            printed: if_any(&evidence.printed),
            stderr: if_any(&evidence.stderr),
        }
    }
}

impl<'a> Shown<'a> {
    fn of(excerpt: &'a Excerpt) -> Shown<'a> {
        Shown(&excerpt.text, Count(excerpt.bytes), excerpt.cut)
    }
}

impl DiffRows {
    fn of(answer: &Excerpt, output: &Excerpt) -> DiffRows {
        let diff = Diff::of(answer, output, DIFF_COLUMNS_MAX);
        let row = |row: Row| match row {
            Row::Same(number, spans) => DiffRow(' ', number, pieces(spans)),
            Row::Answer(number, spans) => DiffRow('-', number, pieces(spans)),
            Row::Output(number, spans) => DiffRow('+', number, pieces(spans)),
            Row::Gap(lines) => DiffRow('~', lines, Vec::new()),
        };
        DiffRows {
            rows: diff.rows.into_iter().map(row).collect(),
            notes: diff.notes,
        }
    }
}

/// The pieces by turns: the first is the same on both sides, the second is not.
fn pieces(spans: Spans) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    for span in spans {
        let changed = pieces.len().is_multiple_of(2);
        match pieces.last_mut() {
            Some(last) if changed == span.changed => last.push_str(&span.text),
            None if span.changed => pieces.extend([String::new(), span.text]),
            _ => pieces.push(span.text),
        }
    }
    pieces
}

/// Where the verdict stands among all.
fn place(verdict: Verdict) -> usize {
    verdict as usize
}

impl Serialize for Count {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            0..=EXACT_MAX => serializer.serialize_u64(self.0),
            large => serializer.collect_str(&large),
        }
    }
}
