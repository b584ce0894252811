//! Asyncio: read groups of coroutines, play each group, print what happens and when.

use std::io::{Read, stdin};

/// Plays one group, of which each line is a coroutine, and returns the time of its end.
fn play(_group: &str, _start: u64) -> u64 {
    unimplemented!("write your solution here")
}

fn main() {
    let mut input = String::new();
    stdin().read_to_string(&mut input).expect("the input");
    let mut now = 0;
    for group in input.split("\n\n") {
        now = play(group, now);
    }
}
