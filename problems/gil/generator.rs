//! Few threads with short segments and a short interval, so that much happens at the same moment.

use gradebox_support::Choices;

pub fn generate(choices: &mut Choices) -> (Vec<Vec<(String, i64)>>, i64) {
    // Three threads or four are as likely as one: it takes three to come back in the wrong order.
    let count = choices.index(5);
    let threads = choices.list(count, count, |choices| {
        choices.list(0, 4, |choices| {
            let kind = *choices.pick(&["cpu", "io"]);
            let length = if choices.once_in(20) {
                choices.integer(1, 1_000)
            } else if kind == "io" {
                choices.integer(1, 4)
            } else {
                // Long enough for several threads to come back meanwhile.
                choices.integer(1, 8)
            };
            (kind.to_string(), length)
        })
    });
    let interval = if choices.boolean() {
        choices.integer(5, 1_000_000_000_000)
    } else {
        choices.integer(1, 6)
    };
    (threads, interval)
}
