//! Whatever a report can hold.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::super::*;
use crate::checker::{Difference, Finding, NearMiss};
use crate::judge::Verdict;

pub(in crate::report) fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "(?s).{0,30}",
        "[ab \\n\\r\\t\\x00\\x1b\\x07:#\\[\u{9b}\u{202e}\u{200b}\u{301}]{0,60}",
        "(::| ::|##\\[)[a-z]{0,9}",
        "[ab\\n ]{200,400}",
    ]
}

fn verdict() -> impl Strategy<Value = Verdict> {
    proptest::sample::select(&Verdict::ALL[..])
}

fn excerpt() -> impl Strategy<Value = Excerpt> {
    (text(), any::<u64>(), any::<bool>()).prop_map(|(text, bytes, cut)| Excerpt {
        text,
        bytes,
        cut,
    })
}

fn finding() -> impl Strategy<Value = Finding> {
    let near_misses = vec(
        proptest::sample::select(&[NearMiss::Case, NearMiss::Type][..]),
        0..3,
    );
    (vec(text(), 4), near_misses).prop_map(|(texts, near_misses)| {
        let [place, expected, found, message] = texts.try_into().expect("four texts");
        Finding::Wrong(Difference {
            place,
            expected,
            found,
            message,
            near_misses,
        })
    })
}

fn usage() -> impl Strategy<Value = UsageRecord> {
    any::<[u64; 5]>().prop_map(|numbers| UsageRecord {
        instructions: numbers[0],
        instructions_max: numbers[1] >> (numbers[0] % 64),
        memory_bytes_peak: numbers[2],
        memory_bytes_max: numbers[3] >> (numbers[0] % 64),
        output_bytes: numbers[4],
    })
}

pub(in crate::report) fn evidence() -> impl Strategy<Value = Evidence> {
    vec(excerpt(), 5).prop_map(|excerpts| {
        let [input, answer, output, printed, stderr] = excerpts.try_into().expect("five excerpts");
        Evidence {
            input,
            answer,
            output,
            printed,
            stderr,
        }
    })
}

pub(in crate::report) fn case() -> impl Strategy<Value = CaseRecord> {
    let found = (
        option::of(usage()),
        option::of(finding()),
        option::of(evidence()),
    );
    (text(), verdict(), text(), found).prop_map(|(id, verdict, reason, found)| {
        let (usage, finding, evidence) = found;
        CaseRecord {
            id,
            verdict,
            reason,
            usage,
            finding: finding.map(Box::new),
            evidence: evidence.map(Box::new),
        }
    })
}

fn group() -> impl Strategy<Value = GroupRecord> {
    let cases = vec(case(), 0..3);
    (text(), verdict(), any::<f64>(), any::<u32>(), cases).prop_map(
        |(name, verdict, points, points_max, cases)| GroupRecord {
            name,
            verdict,
            points,
            points_max,
            cases,
        },
    )
}

fn submission() -> impl Strategy<Value = SubmissionRecord> {
    let message = option::weighted(0.2, excerpt());
    let groups = vec(group(), 0..7);
    let texts = (
        prop_oneof![Just("p".to_string()), text()],
        option::of(text()),
        text(),
    );
    (texts, verdict(), any::<f64>(), message, groups).prop_map(
        |((problem, language, file), verdict, score, message, groups)| SubmissionRecord {
            problem,
            language,
            file,
            verdict,
            score,
            message,
            groups,
            sources: Vec::new(),
        },
    )
}

fn candidate() -> impl Strategy<Value = CandidateRecord> {
    (text(), any::<f64>(), vec(submission(), 0..4)).prop_map(|(name, score, submissions)| {
        CandidateRecord {
            name,
            entry: None,
            score,
            submissions,
        }
    })
}

fn problem() -> impl Strategy<Value = ProblemRecord> {
    (prop_oneof![Just("p".to_string()), text()], text()).prop_map(|(id, title)| ProblemRecord {
        id,
        digest: title.clone(),
        title,
        weight: 1,
        points: 0,
        cases: u32::MAX,
        groups: Vec::new(),
    })
}

pub(in crate::report) fn report() -> impl Strategy<Value = Report> {
    let counts = vec((verdict(), any::<u64>()), 0..4);
    let pairs = || vec((text(), text()), 0..3);
    let lists = (
        pairs(),
        vec(problem(), 0..4),
        vec(candidate(), 0..4),
        counts,
        pairs(),
    );
    lists.prop_map(|(runtimes, problems, candidates, counts, ignored)| Report {
        schema_version: SCHEMA_VERSION,
        gradebox_version: "0.1.0".to_string(),
        audience: Audience::default(),
        rank_by: RankBy::default(),
        runtimes: runtimes
            .into_iter()
            .map(|(language, version)| RuntimeRecord {
                digest: Some(version.clone()),
                language,
                version,
            })
            .collect(),
        problems,
        candidates,
        verdict_counts: counts
            .into_iter()
            .map(|(verdict, submissions)| VerdictCount {
                verdict,
                submissions,
            })
            .collect(),
        interrupted: false,
        ignored: ignored
            .into_iter()
            .map(|(file, reason)| IgnoredRecord { file, reason })
            .collect(),
    })
}

fn entry() -> impl Strategy<Value = ManifestEntry> {
    let columns = proptest::collection::btree_map(text(), text(), 0..3);
    (text(), vec(option::of(text()), 5), columns).prop_map(|(id, texts, columns)| {
        let [name, email, group, deadline, submitted] = texts.try_into().expect("five texts");
        ManifestEntry {
            id,
            name,
            email,
            group,
            deadline,
            submitted,
            columns,
        }
    })
}

/// A report in which candidates have entries, and problems know some of the cases.
pub(in crate::report) fn full_report() -> impl Strategy<Value = Report> {
    let known = (any::<bool>(), option::of(any::<u64>()), option::of(text()));
    let lists = (vec(option::of(entry()), 4), vec(known, 8), any::<bool>());
    (report(), lists).prop_map(|(mut report, (entries, known, interrupted))| {
        report.interrupted = interrupted;
        for (candidate, entry) in report.candidates.iter_mut().zip(entries) {
            candidate.entry = entry;
        }
        let groups = || {
            let submissions = report.candidates.iter().flat_map(|one| &one.submissions);
            submissions.flat_map(|one| &one.groups)
        };
        let listed: Vec<ProblemGroupRecord> = groups()
            .zip(known)
            .map(|(group, (sample, input_bytes, hint))| ProblemGroupRecord {
                name: group.name.clone(),
                sample,
                points: group.points_max,
                cases: group
                    .cases
                    .iter()
                    .map(|case| ProblemCaseRecord {
                        id: case.id.clone(),
                        input_bytes,
                        hint: hint.clone(),
                    })
                    .collect(),
            })
            .collect();
        for problem in &mut report.problems {
            problem.groups.clone_from(&listed);
        }
        report
    })
}
