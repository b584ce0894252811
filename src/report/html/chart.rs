//! Charts as SVG within the page.
//!
//! plotters writes colours as numbers. The ones here are names: the page's style
//! gives each its colour, in light and in dark. Text gets the page's font.

use plotters::coord::Shift;
use plotters::prelude::*;

/// Lines behind the data.
pub(super) const GRID: RGBColor = RGBColor(1, 1, 1);
/// Axes.
pub(super) const AXIS: RGBColor = RGBColor(2, 2, 2);
/// Text.
pub(super) const TEXT: RGBColor = RGBColor(3, 3, 3);
/// Data that is neither good nor bad.
pub(super) const DATA: RGBColor = RGBColor(4, 4, 4);
/// What is accepted.
pub(super) const ACCEPTED: RGBColor = RGBColor(5, 5, 5);
/// What is not.
pub(super) const FAILED: RGBColor = RGBColor(6, 6, 6);

/// The style has the last word on both; the size decides how much room text gets.
pub(super) const FONT: (&str, u32) = ("sans-serif", 15);

/// An area of `SVG` in which drawing cannot fail.
pub(super) type Area<'a> = DrawingArea<SVGBackend<'a>, Shift>;
/// Why drawing would fail: it does not.
pub(super) type Drawn = Result<(), Box<dyn std::error::Error>>;

/// What `draw` draws, of this width and height in its own units: the page scales it.
pub(super) fn svg(size: (u32, u32), draw: impl FnOnce(&Area<'_>) -> Drawn) -> String {
    let mut svg = String::new();
    {
        let area = SVGBackend::with_string(&mut svg, size).into_drawing_area();
        draw(&area).expect("a String takes everything");
        area.present().expect("a String takes everything");
    }
    // Within HTML, SVG needs no namespace; without it no address stands in the page.
    svg.replacen(r#" xmlns="http://www.w3.org/2000/svg""#, "", 1)
}

/// How many candidates have which score, in tens.
pub(super) fn distribution(bins: [u64; 10]) -> String {
    use plotters::style::text_anchor::{HPos, Pos, VPos};

    let most = bins.into_iter().max().unwrap_or_default().max(1) as f64;
    svg((440, 200), |area| {
        let mut chart = ChartBuilder::on(area)
            .margin(4)
            .margin_top(20)
            .margin_left(12)
            .margin_right(16)
            .x_label_area_size(26)
            .build_cartesian_2d(0.0..10.0, 0.0..most)?;
        chart
            .configure_mesh()
            .disable_mesh()
            .disable_y_axis()
            .axis_style(AXIS)
            .set_all_tick_mark_size(3)
            .x_labels(11)
            .x_label_formatter(&|tens| format!("{:.0}", tens * 10.0))
            .label_style(FONT.into_font().color(&TEXT))
            .draw()?;
        let bars = bins.iter().zip(0..).filter(|(count, _)| **count > 0);
        let label = Pos::new(HPos::Center, VPos::Bottom);
        let font = FONT.into_font().color(&TEXT).pos(label);
        for (count, at) in bars {
            let (left, height) = (f64::from(at), *count as f64);
            chart.draw_series([Rectangle::new(
                [(left + 0.08, 0.0), (left + 0.92, height)],
                DATA.filled(),
            )])?;
            chart.draw_series([Text::new(
                count.to_string(),
                (left + 0.5, height),
                font.clone(),
            )])?;
        }
        Ok(())
    })
}
