//! Plays coroutines with a queue of those that wait, and prints what they say and when.

use std::collections::BTreeMap;
use std::io::{Read, stdin};

fn main() {
    let mut input = String::new();
    stdin()
        .read_to_string(&mut input)
        .expect("the input is UTF-8");
    let mut now = 0;
    for group in input.split("\n\n") {
        // What each coroutine has still to do; its name comes first.
        let mut coroutines: Vec<_> = group.lines().map(str::split_ascii_whitespace).collect();
        let names: Vec<&str> = coroutines
            .iter_mut()
            .map(|words| words.next().expect("a name"))
            .collect();
        let mut ended = vec![now; names.len()];
        // Who goes on, by the time for it, and then by who began to wait first.
        let mut waiting: BTreeMap<(u64, usize), usize> =
            (0..names.len()).map(|i| ((now, i), i)).collect();
        let mut waits = names.len();
        while let Some(((time, _), i)) = waiting.pop_first() {
            now = time;
            ended[i] = now;
            for word in coroutines[i].by_ref() {
                if let Ok(tenths) = word.parse::<u64>() {
                    waiting.insert((now + tenths, waits), i);
                    waits += 1;
                    break;
                }
                println!("{now} {} {word}", names[i]);
            }
        }
        let ended: Vec<String> = ended.iter().map(u64::to_string).collect();
        println!("{now} gathered {}", ended.join(" "));
    }
}
