//! The whole page.

use askama::Template;
use serde::Serialize;

use super::candidate::{Details, Shared, shown_name};
use super::json_block::json_block;
use super::matrix::{Matrix, title};
use super::overview::Overview;
use super::policy::policy;
use super::problem::Problem;
use crate::judge::Verdict;
use crate::report::record::{ProblemRecord, Report};
use crate::report::{Audience, number, words};
use crate::report::{ranking, statistics};

const STYLE: &str = concat!(
    include_str!("style/colors.css"),
    include_str!("style/page.css"),
    include_str!("style/tables.css"),
    include_str!("style/candidate.css"),
    include_str!("style/print.css"),
);
const SCRIPT: &str = concat!(
    include_str!("script/elements.js"),
    include_str!("script/tables.js"),
    include_str!("script/diff.js"),
    include_str!("script/cases.js"),
    include_str!("script/candidate.js"),
    include_str!("script/page.js"),
);

#[derive(Template)]
#[template(path = "page.html", config = "src/report/html/askama.toml")]
struct Page<'a> {
    report: &'a Report,
    policy: String,
    style: &'static str,
    script: &'static str,
    title: String,
    /// For whom, and what that means.
    audience: &'static str,
    judge_errors: u64,
    /// None for a single candidate: there is nobody to compare with.
    overview: Option<Overview>,
    matrix: Matrix<'a>,
    problems: Vec<Problem<'a>>,
    /// What the script needs besides the candidates.
    data: String,
    /// The candidates, in the report's order.
    details: Vec<String>,
}

/// What the script needs to know of the report.
#[derive(Serialize)]
struct Data<'a> {
    verdicts: Vec<(&'static str, String)>,
    problems: Vec<ProblemData<'a>>,
    shared: Shared<'a>,
}

#[derive(Serialize)]
struct ProblemData<'a> {
    title: &'a str,
    samples: Vec<&'a str>,
    /// Case and hint.
    hints: Vec<(&'a str, &'a str)>,
}

/// The report as HTML.
pub(in crate::report) fn render(report: &Report) -> String {
    let ranks = ranking(report);
    let statistics = statistics(report);
    let mut places = vec![0; report.candidates.len()];
    for rank in &ranks {
        places[rank.candidate] = rank.place;
    }
    let mut shared = Shared::default();
    let problem_of = |id: &str| report.problems.iter().position(|problem| problem.id == id);
    let candidates = report.candidates.iter().zip(places);
    let details = candidates
        .map(|(candidate, place)| {
            json_block(&Details::of(candidate, place, problem_of, &mut shared))
        })
        .collect();
    let data = Data {
        verdicts: Verdict::ALL
            .map(|one| (one.short(), words::verdict(one)))
            .to_vec(),
        problems: report.problems.iter().map(ProblemData::of).collect(),
        shared,
    };
    let judge_errors = report
        .verdict_counts
        .iter()
        .filter(|count| count.verdict == Verdict::JudgeError);
    let page = Page {
        report,
        policy: policy(STYLE, SCRIPT),
        style: STYLE,
        script: SCRIPT,
        title: page_title(report),
        audience: match report.audience {
            Audience::Staff => "",
            Audience::Candidate => {
                "For candidates: a secret case shows its verdict, its points and its author’s hint."
            }
            Audience::Public => "For everybody: totals only.",
        },
        judge_errors: judge_errors.fold(0, |sum, count| sum.saturating_add(count.submissions)),
        overview: (report.candidates.len() > 1).then(|| Overview::of(report)),
        matrix: Matrix::of(report, &ranks, &statistics),
        problems: Problem::all(report, &statistics),
        data: json_block(&data),
        details,
    };
    let mut text = page.render().expect("a String takes everything");
    text.push('\n');
    text
}

fn page_title(report: &Report) -> String {
    let problems = match &*report.problems {
        [one] => title(one).to_string(),
        problems => number::count(problems.len() as u64, "problem"),
    };
    match &*report.candidates {
        [one] => format!("{} · {problems}", shown_name(one)),
        candidates => format!(
            "{} · {problems}",
            number::count(candidates.len() as u64, "candidate")
        ),
    }
}

impl<'a> ProblemData<'a> {
    fn of(problem: &'a ProblemRecord) -> ProblemData<'a> {
        let samples = problem.groups.iter().filter(|group| group.sample);
        let cases = problem.groups.iter().flat_map(|group| &group.cases);
        ProblemData {
            title: title(problem),
            samples: samples.map(|group| &*group.name).collect(),
            hints: cases
                .filter_map(|case| Some((&*case.id, case.hint.as_deref()?)))
                .collect(),
        }
    }
}
