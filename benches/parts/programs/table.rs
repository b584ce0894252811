//! The edit distance of two texts, and the longest run of letters that both have:
//! a table of two dimensions each.

use std::io::stdin;

fn letters(length: usize, mut seed: u64) -> Vec<u8> {
    (0..length)
        .map(|_| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            b'a' + (seed >> 33) as u8 % 4
        })
        .collect()
}

fn distance(one: &[u8], other: &[u8]) -> usize {
    let mut table = vec![vec![0; other.len() + 1]; one.len() + 1];
    for (row, cells) in table.iter_mut().enumerate() {
        cells[0] = row;
    }
    for column in 0..=other.len() {
        table[0][column] = column;
    }
    for row in 1..=one.len() {
        for column in 1..=other.len() {
            let change = usize::from(one[row - 1] != other[column - 1]);
            table[row][column] = (table[row - 1][column - 1] + change)
                .min(table[row - 1][column] + 1)
                .min(table[row][column - 1] + 1);
        }
    }
    table[one.len()][other.len()]
}

fn longest_run(one: &[u8], other: &[u8]) -> usize {
    let mut lengths = vec![0; other.len() + 1];
    let mut longest = 0;
    for letter in one {
        for column in (1..=other.len()).rev() {
            lengths[column] = if *letter == other[column - 1] {
                lengths[column - 1] + 1
            } else {
                0
            };
            longest = longest.max(lengths[column]);
        }
    }
    longest
}

fn main() {
    let mut line = String::new();
    stdin().read_line(&mut line).expect("the input is text");
    let rounds: u64 = line.trim().parse().expect("how many rounds");
    for round in 0..rounds {
        let (one, other) = (letters(1500, round), letters(1400, round + 1000));
        println!("{} {}", distance(&one, &other), longest_run(&one, &other));
    }
}
