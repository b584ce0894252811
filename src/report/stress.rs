//! What a search for a counterexample came to, for a person.

use super::escape;
use super::evidence::case_details;
use super::number;
use super::page::Page;
use super::paint::{Paint, Style};
use super::words;
use crate::stress::Found;

/// A line shows at least so many columns of an input.
const INPUT_COLUMNS: usize = 60;

/// One search.
#[derive(Clone, Copy, Debug)]
pub struct StressResult<'a> {
    /// The problem's id.
    pub problem: &'a str,
    /// The submission's file.
    pub submission: &'a str,
    /// What was found.
    pub found: &'a Found,
    /// The seed of the inputs.
    pub seed: u64,
}

/// The counterexample in full, or that there is none.
pub fn stress_page(result: &StressResult<'_>, style: Style) -> String {
    let mut page = Page::new(style);
    let inputs = number::count(result.found.inputs, "input");
    let seed = result.seed;
    let Some(counterexample) = &result.found.counterexample else {
        let text = format!(
            "no difference in {inputs} (seed {seed}): {} answers as the reference does",
            result.submission
        );
        page.wrapped("", &text, Paint::Green);
        return page.text;
    };
    let (first, last) = (counterexample.first_bytes, counterexample.input.len());
    let [from, to] = [first, last].map(|bytes| number::size(bytes as u64));
    let simpler = if first == last {
        format!("the input has {to}, as at first")
    } else {
        let steps = number::count(counterexample.tries as u64, "step");
        format!("the input, of {from} at first, is made simpler in {steps} to {to}")
    };
    let text = format!("a difference after {inputs} (seed {seed}); {simpler}");
    page.wrapped("", &text, Paint::Bold);
    page.gap();
    page.text + &case_details(&counterexample.record, &counterexample.evidence, style)
}

/// One line: whether there is a difference, and the input that shows it.
pub fn stress_line(result: &StressResult<'_>, style: Style) -> String {
    let mut page = Page::new(style);
    let name = format!("{} {}", result.problem, result.submission);
    let inputs = number::count(result.found.inputs, "input");
    let (paint, text) = match &result.found.counterexample {
        Some(counterexample) => {
            let input = String::from_utf8_lossy(&counterexample.input);
            let input = input.replace('\n', " ⏎ ");
            let verdict = words::verdict(counterexample.record.verdict);
            let room = style
                .columns()
                .saturating_sub(name.len() + verdict.len() + 24);
            let input = escape::clipped(input.trim(), room.max(INPUT_COLUMNS));
            (Paint::Green, format!("{verdict} after {inputs}: {input}"))
        }
        None => (Paint::Red, format!("no difference in {inputs}")),
    };
    page.line(&format!(
        "{}: {}",
        escape::line(&name),
        style.paint(paint, &text)
    ));
    page.text
}
