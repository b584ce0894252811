//! Few different keys and values, so that both are repeated; keys are short and long, in one and more bytes.
use gradebox_support::Choices;

/// The keys, the values, what is kept, and the form.
pub fn generate(
    choices: &mut Choices,
) -> (Vec<&'static str>, Vec<i64>, &'static str, &'static str) {
    let keys = choices.list(0, 9, |choices| {
        *choices.pick(&["c", "b", "plum", "äöü", "fig", ""])
    });
    // Sometimes one list is longer than the other; most often they are as long.
    let count = keys.len();
    let (least, most) = if choices.once_in(3) {
        (0, 9)
    } else {
        (count, count)
    };
    let values = choices.list(least, most, |choices| {
        if choices.once_in(8) {
            // The squares of the first two have more than the 53 bits of a float.
            *choices.pick(&[94_906_267, 2_999_999_999, 3_000_000_000, -3_000_000_000])
        } else {
            choices.integer(-1, 2)
        }
    });
    let keep = *choices.pick(&["all", "all", "even", "positive", "short"]);
    let form = *choices.pick(&["plain", "squares", "swapped", "grouped"]);
    (keys, values, keep, form)
}
