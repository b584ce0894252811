//! Works out each coroutine on its own, and then sorts by time: sleeps of 0 change no order.
use std::io::{Read, stdin};

fn main() {
    let mut input = String::new();
    stdin().read_to_string(&mut input).unwrap();
    let mut now = 0;
    for group in input.split("\n\n") {
        let mut said: Vec<(u64, &str, &str)> = Vec::new();
        let mut ends = Vec::new();
        for line in group.lines() {
            let mut words = line.split_whitespace();
            let name = words.next().unwrap();
            let mut time: u64 = now;
            for word in words {
                match word.parse::<u64>() {
                    Ok(tenths) => time += tenths,
                    Err(_) => said.push((time, name, word)),
                }
            }
            ends.push(time);
        }
        said.sort_by_key(|(time, ..)| *time);
        for (time, name, word) in said {
            println!("{time} {name} {word}");
        }
        now = *ends.iter().max().unwrap();
        let ends: Vec<String> = ends.iter().map(u64::to_string).collect();
        println!("{now} gathered {}", ends.join(" "));
    }
}
