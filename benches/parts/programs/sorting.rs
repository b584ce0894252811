//! Records are sorted by two keys, intervals are merged, and values are looked for by halving.

use std::io::stdin;

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Person {
    age: u32,
    name: String,
}

struct Random(u64);

impl Random {
    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % end
    }
}

fn merged(mut intervals: Vec<(u64, u64)>) -> Vec<(u64, u64)> {
    intervals.sort();
    let mut merged: Vec<(u64, u64)> = Vec::new();
    for (start, end) in intervals {
        match merged.last_mut() {
            Some(last) if start <= last.1 => last.1 = last.1.max(end),
            _ => merged.push((start, end)),
        }
    }
    merged
}

fn main() {
    let mut line = String::new();
    stdin().read_line(&mut line).expect("the input is text");
    let count: u64 = line.trim().parse().expect("how many");
    let mut random = Random(88_172_645_463_325_252);

    let mut people: Vec<Person> = (0..count)
        .map(|_| Person {
            age: random.below(90) as u32,
            name: format!("person {}", random.below(count)),
        })
        .collect();
    people.sort_by(|one, other| other.age.cmp(&one.age).then(one.name.cmp(&other.name)));
    people.dedup();
    println!("{} {:?}", people.len(), people[people.len() / 2]);

    let intervals = (0..2 * count).map(|_| {
        let start = random.below(100 * count);
        (start, start + random.below(60))
    });
    let merged = merged(intervals.collect());
    println!("{} {:?}", merged.len(), merged[merged.len() / 2]);

    let mut numbers: Vec<u64> = (0..4 * count).map(|_| random.below(1 << 40)).collect();
    numbers.sort_unstable();
    let places = (0..4 * count)
        .map(|_| {
            let wanted = random.below(1 << 40);
            numbers.partition_point(|number| *number < wanted) as u64
        });
    println!("{}", places.sum::<u64>());
}
