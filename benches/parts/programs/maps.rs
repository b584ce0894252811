//! Pairs with a sum, groups of anagrams and a cache of recent keys, by hash maps.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::io::stdin;

struct Random(u64);

impl Random {
    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % end
    }
}

fn pairs_with_sum(numbers: &[i64], sum: i64) -> usize {
    let mut seen: HashMap<i64, usize> = HashMap::new();
    let mut pairs = 0;
    for number in numbers {
        pairs += seen.get(&(sum - number)).copied().unwrap_or(0);
        *seen.entry(*number).or_default() += 1;
    }
    pairs
}

fn anagrams(words: &[String]) -> BTreeMap<usize, usize> {
    let mut groups: HashMap<Vec<u8>, HashSet<&str>> = HashMap::new();
    for word in words {
        let mut letters = word.clone().into_bytes();
        letters.sort_unstable();
        groups.entry(letters).or_default().insert(word);
    }
    let mut sizes = BTreeMap::new();
    for group in groups.values() {
        *sizes.entry(group.len()).or_default() += 1;
    }
    sizes
}

fn main() {
    let mut line = String::new();
    stdin().read_line(&mut line).expect("the input is text");
    let count: u64 = line.trim().parse().expect("how many");
    let mut random = Random(88_172_645_463_325_252);

    let numbers: Vec<i64> = (0..count).map(|_| random.below(count) as i64).collect();
    println!("{}", pairs_with_sum(&numbers, count as i64));

    let words: Vec<String> = (0..count)
        .map(|_| {
            let length = 3 + random.below(3);
            let letters = (0..length).map(|_| char::from(b'a' + random.below(8) as u8));
            letters.collect()
        })
        .collect();
    println!("{:?}", anagrams(&words));

    let (mut used, mut hits) = (HashMap::new(), 0);
    for time in 0..2 * count {
        let key = random.below(count / 4) * random.below(3);
        if used.insert(key, time).is_some_and(|last| time - last < count / 8) {
            hits += 1;
        }
    }
    println!("{} {hits}", used.len());
}
