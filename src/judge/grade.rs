//! A whole grading: references first, then every submission, in parallel.

use std::panic::{AssertUnwindSafe, catch_unwind};

use rayon::prelude::*;

use super::{
    Answers, ReferenceFailure, Runner, Setup, Verdict, answers, build, groups, judge_case, score,
};
use crate::language::{Source, Toolchain};
use crate::platform::interruption;
use crate::problem::{Problem, TestGroup};
use crate::report::{
    Audience, CandidateRecord, Excerpt, GroupRecord, ProblemCaseRecord, ProblemGroupRecord,
    ProblemRecord, RankBy, Report, RuntimeRecord, SCHEMA_VERSION, SourceRecord, SubmissionRecord,
    VerdictCount,
};
use crate::sandbox::{Author, SourceFile};
use crate::submission::{Cohort, Submission};

/// What of a compiler's message a report keeps.
const MESSAGE_BYTES_MAX: usize = 8 << 10;

/// What of a submission's sources a report keeps, all files together.
const SOURCES_BYTES_MAX: usize = 32 << 10;

/// What a grading tells while it works. The report is not made from these.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event<'a> {
    /// So many references will be run.
    References(usize),
    /// One reference has answered all its cases.
    ReferenceDone,
    /// One reference fails: its problem's submissions are judge errors.
    ReferenceFailed(&'a ReferenceFailure),
    /// So many submissions will be graded.
    Submissions(usize),
    /// One submission is built.
    Compiling(&'a Submission),
    /// Its cases run.
    Running(&'a Submission),
    /// One submission has its verdict.
    SubmissionDone,
}

/// Grades a cohort. `problems` are those of its submissions, by id.
pub fn grade(
    setup: &Setup<'_>,
    problems: &[Problem],
    cohort: &Cohort,
    tell: &(dyn Fn(Event<'_>) + Sync),
) -> Report {
    tell(Event::References(problems.len()));
    let answers: Vec<Result<Answers, ReferenceFailure>> = problems
        .par_iter()
        .map(|problem| {
            let answers = guarded(|| answers(setup, problem)).unwrap_or_else(|reason| {
                Err(ReferenceFailure {
                    problem: problem.id.clone(),
                    reason,
                })
            });
            match &answers {
                Err(failure) if interruption().is_none() => tell(Event::ReferenceFailed(failure)),
                _ => tell(Event::ReferenceDone),
            }
            answers
        })
        .collect();
    tell(Event::Submissions(cohort.submissions.len()));
    let submissions: Vec<SubmissionRecord> = cohort
        .submissions
        .par_iter()
        .map(|submission| {
            let index = problems
                .iter()
                .position(|problem| problem.id == submission.problem);
            let record = match index.map(|index| (&problems[index], &answers[index])) {
                Some((problem, Ok(answers))) => {
                    guarded(|| grade_submission(setup, problem, answers, submission, tell))
                        .unwrap_or_else(|bug| {
                            without_run(problem, submission, Verdict::JudgeError, &bug)
                        })
                }
                Some((problem, Err(failure))) => without_run(
                    problem,
                    submission,
                    Verdict::JudgeError,
                    &failure.to_string(),
                ),
                None => unreachable!("problems are loaded for every submission"),
            };
            tell(Event::SubmissionDone);
            record
        })
        .collect();
    report(setup, problems, cohort, submissions)
}

/// A bug of ours costs what it happened in, and nothing else.
fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(work))
        .map_err(|_| "gradebox has a bug: standard error says where; please report it".to_owned())
}

fn grade_submission(
    setup: &Setup<'_>,
    problem: &Problem,
    answers: &Answers,
    submission: &Submission,
    tell: &(dyn Fn(Event<'_>) + Sync),
) -> SubmissionRecord {
    tell(Event::Compiling(submission));
    let (program, source) = match build(setup, problem, submission) {
        Ok(built) => built,
        Err(failure) => {
            let sources = failure.source.as_ref().map(sources);
            return SubmissionRecord {
                sources: sources.unwrap_or_default(),
                ..without_run(problem, submission, failure.verdict, &failure.message)
            };
        }
    };
    tell(Event::Running(submission));
    let runner = Runner::new(setup, &program, Author::Candidate);
    let groups = groups::by_rules(problem, &|index, case| match answers.get(index) {
        Some(answer) => judge_case(problem, (&runner, source.language), case, answer),
        None => groups::without_answer(case),
    });
    SubmissionRecord {
        sources: sources(&source),
        ..record(problem, submission, None, groups)
    }
}

/// What a reader sees of a source: as much of its files, the main one first, as there is room for.
fn sources(source: &Source) -> Vec<SourceRecord> {
    if !source.language.is_text() {
        return Vec::new();
    }
    let mut room = SOURCES_BYTES_MAX;
    let record = |file: &SourceFile| {
        let content = Excerpt::of(&file.content, room);
        room -= content.text.len();
        SourceRecord {
            path: file.path.clone(),
            content,
        }
    };
    source.files.iter().map(record).collect()
}

/// A submission that never ran: every case has the same verdict.
pub(super) fn without_run(
    problem: &Problem,
    submission: &Submission,
    verdict: Verdict,
    message: &str,
) -> SubmissionRecord {
    let groups = problem
        .groups
        .iter()
        .map(|group| {
            let cases = group.cases.iter();
            groups::record(
                group,
                cases.map(|case| groups::bare(case, verdict, "")).collect(),
            )
        })
        .collect();
    record(
        problem,
        submission,
        Some(Excerpt::of(message.as_bytes(), MESSAGE_BYTES_MAX)),
        groups,
    )
}

pub(super) fn record(
    problem: &Problem,
    submission: &Submission,
    message: Option<Excerpt>,
    groups: Vec<GroupRecord>,
) -> SubmissionRecord {
    let (points, points_max) = groups.iter().fold((0.0, 0), |(points, most), group| {
        (points + group.points, most + group.points_max)
    });
    SubmissionRecord {
        problem: problem.id.clone(),
        language: submission
            .language()
            .map(|language| language.name().to_owned()),
        file: submission.file(),
        verdict: score::worst(groups.iter().map(|group| group.verdict)),
        score: score::score(points, points_max),
        message,
        groups,
        sources: Vec::new(),
    }
}

/// Puts the records together, in the order of names.
fn report(
    setup: &Setup<'_>,
    problems: &[Problem],
    cohort: &Cohort,
    submissions: Vec<SubmissionRecord>,
) -> Report {
    let verdict_counts = Verdict::ALL.map(|verdict| VerdictCount {
        verdict,
        submissions: submissions
            .iter()
            .filter(|submission| submission.verdict == verdict)
            .count() as u64,
    });
    // One that came when everything was judged has changed nothing.
    let interrupted = interruption().is_some()
        && submissions
            .iter()
            .any(|submission| submission.verdict == Verdict::JudgeError);
    let mut submissions = cohort.submissions.iter().zip(submissions).peekable();
    let candidates = cohort.candidates.iter().map(|name| {
        let mut own = Vec::new();
        while let Some((_, record)) =
            submissions.next_if(|(submission, _)| submission.candidate == *name)
        {
            own.push(record);
        }
        // Most have one: of thousands, the room for more would be the larger part.
        own.shrink_to_fit();
        let score = score::weighted_mean(problems.iter().map(|problem| {
            let score = own
                .iter()
                .find(|record| record.problem == problem.id)
                .map_or(0.0, |record| record.score);
            (score, problem.definition.weight)
        }));
        CandidateRecord {
            name: name.clone(),
            entry: cohort.entries.get(name).cloned(),
            score,
            submissions: own,
        }
    });
    Report {
        schema_version: SCHEMA_VERSION,
        gradebox_version: env!("CARGO_PKG_VERSION").to_owned(),
        audience: Audience::default(),
        rank_by: RankBy::default(),
        candidates: candidates.collect(),
        runtimes: setup
            .builder
            .toolchains()
            .into_iter()
            .map(runtime_record)
            .collect(),
        problems: problems.iter().map(problem_record).collect(),
        verdict_counts: verdict_counts.to_vec(),
        interrupted,
        ignored: cohort.ignored.clone(),
    }
}

fn runtime_record(toolchain: Toolchain) -> RuntimeRecord {
    RuntimeRecord {
        language: toolchain.language.name().to_owned(),
        version: toolchain.version,
        digest: toolchain.digest.map(|digest| digest.to_string()),
    }
}

fn problem_record(problem: &Problem) -> ProblemRecord {
    ProblemRecord {
        id: problem.id.clone(),
        title: problem.definition.title.clone(),
        weight: problem.definition.weight,
        points: problem
            .groups
            .iter()
            .map(|group| group.definition.points)
            .sum(),
        cases: problem.cases().count() as u32,
        digest: problem.digest(),
        groups: problem.groups.iter().map(problem_group_record).collect(),
    }
}

fn problem_group_record(group: &TestGroup) -> ProblemGroupRecord {
    ProblemGroupRecord {
        name: group.definition.name.clone(),
        sample: group.is_sample(),
        points: group.definition.points,
        cases: group
            .cases
            .iter()
            .map(|case| ProblemCaseRecord {
                id: case.id.clone(),
                input_bytes: Some(case.input.len() as u64),
                hint: case.hint.clone(),
            })
            .collect(),
    }
}
