//! One case of one submission: run, check, record.

use super::reference::{Answer, output};
use super::{Setup, Verdict, reason, verdict};
use crate::checker::{Finding, check};
use crate::language::Language;
use crate::problem::{Problem, TestCase};
use crate::report::{CaseRecord, Evidence, Excerpt, UsageRecord};
use crate::sandbox::{Author, Ending, Program};

/// What of an input, an answer or an output a report keeps, in bytes.
pub const REPORT_EXCERPT_BYTES: usize = 1 << 10;

/// Judges one case. The evidence, each part of it up to `excerpt_bytes_max`,
/// comes beside the record, which keeps it only when the case is not accepted.
pub fn judge_case(
    setup: &Setup<'_>,
    problem: &Problem,
    (program, language): (&Program, Language),
    case: &TestCase,
    answer: &Answer,
    excerpt_bytes_max: usize,
) -> (CaseRecord, Evidence) {
    let limits = answer.limits(problem, language);
    let run = setup.run(problem, (program, Author::Candidate), &case.input, limits);
    let (mut ending, usage) = (run.ending.clone(), run.usage);
    let excerpt = |bytes: &[u8]| Excerpt::of(bytes, excerpt_bytes_max);
    let beside_the_value = problem.definition.interface.is_value();
    let mut evidence = Evidence {
        input: excerpt(&case.input),
        answer: excerpt(&answer.bytes),
        output: Excerpt::default(),
        printed: if beside_the_value {
            excerpt(&run.stdout)
        } else {
            Excerpt::default()
        },
        stderr: excerpt(&run.stderr),
    };
    let mut finding = None;
    if let Some(output) = output(problem, run) {
        evidence.output = excerpt(&output);
        if ending == Ending::Exited(0) {
            match check(&problem.definition.checker, &answer.bytes, &output) {
                Ok(found) => finding = Some(found),
                Err(fault) => {
                    ending = Ending::HostFailure(format!("the answer cannot be checked: {fault}"))
                }
            }
        }
    }
    let verdict = verdict(&ending, &usage, finding.as_ref());
    let record = CaseRecord {
        id: case.id.clone(),
        verdict,
        reason: reason(&ending, verdict, finding.as_ref()),
        usage: Some(UsageRecord {
            instructions: usage.instructions,
            instructions_max: limits.instructions_max,
            memory_bytes_peak: usage.memory_bytes_peak,
            memory_bytes_max: limits.memory_bytes_max,
            output_bytes: usage.output_bytes,
        }),
        finding: finding.filter(|finding| *finding != Finding::Right),
        evidence: (verdict != Verdict::Accepted).then(|| evidence.clone()),
    };
    (record, evidence)
}
