//! The ratios as a table.

use std::fmt::Write;
use std::time::Duration;

/// The three figures that are told of a number of measurements.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    /// The smallest.
    pub min: f64,
    /// The middle one, or the mean of the two in the middle.
    pub median: f64,
    /// The largest.
    pub max: f64,
}

/// Two ways to do the same, measured one after the other, again and again.
#[derive(Clone, Debug)]
pub struct Row {
    /// What gradebox does.
    pub what: String,
    /// What it is compared with.
    pub beside: String,
    /// What the ratio should be at most; empty where nobody has said.
    pub target: &'static str,
    /// For each repetition: what gradebox takes for a case, and what the other takes.
    pub pairs: Vec<(Duration, Duration)>,
}

impl Spread {
    /// Of at least one number.
    pub fn of(mut numbers: Vec<f64>) -> Self {
        numbers.sort_by(f64::total_cmp);
        let middle = numbers.len() / 2;
        Spread {
            min: numbers[0],
            median: if numbers.len() % 2 == 1 {
                numbers[middle]
            } else {
                f64::midpoint(numbers[middle - 1], numbers[middle])
            },
            max: numbers[numbers.len() - 1],
        }
    }
}

/// The table in Markdown.
pub fn markdown(rows: &[Row]) -> String {
    let mut text = String::from(
        "| what | beside | gradebox per case | other per case | ratio: median [min … max] | target |\n\
         |---|---|--:|--:|---|---|\n",
    );
    for row in rows {
        let spread = |numbers: &dyn Fn(&(Duration, Duration)) -> f64| {
            Spread::of(row.pairs.iter().map(numbers).collect())
        };
        let own = spread(&|(own, _)| own.as_secs_f64());
        let other = spread(&|(_, other)| other.as_secs_f64());
        let ratio = spread(&|(own, other)| own.as_secs_f64() / other.as_secs_f64());
        writeln!(
            text,
            "| {} | {} | {} | {} | {} [{} … {}] | {} |",
            row.what,
            row.beside,
            time(own.median),
            time(other.median),
            share(ratio.median),
            share(ratio.min),
            share(ratio.max),
            row.target
        )
        .expect("a string takes everything");
    }
    text
}

/// A ratio as people say it: `1/12.5`, or `2.50` where it is more than 1.
fn share(ratio: f64) -> String {
    if ratio <= 1.0 {
        format!("1/{:.1}", 1.0 / ratio)
    } else {
        format!("{ratio:.2}")
    }
}

/// Seconds in a unit that leaves three digits.
fn time(seconds: f64) -> String {
    let (number, unit) = match seconds {
        small if small < 1e-3 => (small * 1e6, "µs"),
        small if small < 1.0 => (small * 1e3, "ms"),
        large => (large, "s"),
    };
    let decimals = match number {
        small if small < 10.0 => 2,
        small if small < 100.0 => 1,
        _ => 0,
    };
    format!("{number:.decimals$} {unit}")
}
