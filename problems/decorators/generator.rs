//! Random scripts: two functions, few arguments, calls that look alike and calls that come again;
//! now and then a sleep, a failure or a call within.
use gradebox_support::Choices;

const NAMES: [&str; 2] = ["f", "g"];
const DECORATORS: [&str; 4] = ["timed", "cached", "timed cached", "cached timed"];
const VALUES: [&str; 6] = ["1", "2", "'1'", "'k'", "None", "-1"];
const GIVEN: [&str; 4] = ["None", "0", "''", "'k'"];
const ERRORS: [&str; 4] = ["ValueError", "LookupError", "ArithmeticError", "OSError"];
/// Arguments of two calls each, which a careless cache takes for one, or does not remember.
const LOOK_ALIKE: [[&str; 2]; 8] = [
    ["1", "2"],
    ["1", "'1'"],
    ["1 2", "2 1"],
    ["k=1", "k=2"],
    ["'k' 1", "k=1"],
    ["give=None", "1 give=None"],
    ["give=0", "give=''"],
    ["fail='OSError'", "1 fail='OSError'"],
];

pub fn generate(choices: &mut Choices) -> String {
    // What all sleeps together may take, in hundredths of a second.
    let mut left = 20;
    let mut script = String::new();
    for name in NAMES {
        script += &make(choices, name);
    }
    for line in choices.list(1, 10, |choices| operation(choices, &mut left)) {
        script += &line;
    }
    if choices.once_in(6) {
        script += &many_calls(choices);
    }
    script
}

fn make(choices: &mut Choices, name: &str) -> String {
    format!("make {name} {}\n", choices.pick(&DECORATORS))
}

fn operation(choices: &mut Choices, left: &mut i64) -> String {
    let name = *choices.pick(&NAMES);
    if choices.once_in(10) {
        return make(choices, name);
    }
    if choices.once_in(12) {
        return fibonacci(choices);
    }
    if choices.once_in(3) {
        let [first, second] = choices.pick(&LOOK_ALIKE);
        return format!("call {name} {first}\ncall {name} {second}\ncall {name} {first}\n");
    }
    let words = arguments(choices, left);
    format!("call {name}{words}\n")
}

fn fibonacci(choices: &mut Choices) -> String {
    let decorators = *choices.pick(&DECORATORS);
    let most = match decorators {
        "cached" => 90,
        "timed" => 6,
        _ => 12,
    };
    let n = choices.integer(0, most);
    format!("make fibonacci {decorators}\ncall fibonacci {n}\n")
}

/// So many calls that a small cache is full, and the first one again.
fn many_calls(choices: &mut Choices) -> String {
    let name = choices.pick(&NAMES);
    let all: String = (1000..1129).map(|i| format!("call {name} {i}\n")).collect();
    format!("{all}call {name} 1000\n")
}

/// The arguments of a call, each with a space before it; keywords in alphabetical order.
fn arguments(choices: &mut Choices, left: &mut i64) -> String {
    let mut words = choices.list(0, 2, |choices| choices.pick(&VALUES).to_string());
    if choices.once_in(6) {
        words.push(format!("fail='{}'", choices.pick(&ERRORS)));
    }
    if choices.once_in(4) {
        words.push(format!("give={}", choices.pick(&GIVEN)));
    }
    if choices.once_in(4) {
        words.push(format!("k={}", choices.pick(&VALUES)));
    }
    let mut runs = 1;
    if choices.once_in(4) {
        let levels = choices.integer(0, 3);
        words.push(format!("nest={levels}"));
        runs += levels;
    }
    if choices.once_in(4) && runs <= *left {
        let sleep = choices.integer(1, (*left / runs).min(5));
        words.push(format!("sleep={sleep}"));
        *left -= sleep * runs;
    }
    words.iter().map(|word| format!(" {word}")).collect()
}
