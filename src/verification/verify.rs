//! Runs everything that a problem promises.

use super::kill_matrix::KillMatrix;
use super::margins::{self, Margins, TOO_SLOW_SHARE_MIN};
use super::{Remark, Verification, mutation, promises, samples};
use crate::checker::{Finding, check};
use crate::judge::{
    Answers, Judged, Runner, Setup, Verdict, answer_to, answers_of_reference, judge_every_case, map,
};
use crate::language::Language;
use crate::problem::{KnownSubmission, Problem};
use crate::sandbox::{Author, Ending};
use crate::stress::Generator;
use crate::submission::Submission;

/// What is shown of an input that the reference fails on.
const INPUT_CHARS: usize = 500;

/// Whether mutants of the reference are tried, too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mutants {
    /// They are: each is compiled, which takes time.
    Tried,
    /// They are not.
    LeftOut,
}

/// How many steps a verification takes: it tells when each is done.
pub fn steps(problem: &Problem, mutants: Mutants) -> usize {
    let tried = match mutants {
        Mutants::Tried => mutation::tried(problem).map_or(0, |(_, tried)| tried.len()),
        Mutants::LeftOut => 0,
    };
    problem.submissions.len() + tried
}

/// Verifies one problem. `tell` is called after each of its [`steps`].
pub fn verify(
    setup: &Setup<'_>,
    problem: &Problem,
    mutants: Mutants,
    tell: &(dyn Fn() + Sync),
) -> Verification {
    let mut verification = Verification {
        problem: problem.id.clone(),
        remarks: Vec::new(),
        promises: promised(problem),
        cases: problem.cases().count(),
        matrix: KillMatrix::default(),
        margins: Margins::default(),
        mutation: None,
        judge_failed: false,
    };
    let remarks = &mut verification.remarks;
    let answers = match answers_of_reference(setup, problem) {
        Ok(answers) => answers,
        Err(failure) => {
            let reason = failure.reason.strip_prefix("reference.rs ");
            let reason = reason.unwrap_or(&failure.reason);
            remarks.push(Remark::error("reference.rs", reason));
            verification.judge_failed = true;
            return verification;
        }
    };
    remarks.extend(reference(problem, &answers));
    remarks.extend(committed(problem, &answers));
    remarks.extend(samples::remarks(problem, &answers));
    remarks.extend(generator(setup, problem));

    let judged = map(&problem.submissions, |known| {
        let submission = Submission::known(known, problem);
        let judged = judge_every_case(setup, problem, &answers, &submission);
        tell();
        judged
    });
    let judged: Vec<(&KnownSubmission, Judged)> = problem.submissions.iter().zip(judged).collect();
    for (known, judged) in &judged {
        remarks.extend(promises::remarks(known, judged));
        verification.judge_failed |= judged.record.verdict == Verdict::JudgeError;
    }
    let (too_slow, hardly) = too_slow(setup, problem, &answers, &judged);
    verification.margins = Margins {
        slowest_accepted: margins::slowest_accepted(&judged),
        too_slow,
    };
    remarks.extend(margins::remark(&verification.margins));
    remarks.extend(hardly);
    let cases = problem.cases().map(|case| case.id.clone()).collect();
    verification.matrix = KillMatrix::of(cases, &judged);
    remarks.extend(verification.matrix.remarks());

    if mutants == Mutants::Tried {
        match mutation::mutation(setup, problem, &answers, tell) {
            Ok(mutation) => {
                remarks.extend(mutation.remarks());
                verification.mutation = Some(mutation);
            }
            Err(message) => {
                remarks.push(Remark::error("reference.rs", message));
                verification.judge_failed = true;
            }
        }
    }
    remarks.sort_by_key(|remark| remark.severity);
    verification
}

fn promised(problem: &Problem) -> Vec<(Verdict, usize)> {
    let count = |verdict: Verdict| {
        let known = problem.submissions.iter();
        known.filter(|known| known.promise == verdict).count()
    };
    let counts = Verdict::ALL.map(|verdict| (verdict, count(verdict)));
    counts.into_iter().filter(|(_, count)| *count > 0).collect()
}

/// The reference is accepted by its own checker, within its own limits.
fn reference(problem: &Problem, answers: &Answers) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for (case, answer) in problem.cases().zip(answers.iter()) {
        let limits = answer.limits(problem, Language::Rust);
        if answer.instructions > limits.instructions_max {
            let text = format!(
                "takes {} instructions on {}, and the limit is {}",
                answer.instructions, case.id, limits.instructions_max
            );
            remarks.push(Remark::error("reference.rs", text));
        }
        let fault = match check(&problem.definition.checker, &answer.bytes, &answer.bytes) {
            Ok(Finding::Right) => continue,
            Ok(Finding::Wrong(difference)) => difference.message,
            Err(fault) => fault.to_string(),
        };
        let text = format!("its answer to {} is not accepted: {fault}", case.id);
        remarks.push(Remark::error("reference.rs", text));
    }
    remarks
}

/// Committed answers are those of the reference, all or none of them.
fn committed(problem: &Problem, answers: &Answers) -> Vec<Remark> {
    let way_out = format!("run `gradebox bless {}`", problem.id);
    let there = problem.cases().any(|case| case.answer.is_some());
    if !there && problem.committed.is_none() {
        return Vec::new();
    }
    let mut remarks = Vec::new();
    for (case, answer) in problem.cases().zip(answers.iter()) {
        match &case.answer {
            None => {
                let text = format!("has no committed answer, and others do: {way_out}");
                remarks.push(Remark::error(&case.id, text));
            }
            Some(committed) if *committed != answer.bytes => {
                let text = format!("its committed answer is not the reference's: {way_out}");
                remarks.push(Remark::error(&case.id, text));
            }
            Some(_) => {}
        }
    }
    if !remarks.is_empty() {
        return remarks;
    }
    let Some(current) = problem.committed_answers() else {
        let text = format!("does not fit the reference and the cases any more: {way_out}");
        return vec![Remark::error("data/answers.json", text)];
    };
    let now = answers.iter().map(|answer| answer.instructions);
    if !current.iter().map(|(_, then)| *then).eq(now) {
        let text = format!(
            "the reference takes other counts of instructions now, as with another compiler; time \
             limits are those of then: {way_out}"
        );
        return vec![Remark::warning("data/answers.json", text)];
    }
    Vec::new()
}

/// So many inputs are made, to see that the generator works.
const GENERATED: u64 = 16;

/// The problem's own generator makes inputs that the reference answers.
fn generator(setup: &Setup<'_>, problem: &Problem) -> Vec<Remark> {
    if problem.generator.is_none() {
        return Vec::new();
    }
    let failed = |reason: String| {
        let reason = reason.strip_prefix("generator.rs ").unwrap_or(&reason);
        vec![Remark::error("generator.rs", reason)]
    };
    let generator = match Generator::of(setup, problem) {
        Ok(generator) => generator,
        Err(failure) => return failed(failure.to_string()),
    };
    let Ok(reference) = setup.builder.build_reference(problem) else {
        return Vec::new();
    };
    let reference = Runner::new(setup, &reference, Author::Judge);
    for seed in 0..GENERATED {
        let generated = match generator.random(setup, problem, seed, 1 + seed * 6) {
            Ok(Some(generated)) => generated,
            Ok(None) => continue,
            Err(failure) => return failed(failure.to_string()),
        };
        if let Err(reason) = answer_to(problem, &reference, &generated.input) {
            let input = String::from_utf8_lossy(&generated.input);
            let input: String = input.chars().take(INPUT_CHARS).collect();
            return failed(format!(
                "makes an input on which the reference fails: {reason}\n{input}"
            ));
        }
    }
    Vec::new()
}

/// How many submissions are too slow by the margin, and what is wrong with the others that ought to be.
fn too_slow(
    setup: &Setup<'_>,
    problem: &Problem,
    answers: &Answers,
    judged: &[(&KnownSubmission, Judged)],
) -> (usize, Vec<Remark>) {
    let is_slow = |known: &KnownSubmission, judged: &Judged| {
        let verdict = Verdict::TimeLimitExceeded;
        // One that is not too slow at all breaks its promise, which is told already.
        known.promise == verdict && judged.record.verdict == verdict
    };
    let mut by_the_margin = 0;
    let mut remarks = Vec::new();
    for (known, judged) in judged
        .iter()
        .filter(|(known, judged)| is_slow(known, judged))
    {
        if needs_more_still(setup, problem, answers, judged) {
            by_the_margin += 1;
        } else {
            let text = format!(
                "needs less than {TOO_SLOW_SHARE_MIN} % of the time limit on every case: lower \
                 `limits.instructions`, or add a larger case"
            );
            remarks.push(Remark::error(format!("submissions/{}", known.name), text));
        }
    }
    (by_the_margin, remarks)
}

/// Whether a submission that is too slow still is where the limit is wider by the margin.
fn needs_more_still(
    setup: &Setup<'_>,
    problem: &Problem,
    answers: &Answers,
    judged: &Judged,
) -> bool {
    let Some((program, language)) = &judged.program else {
        return false;
    };
    let runner = Runner::new(setup, program, Author::Candidate);
    let mut cases = problem.cases().zip(answers.iter()).zip(&judged.cases);
    cases.any(|((case, answer), record)| {
        if record.verdict != Verdict::TimeLimitExceeded {
            return false;
        }
        let mut limits = answer.limits(problem, *language);
        limits.instructions_max = limits.instructions_max / 100 * TOO_SLOW_SHARE_MIN;
        runner.run(problem, &case.input, limits).ending == Ending::OutOfFuel
    })
}
