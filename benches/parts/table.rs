//! The rows as a table in Markdown.

use std::fmt::Write;

use crate::row::{Row, Spread, Target, Unit};

/// The table.
pub fn markdown(rows: &[Row]) -> String {
    let mut text = String::from(
        "| what | beside | gradebox | other | ratio: median [min … max] | of the fastest | target | met |\n\
         |---|---|--:|--:|---|---|---|---|\n",
    );
    for row in rows {
        let figure = |spread: Spread| match row.unit {
            Unit::Seconds => time(spread.median),
            Unit::Bytes => size(spread.median),
        };
        let ratio = row.ratio();
        let share = |ratio: f64| share(row.target, ratio);
        let (target, met) = match (row.target, row.is_met()) {
            (_, None) => (String::new(), ""),
            (Target::AtLeast(least), Some(met)) => (format!("at least {}", share(least)), yes(met)),
            (Target::AtMost(most), Some(met)) => (format!("at most {}", share(most)), yes(met)),
        };
        writeln!(
            text,
            "| {} | {} | {} | {} | {} [{} … {}] | {} | {target} | {met} |",
            row.what,
            row.beside,
            figure(row.own()),
            figure(row.other()),
            share(ratio.median),
            share(ratio.min),
            share(ratio.max),
            share(row.ratio_of_fastest()),
        )
        .expect("a string takes everything");
    }
    text
}

/// What else has to be known of the rows, a line each.
pub fn notes(rows: &[Row]) -> String {
    let mut text = String::new();
    let notes = rows.iter().filter(|row| !row.note.is_empty());
    for row in notes {
        let Row {
            what, beside, note, ..
        } = row;
        writeln!(text, "- {what}, beside {beside}: {note}.").expect("a string takes everything");
    }
    text
}

fn yes(met: bool) -> &'static str {
    if met { "yes" } else { "no" }
}

/// A ratio in three digits: `13.1 ×` as many or as long, `1.2 %` of the time.
fn share(target: Target, ratio: f64) -> String {
    match target {
        Target::AtMost(most) if most < 0.1 => format!("{:.2} %", ratio * 100.0),
        _ => format!("{} ×", digits(ratio)),
    }
}

/// Seconds in a unit that leaves three digits.
pub fn time(seconds: f64) -> String {
    let (number, unit) = match seconds.abs() {
        small if small < 1e-3 => (seconds * 1e6, "µs"),
        small if small < 1.0 => (seconds * 1e3, "ms"),
        _ => (seconds, "s"),
    };
    format!("{} {unit}", digits(number))
}

/// Bytes in a unit that leaves three digits.
pub fn size(bytes: f64) -> String {
    let (number, unit) = match bytes {
        small if small < 1024.0 => (small, "B"),
        small if small < 1024.0 * 1024.0 => (small / 1024.0, "KiB"),
        large => (large / 1024.0 / 1024.0, "MiB"),
    };
    format!("{} {unit}", digits(number))
}

fn digits(number: f64) -> String {
    let decimals = match number.abs() {
        small if small < 10.0 => 2,
        small if small < 100.0 => 1,
        _ => 0,
    };
    format!("{number:.decimals$}")
}
