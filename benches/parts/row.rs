//! One line of the table: two ways to do the same, measured by turns.

use serde::Serialize;

/// The three figures that are told of a number of measurements.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Spread {
    /// The smallest.
    pub min: f64,
    /// The middle one, or the mean of the two in the middle.
    pub median: f64,
    /// The largest.
    pub max: f64,
}

/// Which way round the ratio is, and what it should be.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Target {
    /// The other's figure by gradebox's, at least so much: so many times as many cases per second.
    AtLeast(f64),
    /// Gradebox's figure by the other's, at most so much: so many times the time.
    AtMost(f64),
}

/// What the figures count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Shown as a time.
    Seconds,
    /// Shown as a size.
    Bytes,
}

/// A line of the table.
#[derive(Clone, Debug)]
pub struct Row {
    /// The part of the suite that it belongs to.
    pub part: &'static str,
    /// What gradebox does.
    pub what: String,
    /// What it is compared with.
    pub beside: String,
    /// What the figures count.
    pub unit: Unit,
    /// The way round that the ratio is.
    pub target: Target,
    /// Whether anybody asks that the target be met.
    pub is_asked: bool,
    /// For each repetition: gradebox's figure, and the other's.
    pub pairs: Vec<(f64, f64)>,
    /// What else has to be known; may be empty.
    pub note: String,
}

impl Spread {
    /// Of at least one number.
    pub fn of(numbers: impl IntoIterator<Item = f64>) -> Self {
        let mut numbers: Vec<f64> = numbers.into_iter().collect();
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

impl Target {
    fn ratio(self, own: f64, other: f64) -> f64 {
        match self {
            Target::AtLeast(_) => other / own,
            Target::AtMost(_) => own / other,
        }
    }
}

impl Row {
    /// A row of times, with a target that is asked for.
    pub fn new(
        part: &'static str,
        (what, beside): (&str, &str),
        target: Target,
        pairs: Vec<(f64, f64)>,
    ) -> Self {
        Row {
            part,
            what: what.to_owned(),
            beside: beside.to_owned(),
            unit: Unit::Seconds,
            target,
            is_asked: true,
            pairs,
            note: String::new(),
        }
    }

    /// The same, for reading only.
    pub fn unasked(mut self) -> Self {
        self.is_asked = false;
        self
    }

    /// The same with a note.
    pub fn noted(mut self, note: impl Into<String>) -> Self {
        self.note = note.into();
        self
    }

    /// Gradebox's figures.
    pub fn own(&self) -> Spread {
        Spread::of(self.pairs.iter().map(|pair| pair.0))
    }

    /// The other's figures.
    pub fn other(&self) -> Spread {
        Spread::of(self.pairs.iter().map(|pair| pair.1))
    }

    /// The ratios, each of two measurements that follow one another.
    pub fn ratio(&self) -> Spread {
        let pairs = self.pairs.iter();
        Spread::of(pairs.map(|(own, other)| self.target.ratio(*own, *other)))
    }

    /// The ratio of the two smallest figures, wherever they stood: on a machine that is busy
    /// with other work, those are the least disturbed.
    pub fn ratio_of_fastest(&self) -> f64 {
        self.target.ratio(self.own().min, self.other().min)
    }

    /// Whether the median meets the target; `None` where nobody asks.
    pub fn is_met(&self) -> Option<bool> {
        let median = self.ratio().median;
        self.is_asked.then_some(match self.target {
            Target::AtLeast(least) => median >= least,
            Target::AtMost(most) => median <= most,
        })
    }
}
