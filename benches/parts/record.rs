//! All that was measured, as one record: `target/ratios.md` and `target/ratios.json`.
//!
//! ```text
//! { "schema": 1, "is_short": false, "machine": { "cores": 2, … },
//!   "rows": [{ "part": "python", "what": "…", "beside": "…", "unit": "seconds",
//!              "gradebox": { "min", "median", "max" }, "other": { … }, "ratio": { … },
//!              "ratio_of_fastest": 1.0, "repetitions": 7,
//!              "target": { "at_least": 12.0 }, "is_met": true, "note": "" }],
//!   "shapes": [{ "what": "…", "points": [{ "workers": 1, "cases_per_second": { … }, … }] }],
//!   "first_verdict": [{ "what": "…", "python": { … }, "rust": { … } }] }
//! ```
//!
//! A ratio is the other's figure by gradebox's where the target is `at_least` (so many times
//! as many cases per second), and gradebox's by the other's where it is `at_most` (so many
//! times the time). `target` and `is_met` are null where nobody asks.

use serde::Serialize;
use serde_json::{Value, json};

use crate::first_verdict::{self, Stretch};
use crate::machine::Machine;
use crate::row::Row;
use crate::scaling::{self, Shape};
use crate::table;

/// What a run of the suite has found.
#[derive(Clone, Debug)]
pub struct Record {
    /// Where it ran.
    pub machine: Machine,
    /// Whether it was the short form.
    pub is_short: bool,
    /// The table.
    pub rows: Vec<Row>,
    /// How cases per second grow with workers.
    pub shapes: Vec<Shape>,
    /// What the time to the first verdict is made of.
    pub stretches: Vec<Stretch>,
}

impl Record {
    /// For people.
    pub fn markdown(&self) -> String {
        let form = if self.is_short { "short" } else { "full" };
        let mut text = format!("{}; {form} form.\n", self.machine.sentence());
        let mut add = |part: String| {
            if !part.is_empty() {
                text += &format!("\n{part}");
            }
        };
        if !self.rows.is_empty() {
            add(table::markdown(&self.rows));
        }
        add(table::notes(&self.rows));
        add(scaling::markdown(&self.shapes));
        if !self.stretches.is_empty() {
            add(first_verdict::markdown(&self.stretches));
        }
        text
    }

    /// For programs.
    pub fn json(&self) -> String {
        let rows: Vec<_> = self.rows.iter().map(row).collect();
        let record = json!({
            "schema": 1,
            "is_short": self.is_short,
            "machine": value(&self.machine),
            "rows": rows,
            "shapes": value(&self.shapes),
            "first_verdict": value(&self.stretches),
        });
        format!("{record:#}\n")
    }
}

fn row(row: &Row) -> Value {
    json!({
        "part": row.part,
        "what": row.what,
        "beside": row.beside,
        "unit": value(&row.unit),
        "gradebox": value(&row.own()),
        "other": value(&row.other()),
        "ratio": value(&row.ratio()),
        "ratio_of_fastest": row.ratio_of_fastest(),
        "repetitions": row.pairs.len(),
        "target": row.is_asked.then(|| value(&row.target)),
        "is_met": row.is_met(),
        "note": row.note,
    })
}

fn value(part: &impl Serialize) -> Value {
    serde_json::to_value(part).expect("it is plain data")
}
