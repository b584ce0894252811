//! One case of one submission: run, check, record.

use super::reference::{Answer, output};
use super::{Runner, Verdict, reason, verdict};
use crate::checker::{Finding, check};
use crate::language::Language;
use crate::problem::{Problem, TestCase};
use crate::report::{CaseRecord, Evidence, Excerpt, UsageRecord};
use crate::sandbox::{Ending, Run};

/// What of an input, an answer or an output a report keeps, in bytes.
pub const REPORT_EXCERPT_BYTES: usize = 1 << 10;

/// Judges one case, as a report keeps it: with evidence only where it is not accepted.
pub fn judge_case(
    problem: &Problem,
    submission: (&Runner<'_>, Language),
    case: &TestCase,
    answer: &Answer,
) -> CaseRecord {
    let (mut record, run) = judge(problem, submission, case, answer);
    if record.verdict != Verdict::Accepted {
        let evidence = evidence(problem, case, answer, &run, REPORT_EXCERPT_BYTES);
        record.evidence = Some(Box::new(evidence));
    }
    record
}

/// Judges one case. The evidence, each part of it up to `excerpt_bytes_max`, comes beside
/// the record, whatever the verdict is.
pub fn examine_case(
    problem: &Problem,
    submission: (&Runner<'_>, Language),
    case: &TestCase,
    answer: &Answer,
    excerpt_bytes_max: usize,
) -> (CaseRecord, Evidence) {
    let (record, run) = judge(problem, submission, case, answer);
    let evidence = evidence(problem, case, answer, &run, excerpt_bytes_max);
    (record, evidence)
}

/// The record without evidence, and the run.
fn judge(
    problem: &Problem,
    (runner, language): (&Runner<'_>, Language),
    case: &TestCase,
    answer: &Answer,
) -> (CaseRecord, Run) {
    let limits = answer.limits(problem, language);
    let run = runner.run(problem, &case.input, limits);
    let usage = run.usage;
    let (mut fault, mut finding) = (None, None);
    if run.ending == Ending::Exited(0)
        && let Some(output) = output(problem, &run)
    {
        match check(&problem.definition.checker, &answer.bytes, output) {
            Ok(found) => finding = Some(found),
            Err(found) => {
                let message = format!("the answer cannot be checked: {found}");
                fault = Some(Ending::HostFailure(message));
            }
        }
    }
    let ending = fault.as_ref().unwrap_or(&run.ending);
    let verdict = verdict(ending, &usage, finding.as_ref());
    let record = CaseRecord {
        id: case.id.clone(),
        verdict,
        reason: reason(ending, verdict, finding.as_ref()),
        usage: Some(UsageRecord {
            instructions: usage.instructions,
            instructions_max: limits.instructions_max,
            memory_bytes_peak: usage.memory_bytes_peak,
            memory_bytes_max: limits.memory_bytes_max,
            output_bytes: usage.output_bytes,
        }),
        finding: finding
            .filter(|finding| *finding != Finding::Right)
            .map(Box::new),
        evidence: None,
    };
    (record, run)
}

/// What went in and came out.
fn evidence(
    problem: &Problem,
    case: &TestCase,
    answer: &Answer,
    run: &Run,
    excerpt_bytes_max: usize,
) -> Evidence {
    let excerpt = |bytes: &[u8]| Excerpt::of(bytes, excerpt_bytes_max);
    let beside_the_value = problem.definition.interface.is_value();
    Evidence {
        input: excerpt(&case.input),
        answer: excerpt(&answer.bytes),
        output: output(problem, run).map(excerpt).unwrap_or_default(),
        printed: if beside_the_value {
            excerpt(&run.stdout)
        } else {
            Excerpt::default()
        },
        stderr: excerpt(&run.stderr),
    }
}
