//! Every problem of this repository proves itself. (That random inputs show every known wrong
//! answer, within seconds, is a step of CI: no test depends on the speed of the machine.)

mod common;

use common::{golden, gradebox, root, said};
use gradebox::judge::Verdict;
use gradebox::language::Language;
use gradebox::problem::{Interface, KnownSubmission, Problem, find};

/// One for each question of the interview.
const PROBLEMS: [&str; 28] = [
    "api-security",
    "asyncio",
    "count-fruit-occurrences",
    "decorators",
    "dictionary-comprehensions",
    "django-request-response",
    "fastapi-authentication",
    "fastapi-middleware",
    "generators",
    "gil",
    "inheritance",
    "iterating-with-zip",
    "iterator-protocol",
    "lambda-functions",
    "linear-data-structures",
    "linked-list",
    "list-comprehensions",
    "list-vs-tuple",
    "memory-management",
    "multiprocessing-vs-multithreading",
    "multithreading",
    "pattern-printing",
    "polymorphism",
    "reverse-integer",
    "set-comprehensions",
    "sum-developers-by-country",
    "sum-developers-by-country-sql",
    "zero-sum-triplets",
];

#[test]
fn every_problem_proves_itself() {
    let output = gradebox(["verify", "--strict"])
        .output()
        .expect("gradebox starts");
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    let good = text
        .lines()
        .filter(|line| line.contains("  proves itself: "));
    assert_eq!(good.count(), PROBLEMS.len());
    assert!(text.ends_with(
        "28 of 28 problems prove themselves: 0 errors, 0 warnings (which count as errors)\n"
    ));
}

#[test]
fn the_kill_matrix_of_a_problem_is_as_it_is_known() {
    let output = gradebox(["verify", "iterator-protocol"])
        .output()
        .expect("gradebox starts");
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    golden(
        &root().join("fixtures/reports/iterator-protocol.verify.txt"),
        output.stdout,
    );
}

fn load(id: &str) -> Problem {
    let folder = root().join("problems").join(id);
    Problem::load(&folder).unwrap_or_else(|mistakes| panic!("{mistakes}"))
}

#[test]
fn every_problem_has_what_an_author_owes() {
    assert_eq!(find(&root().join("problems")).expect("readable"), PROBLEMS);
    for id in PROBLEMS {
        let problem = load(id);
        let count = |beginning: &str| {
            let cases = problem.cases();
            cases.filter(|case| case.id.starts_with(beginning)).count()
        };
        let (samples, secrets) = (count("sample/"), count("secret/"));
        assert!(
            samples >= 3 && secrets >= 12,
            "{id}: {samples} sample and {secrets} secret cases"
        );
        let accepted: Vec<&KnownSubmission> = problem
            .submissions
            .iter()
            .filter(|known| known.promise == Verdict::Accepted)
            .collect();
        let starters = problem.folder.join("starter");
        let has = |language: Language| {
            let ending = format!(".{}", language.ending());
            assert!(
                starters.join(format!("{id}{ending}")).is_file(),
                "{id}: there is no starter in {}",
                language.name()
            );
            accepted
                .iter()
                .filter(|known| known.name.ends_with(&ending))
                .count()
        };
        match problem.definition.interface {
            Interface::Sql => assert!(has(Language::Sql) >= 2, "{id}"),
            Interface::Driver => assert!(has(Language::Python) >= 2, "{id}"),
            Interface::Stdio | Interface::Function(_) => {
                assert!(
                    has(Language::Python) >= 1 && has(Language::Rust) >= 1,
                    "{id}"
                );
            }
        }
        let wrong = problem.submissions.len() - accepted.len();
        assert!(wrong >= 4, "{id}: {wrong} wrong submissions");
        assert!(problem.generator.is_some(), "{id}: there is no generator");
    }
}
