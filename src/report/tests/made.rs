//! Reports that tests are made of.

use super::super::*;
use crate::judge::Verdict;

/// A report of these problems and candidates, and of nothing else.
pub(in crate::report) fn report_of(problems: &[&str], candidates: Vec<CandidateRecord>) -> Report {
    let problem = |id: &&str| ProblemRecord {
        id: (*id).to_owned(),
        title: String::new(),
        weight: 1,
        points: 100,
        cases: 1,
        digest: String::new(),
        groups: Vec::new(),
    };
    Report {
        schema_version: SCHEMA_VERSION,
        gradebox_version: String::new(),
        audience: Audience::default(),
        rank_by: RankBy::default(),
        runtimes: Vec::new(),
        problems: problems.iter().map(problem).collect(),
        candidates,
        verdict_counts: Vec::new(),
        interrupted: false,
        ignored: Vec::new(),
    }
}

/// A candidate of whom no manifest says anything.
pub(in crate::report) fn candidate_of(
    name: &str,
    score: f64,
    submissions: Vec<SubmissionRecord>,
) -> CandidateRecord {
    CandidateRecord {
        name: name.to_owned(),
        entry: None,
        score,
        submissions,
    }
}

/// A submission with one group, `secret`, of cases with these verdicts and instructions.
pub(in crate::report) fn submission_of(
    problem: &str,
    score: f64,
    cases: &[(Verdict, u64)],
) -> SubmissionRecord {
    let usage = |instructions| UsageRecord {
        instructions,
        instructions_max: u64::MAX,
        memory_bytes_peak: 0,
        memory_bytes_max: 0,
        output_bytes: 0,
    };
    let case = |(at, (verdict, instructions)): (usize, &(Verdict, u64))| CaseRecord {
        id: format!("secret/{:02}", at + 1),
        verdict: *verdict,
        reason: String::new(),
        usage: Some(usage(*instructions)),
        finding: None,
        evidence: None,
    };
    let verdict = cases.iter().map(|(verdict, _)| *verdict).max();
    let verdict = verdict.unwrap_or(Verdict::Accepted);
    let group = GroupRecord {
        name: "secret".to_owned(),
        verdict,
        points: score,
        points_max: 100,
        cases: cases.iter().enumerate().map(case).collect(),
    };
    SubmissionRecord {
        problem: problem.to_owned(),
        language: None,
        file: format!("{problem}.py"),
        verdict,
        score,
        message: None,
        groups: vec![group],
        sources: Vec::new(),
    }
}

/// So many candidates, each with a submission to all of 28 problems.
pub(in crate::report) fn large_cohort(candidates: usize) -> Report {
    let problem = |at: usize| ProblemRecord {
        id: format!("problem-with-a-name-{at}"),
        title: String::new(),
        weight: 1,
        points: 100,
        cases: 1,
        digest: String::new(),
        groups: Vec::new(),
    };
    let submission = |at: usize, candidate: usize| SubmissionRecord {
        problem: format!("problem-with-a-name-{at}"),
        language: None,
        file: "a.py".to_string(),
        verdict: Verdict::ALL[(at + candidate) % Verdict::ALL.len()],
        score: 50.0,
        message: None,
        groups: Vec::new(),
        sources: Vec::new(),
    };
    let candidate = |number: usize| CandidateRecord {
        name: format!("candidate {number:04}"),
        entry: None,
        score: 50.0,
        submissions: (0..28).map(|at| submission(at, number)).collect(),
    };
    Report {
        schema_version: SCHEMA_VERSION,
        gradebox_version: String::new(),
        audience: Audience::default(),
        rank_by: RankBy::default(),
        runtimes: Vec::new(),
        problems: (0..28).map(problem).collect(),
        candidates: (0..candidates).map(candidate).collect(),
        verdict_counts: Vec::new(),
        interrupted: false,
        ignored: Vec::new(),
    }
}
