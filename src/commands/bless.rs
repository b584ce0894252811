//! `gradebox bless`: the reference's answers, written beside the cases.

use std::collections::BTreeMap;
use std::path::Path;

use super::output::style;
use super::session::{cache, chosen_problems, jobs, uninterrupted, with_setup};
use super::{Failure, Outcome};
use crate::cli::{Bless, Global};
use crate::exit::ExitStatus;
use crate::judge::{
    Answers, Setup, Verdict, answers_of_reference, in_parallel, judge_every_case, map,
};
use crate::platform::OutputFile;
use crate::problem::{ANSWER_ENDING, ANSWERS_FILE, Committed, Problem};
use crate::progress::Progress;
use crate::report::{AnswerChange, Blessing, BlessingOutcome, Disagreement, blessing_page};
use crate::submission::Submission;

pub(super) fn execute(global: &Global, args: &Bless) -> Result<Outcome, Failure> {
    let problems = chosen_problems(global, std::slice::from_ref(&args.problem))?;
    let [problem] = problems.as_slice() else {
        return Err(Failure::judge("the problem is gone"));
    };
    let cache = cache(global)?;
    let progress = Progress::new(true);
    progress.phase("answering", None);
    let found = with_setup(global, &cache, &progress, |setup| {
        in_parallel(jobs(None, &problems), || {
            let answers = answers_of_reference(setup, problem).map_err(Failure::judge)?;
            let disagreements = disagreements(setup, problem, &answers)?;
            Ok((answers, disagreements))
        })
    });
    progress.finish();
    let (answers, disagreements) = uninterrupted(found)?.map_err(Failure::judge)??;
    let changes: Vec<AnswerChange> = problem
        .cases()
        .zip(answers.iter())
        .filter(|(case, answer)| case.answer.as_deref() != Some(&answer.bytes))
        .map(|(case, answer)| AnswerChange::of(&case.id, case.answer.as_deref(), &answer.bytes))
        .collect();
    let replaces = changes.iter().any(AnswerChange::replaces);
    let instructions = answers.iter().map(|answer| answer.instructions);
    let is_current = problem
        .committed_answers()
        .is_some_and(|committed| committed.iter().map(|(_, count)| *count).eq(instructions));
    let is_allowed = disagreements.is_empty() && (args.yes || !replaces);
    let writes = is_allowed && !is_current && !args.dry_run;
    if writes {
        write(problem, &answers)?;
    }
    let blessing = Blessing {
        problem: problem.id.clone(),
        cases: problem.cases().count(),
        is_refused: !disagreements.is_empty(),
        disagreements,
        changes,
        outcome: if is_current {
            BlessingOutcome::Current
        } else if writes {
            BlessingOutcome::Written
        } else if args.dry_run {
            BlessingOutcome::DryRun
        } else {
            BlessingOutcome::Waiting
        },
    };
    let status = match blessing.outcome {
        _ if blessing.is_refused => ExitStatus::NotAccepted,
        BlessingOutcome::Current | BlessingOutcome::Written => ExitStatus::Success,
        BlessingOutcome::DryRun | BlessingOutcome::Waiting => ExitStatus::NotAccepted,
    };
    Ok(Outcome {
        text: blessing_page(&blessing, style(global, true)),
        status,
    })
}

/// Every accepted submission and every case on which it does not answer as the reference does.
fn disagreements(
    setup: &Setup<'_>,
    problem: &Problem,
    answers: &Answers,
) -> Result<Vec<Disagreement>, Failure> {
    let accepted = problem.submissions.iter();
    let accepted: Vec<_> = accepted
        .filter(|known| known.promise == Verdict::Accepted)
        .collect();
    let judged = map(&accepted, |known| {
        let submission = Submission::known(known, problem);
        judge_every_case(setup, problem, answers, &submission)
    });
    let mut disagreements = Vec::new();
    for (known, judged) in accepted.iter().zip(judged) {
        if let Some(message) = &judged.record.message {
            if judged.record.verdict == Verdict::JudgeError {
                return Err(Failure::judge(&message.text));
            }
            disagreements.push(Disagreement {
                submission: known.name.clone(),
                case: String::new(),
                reason: message.text.clone(),
            });
        }
        let cases = judged.cases.iter();
        for case in cases.filter(|case| case.verdict != Verdict::Accepted) {
            disagreements.push(Disagreement {
                submission: known.name.clone(),
                case: case.id.clone(),
                reason: case.reason.clone(),
            });
        }
    }
    Ok(disagreements)
}

/// The answers first, and what makes them valid last: whoever is interrupted in between has
/// answers that do not count.
fn write(problem: &Problem, answers: &Answers) -> Result<(), Failure> {
    let mut instructions = BTreeMap::new();
    for (case, answer) in problem.cases().zip(answers.iter()) {
        instructions.insert(case.id.clone(), answer.instructions);
        if case.answer.as_deref() != Some(&answer.bytes) {
            let path = problem.case_file(&case.id).with_extension(ANSWER_ENDING);
            replace(&path, &answer.bytes)?;
        }
    }
    let committed = Committed {
        digest: problem.answers_digest(answers.iter().map(|answer| answer.bytes.as_slice())),
        instructions,
    };
    let mut text = serde_json::to_string_pretty(&committed).map_err(Failure::judge)?;
    text.push('\n');
    let path = problem.folder.join("data").join(ANSWERS_FILE);
    replace(&path, text.as_bytes())
}

fn replace(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let written = OutputFile::open(path).and_then(|file| file.write(&[bytes]));
    written
        .map_err(|error| Failure::usage(format!("`{}` cannot be written: {error}", path.display())))
}
