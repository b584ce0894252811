//! Primes up to a limit: how many, the widest gap between two, and the sum of all.

use std::io::stdin;

fn main() {
    let mut line = String::new();
    stdin().read_line(&mut line).expect("the input is text");
    let limit: usize = line.trim().parse().expect("a limit");

    let mut is_prime = vec![true; limit + 1];
    is_prime[..2].fill(false);
    let mut number = 2;
    while number * number <= limit {
        if is_prime[number] {
            for multiple in (number * number..=limit).step_by(number) {
                is_prime[multiple] = false;
            }
        }
        number += 1;
    }
    let (mut count, mut sum, mut gap, mut last) = (0u64, 0u64, 0, 2);
    for number in 2..=limit {
        if is_prime[number] {
            count += 1;
            sum += number as u64;
            gap = gap.max(number - last);
            last = number;
        }
    }
    println!("{count} {sum} {gap}");
}
