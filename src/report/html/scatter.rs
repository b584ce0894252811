//! Instructions against the size of the input, one chart a problem.

use std::collections::{BTreeSet, HashMap};

use plotters::prelude::*;

use super::chart::{self, ACCEPTED, AXIS, FAILED, FONT, GRID, TEXT};
use crate::judge::Verdict;
use crate::report::record::{ProblemRecord, Report};

/// Steps a decade in which two runs are one point: finer than the eye.
const STEPS: f64 = 40.0;

/// The runs of one problem: whether accepted, and the logarithms (base 10) of the
/// input's bytes and of the instructions, in steps. A cohort has far more runs
/// than a chart has places.
#[derive(Default)]
pub(super) struct Scatter(BTreeSet<(bool, i32, i32)>);

impl Scatter {
    /// One for each problem, in the report's order.
    pub(super) fn all(report: &Report) -> Vec<Scatter> {
        let mut scatters: Vec<Scatter> =
            report.problems.iter().map(|_| Scatter::default()).collect();
        let sizes: Vec<HashMap<&str, u64>> = report.problems.iter().map(input_bytes).collect();
        let submissions = report
            .candidates
            .iter()
            .flat_map(|candidate| &candidate.submissions);
        for submission in submissions {
            let same = |problem: &ProblemRecord| problem.id == submission.problem;
            let Some(problem) = report.problems.iter().position(same) else {
                continue;
            };
            for case in submission.groups.iter().flat_map(|group| &group.cases) {
                if let (Some(bytes), Some(usage)) = (sizes[problem].get(&*case.id), case.usage) {
                    let accepted = case.verdict == Verdict::Accepted;
                    let point = (accepted, step(*bytes), step(usage.instructions));
                    scatters[problem].0.insert(point);
                }
            }
        }
        scatters
    }

    /// The chart; nothing where nothing ran, or nobody may know how long.
    pub(super) fn svg(&self) -> Option<String> {
        let x = decades(self.0.iter().map(|(_, x, _)| *x))?;
        let y = decades(self.0.iter().map(|(_, _, y)| *y))?;
        Some(chart::svg((440, 260), |area| {
            let mut chart = ChartBuilder::on(area)
                .margin(6)
                .margin_right(20)
                .x_label_area_size(46)
                .y_label_area_size(58)
                .build_cartesian_2d((x.0..x.1).log_scale(), (y.0..y.1).log_scale())?;
            chart
                .configure_mesh()
                .light_line_style(TRANSPARENT)
                .bold_line_style(GRID)
                .axis_style(AXIS)
                .set_all_tick_mark_size(4)
                .x_labels(5)
                .y_labels(5)
                .x_desc("bytes of input")
                .y_desc("instructions")
                .x_label_formatter(&|value| short(*value))
                .y_label_formatter(&|value| short(*value))
                .label_style(FONT.into_font().color(&TEXT))
                .axis_desc_style(FONT.into_font().color(&TEXT))
                .draw()?;
            let place = |x: i32, y: i32| (value(x), value(y));
            let of = |wanted: bool| {
                self.0
                    .iter()
                    .filter(move |(accepted, ..)| *accepted == wanted)
            };
            chart.draw_series(
                of(true).map(|(_, x, y)| Circle::new(place(*x, *y), 3, ACCEPTED.filled())),
            )?;
            chart.draw_series(of(false).map(|(_, x, y)| Cross::new(place(*x, *y), 3, FAILED)))?;
            Ok(())
        }))
    }
}

fn input_bytes(problem: &ProblemRecord) -> HashMap<&str, u64> {
    let cases = problem.groups.iter().flat_map(|group| &group.cases);
    cases
        .filter_map(|case| Some((&*case.id, case.input_bytes?)))
        .collect()
}

fn step(number: u64) -> i32 {
    ((number.max(1) as f64).log10() * STEPS).round() as i32
}

fn value(step: i32) -> f64 {
    10_f64.powf(f64::from(step) / STEPS)
}

/// The powers of ten around so many steps.
fn decades(steps: impl Iterator<Item = i32> + Clone) -> Option<(f64, f64)> {
    let steps_per_decade = STEPS as i32;
    let low = steps.clone().min()?.div_euclid(steps_per_decade);
    let high = steps.max()?.div_euclid(steps_per_decade) + 1;
    Some((10_f64.powi(low), 10_f64.powi(high)))
}

/// `20`, `5k`, `1M`, `1e15`.
fn short(number: f64) -> String {
    let units = [(1.0, ""), (1e3, "k"), (1e6, "M"), (1e9, "G")];
    let unit = units.into_iter().rev().find(|(unit, _)| number >= *unit);
    match unit {
        Some((unit, name)) if number < 1e12 => format!("{}{name}", number / unit),
        _ => format!("{number:e}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_on_an_axis_are_short() {
        let shown = [1.0, 50.0, 2e3, 1e6, 5e9, 1e19].map(short);
        assert_eq!(shown, ["1", "50", "2k", "1M", "5G", "1e19"]);
    }

    #[test]
    fn an_axis_has_whole_decades() {
        let of = |numbers: &[u64]| decades(numbers.iter().map(|number| step(*number)));
        assert_eq!(of(&[]), None);
        assert_eq!(of(&[0]), Some((1.0, 10.0)));
        assert_eq!(of(&[7, 12_096]), Some((1.0, 1e5)));
        let (low, high) = of(&[u64::MAX]).expect("an axis");
        assert!(low < high && high.is_finite());
    }

    #[test]
    fn runs_of_the_same_place_are_one_point() {
        assert_eq!(step(1_000_000), step(1_000_001));
        assert_ne!(step(1_000_000), step(1_100_000));
    }
}
