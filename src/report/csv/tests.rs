//! Every report is read back, whatever stands in it.

use proptest::prelude::*;

use super::super::escape::line;
use super::super::tests::{full_report, harmless};
use super::*;

/// Header and rows, as a strict reader gets them.
fn read(csv: &str) -> (Vec<String>, Vec<Vec<String>>) {
    let mut reader = ::csv::Reader::from_reader(csv.as_bytes());
    let texts = |record: &::csv::StringRecord| record.iter().map(str::to_string).collect();
    let header = texts(reader.headers().expect("a header"));
    let rows = reader
        .records()
        .map(|record| texts(&record.expect("a row")));
    (header, rows.collect())
}

/// What a spreadsheet would compute.
fn is_formula(field: &str) -> bool {
    field.starts_with(['=', '+', '-', '@']) && field.parse::<f64>().is_err()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn a_reader_gets_a_row_for_each_candidate_and_each_case(report in full_report()) {
        let (gradebook, long) = (gradebook(&report), cases(&report));
        for text in [&gradebook, &long] {
            harmless(text)?;
            let (header, rows) = read(text);
            prop_assert_eq!(text.lines().count(), rows.len() + 1);
            prop_assert!(!header.iter().chain(rows.iter().flatten()).any(|one| is_formula(one)));
        }
        let (header, rows) = read(&gradebook);
        prop_assert_eq!(rows.len(), report.candidates.len());
        let ids = problems(&report).len();
        let manifest = header.len() - 3 - 2 * ids;
        prop_assert_eq!(manifest >= 6, report.candidates.iter().any(|one| one.entry.is_some()));
        let sum = |scores: &mut dyn Iterator<Item = String>| {
            let mut scores: Vec<String> = scores.collect();
            scores.sort();
            scores
        };
        let told = sum(&mut rows.iter().map(|row| row[manifest + 2].clone()));
        let wanted = sum(&mut report.candidates.iter().map(|one| one.score.to_string()));
        prop_assert_eq!(told, wanted);

        let (_, rows) = read(&long);
        let listed = Cases::of(&report);
        let tests = attempts(&report).map(|one| one.tests(&listed).len()).sum::<usize>();
        prop_assert_eq!(rows.len(), tests);
        let mut all = rows.iter();
        for attempt in attempts(&report) {
            for test in attempt.tests(&listed) {
                let row = all.next().expect("counted");
                let name = line(&attempt.candidate.name);
                prop_assert!(row[0].replace('\'', "").contains(&name.replace('\'', "")));
                prop_assert_eq!(&row[13], verdict_name(test.verdict));
            }
        }
    }
}

#[test]
fn the_header_of_cases_is_stable() {
    let report = super::super::parse(include_bytes!("../../../fixtures/reports/friendly.json"));
    let (header, _) = read(&cases(&report.expect("a report")));
    assert_eq!(header, CASE_COLUMNS);
}
