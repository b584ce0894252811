//! A whole grading: references first, then every submission, in parallel.

use rayon::prelude::*;

use super::{
    Answers, REPORT_EXCERPT_BYTES, ReferenceFailure, Setup, Verdict, answers, judge_case, score,
};
use crate::language::{BuildFailure, Language, Toolchain};
use crate::problem::{OnFailure, Problem, TestCase, TestGroup};
use crate::report::{
    CandidateRecord, CaseRecord, Excerpt, GroupRecord, ProblemRecord, Report, RuntimeRecord,
    SCHEMA_VERSION, SubmissionRecord, VerdictCount,
};
use crate::sandbox::Program;
use crate::submission::{Cohort, Submission};

/// What of a compiler's message a report keeps.
const MESSAGE_BYTES_MAX: usize = 8 << 10;

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
    /// One submission has its verdict.
    SubmissionDone,
}

/// Runs `work` on so many threads, each with a worker process of its own.
///
/// # Errors
///
/// When the threads cannot be started.
pub fn in_parallel<T: Send>(jobs: usize, work: impl FnOnce() -> T + Send) -> Result<T, String> {
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(jobs)
        .build()
        .map_err(|error| error.to_string())?;
    Ok(pool.install(work))
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
            let answers = answers(setup, problem);
            match &answers {
                Ok(_) => tell(Event::ReferenceDone),
                Err(failure) => tell(Event::ReferenceFailed(failure)),
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
                    grade_submission(setup, problem, answers, submission)
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

fn grade_submission(
    setup: &Setup<'_>,
    problem: &Problem,
    answers: &Answers,
    submission: &Submission,
) -> SubmissionRecord {
    let source_bytes_max = u64::from(problem.definition.limits.source_kib) << 10;
    let source = match submission.read(source_bytes_max) {
        Ok(source) => source,
        Err(message) => return without_run(problem, submission, Verdict::CompileError, &message),
    };
    match setup.builder.build(&source, problem) {
        Err(BuildFailure::Rejected(message)) => {
            without_run(problem, submission, Verdict::CompileError, &message)
        }
        Err(BuildFailure::Unavailable(message)) => {
            without_run(problem, submission, Verdict::JudgeError, &message)
        }
        Ok(program) => run_groups(
            setup,
            problem,
            answers,
            submission,
            (&program, source.language),
        ),
    }
}

/// Judges group after group, since one may require another; the cases of a group in parallel.
fn run_groups(
    setup: &Setup<'_>,
    problem: &Problem,
    answers: &Answers,
    submission: &Submission,
    program: (&Program, Language),
) -> SubmissionRecord {
    let mut groups: Vec<GroupRecord> = Vec::new();
    let mut first = 0;
    for group in &problem.groups {
        let passed = |name: &String| {
            groups
                .iter()
                .any(|done| done.name == *name && done.verdict == Verdict::Accepted)
        };
        let cases = if group.definition.requires.iter().all(passed) {
            run_cases(setup, problem, answers, (group, first), program)
        } else {
            let names: Vec<_> = group
                .definition
                .requires
                .iter()
                .map(|name| format!("`{name}`"))
                .collect();
            skipped(
                group,
                &format!(
                    "the group requires {}, which is not accepted",
                    names.join(" and ")
                ),
            )
        };
        first += group.cases.len();
        groups.push(group_record(group, cases));
    }
    let verdict = score::worst(groups.iter().map(|group| group.verdict));
    record(problem, submission, verdict, None, groups)
}

fn run_cases(
    setup: &Setup<'_>,
    problem: &Problem,
    answers: &Answers,
    (group, first): (&TestGroup, usize),
    program: (&Program, Language),
) -> Vec<CaseRecord> {
    let judge = |(index, case): (usize, &TestCase)| match answers.get(first + index) {
        Some(answer) => judge_case(setup, problem, program, case, answer, REPORT_EXCERPT_BYTES).0,
        None => bare(
            case,
            Verdict::JudgeError,
            "the reference has no answer to this case",
        ),
    };
    match group.definition.on_failure {
        OnFailure::Continue => group.cases.par_iter().enumerate().map(judge).collect(),
        // One after the other: what comes behind a failure does not run.
        OnFailure::Stop => {
            let mut cases: Vec<CaseRecord> = Vec::new();
            for (index, case) in group.cases.iter().enumerate() {
                let failed = cases
                    .last()
                    .is_some_and(|last| last.verdict != Verdict::Accepted);
                let reason = "the group stops at its first failure";
                cases.push(if failed {
                    bare(case, Verdict::Skipped, reason)
                } else {
                    judge((index, case))
                });
            }
            cases
        }
    }
}

/// A submission that never ran: every case has the same verdict.
fn without_run(
    problem: &Problem,
    submission: &Submission,
    verdict: Verdict,
    message: &str,
) -> SubmissionRecord {
    let groups = problem
        .groups
        .iter()
        .map(|group| {
            group_record(
                group,
                group
                    .cases
                    .iter()
                    .map(|case| bare(case, verdict, ""))
                    .collect(),
            )
        })
        .collect();
    record(
        problem,
        submission,
        verdict,
        Some(Excerpt::of(message.as_bytes(), MESSAGE_BYTES_MAX)),
        groups,
    )
}

fn skipped(group: &TestGroup, reason: &str) -> Vec<CaseRecord> {
    group
        .cases
        .iter()
        .map(|case| bare(case, Verdict::Skipped, reason))
        .collect()
}

fn bare(case: &TestCase, verdict: Verdict, reason: &str) -> CaseRecord {
    CaseRecord {
        id: case.id.clone(),
        verdict,
        reason: reason.to_owned(),
        usage: None,
        finding: None,
        evidence: None,
    }
}

fn group_record(group: &TestGroup, cases: Vec<CaseRecord>) -> GroupRecord {
    let verdicts: Vec<Verdict> = cases.iter().map(|case| case.verdict).collect();
    let definition = &group.definition;
    GroupRecord {
        name: definition.name.clone(),
        verdict: score::worst(verdicts.iter().copied()),
        points: score::group_points(definition.aggregation, definition.points, &verdicts),
        points_max: definition.points,
        cases,
    }
}

fn record(
    problem: &Problem,
    submission: &Submission,
    verdict: Verdict,
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
        verdict,
        score: score::score(points, points_max),
        message,
        groups,
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
    let mut submissions = cohort.submissions.iter().zip(submissions).peekable();
    let candidates = cohort.candidates.iter().map(|name| {
        let mut own = Vec::new();
        while let Some((_, record)) =
            submissions.next_if(|(submission, _)| submission.candidate == *name)
        {
            own.push(record);
        }
        let score = score::weighted_mean(problems.iter().map(|problem| {
            let score = own
                .iter()
                .find(|record| record.problem == problem.id)
                .map_or(0.0, |record| record.score);
            (score, problem.definition.weight)
        }));
        CandidateRecord {
            name: name.clone(),
            score,
            submissions: own,
        }
    });
    Report {
        schema_version: SCHEMA_VERSION,
        gradebox_version: env!("CARGO_PKG_VERSION").to_owned(),
        candidates: candidates.collect(),
        runtimes: setup
            .builder
            .toolchains()
            .into_iter()
            .map(runtime_record)
            .collect(),
        problems: problems.iter().map(problem_record).collect(),
        verdict_counts: verdict_counts.to_vec(),
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
    }
}
