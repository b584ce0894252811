//! The source of everything random in an input.
//!
//! An input is a function of a list of small numbers, its choices. At first they
//! are random; to make the input simpler, some are lowered or taken out and it is
//! made anew. So whatever a generator makes, a simpler one that it could have
//! made can be found, and no input is ever one that it could not have made.
//! (The idea is that of the Hypothesis library: MacIver and Donaldson,
//! "Test-Case Reduction via Test-Case Generation", ECOOP 2020.)
//!
//! This file is part of gradebox, and is linked into every generator too.

/// A list grows to at most so many elements while choices are drawn at random,
/// times `size` in per cent.
const LIST_ELEMENTS_MAX: u64 = 40;

/// Draws choices, or repeats them.
pub struct Choices {
    random: Option<Random>,
    size: u64,
    repeated: std::vec::IntoIter<u64>,
    made: Vec<u64>,
}

impl Choices {
    /// Random choices; the same ones for the same seed. A small `size`, of 1 to 100,
    /// makes small inputs.
    pub fn random(seed: u64, size: u64) -> Self {
        Choices {
            random: Some(Random(seed)),
            size: size.clamp(1, 100),
            repeated: Vec::new().into_iter(),
            made: Vec::new(),
        }
    }

    /// These choices. One that is out of bounds counts as the largest that is not; where they
    /// have run out, every choice is 0, the simplest.
    pub fn repeat(choices: Vec<u64>) -> Self {
        Choices {
            random: None,
            size: 100,
            repeated: choices.into_iter(),
            made: Vec::new(),
        }
    }

    /// The choices so far, each as it was used.
    pub fn made(self) -> Vec<u64> {
        self.made
    }

    /// An integer from `low` to `high`, both included. Small ones and the ends are
    /// drawn more often. Shrinks towards the one nearest to zero.
    ///
    /// # Panics
    ///
    /// If `low` is above `high`.
    pub fn integer(&mut self, low: i64, high: i64) -> i64 {
        assert!(low <= high, "no integer is from {low} to {high}");
        let nearest = 0.clamp(low, high);
        let (above, below) = (high.abs_diff(nearest), nearest.abs_diff(low));
        let size = self.size;
        let rank = self.choose(above.saturating_add(below), |random| {
            let to_rank = |value: i64| rank(value, nearest, above, below);
            match random.below(8) {
                0 => to_rank(if random.below(2) == 0 { low } else { high }),
                1 => to_rank(low.saturating_add(random.below(3) as i64).min(high)),
                2 => to_rank(high.saturating_sub(random.below(3) as i64).max(low)),
                3..=5 => random.up_to(above.saturating_add(below).min(2 + size / 4)),
                6 => {
                    let bits = random.below(64) as u32;
                    random.up_to(above.saturating_add(below).min(u64::MAX >> bits))
                }
                _ => random.up_to(above.saturating_add(below)),
            }
        });
        value(rank, nearest, above, below)
    }

    /// From 0 to below `count`, each as often as any other. Shrinks towards 0.
    ///
    /// # Panics
    ///
    /// If `count` is 0.
    pub fn index(&mut self, count: usize) -> usize {
        assert!(count > 0, "there is nothing to choose from");
        let most = count as u64 - 1;
        self.choose(most, |random| random.up_to(most)) as usize
    }

    /// Shrinks to `false`.
    pub fn boolean(&mut self) -> bool {
        self.choose(1, |random| random.below(2)) == 1
    }

    /// `true` once in `n` times. Shrinks to `false`.
    pub fn once_in(&mut self, n: u64) -> bool {
        self.choose(1, |random| u64::from(random.below(n.max(1)) == 0)) == 1
    }

    /// One of these. Shrinks to the first.
    ///
    /// # Panics
    ///
    /// If there is none.
    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.index(from.len())]
    }

    /// From `least` to `most` elements, both included; few are drawn more often.
    /// Shrinks to fewer.
    pub fn list<T>(
        &mut self,
        least: usize,
        most: usize,
        mut element: impl FnMut(&mut Choices) -> T,
    ) -> Vec<T> {
        let wanted = self.length(least as u64, most as u64);
        let mut elements = Vec::new();
        while elements.len() < most {
            // Whether there is one more is a choice of its own, so that an element goes with the
            // choices that it is made of.
            let more = elements.len() < least || {
                let is_wanted = (elements.len() as u64) < wanted;
                self.choose(1, |_| u64::from(is_wanted)) == 1
            };
            if !more {
                break;
            }
            elements.push(element(self));
        }
        elements
    }

    /// From `least` to `most` of these characters. Shrinks to fewer, and to the first.
    pub fn text(&mut self, least: usize, most: usize, characters: &str) -> String {
        let characters: Vec<char> = characters.chars().collect();
        let text = self.list(least, most, |choices| *choices.pick(&characters));
        text.into_iter().collect()
    }

    /// How long a list is to be, while choices are drawn at random.
    fn length(&mut self, least: u64, most: u64) -> u64 {
        let size = self.size;
        let Some(random) = &mut self.random else {
            return 0;
        };
        let room = most
            .saturating_sub(least)
            .min(1 + LIST_ELEMENTS_MAX * size / 100);
        let length = match random.below(8) {
            0 => 0,
            1..=4 => random.up_to(room.min(4)),
            _ => random.up_to(room),
        };
        least + length
    }

    /// One choice, from 0 to `most`.
    fn choose(&mut self, most: u64, draw: impl FnOnce(&mut Random) -> u64) -> u64 {
        let choice = match &mut self.random {
            Some(random) => draw(random),
            None => self.repeated.next().unwrap_or(0),
        };
        let choice = choice.min(most);
        self.made.push(choice);
        choice
    }
}

/// How far down the list of integers a value stands that begins with `nearest`, and goes on
/// one up, one down, as long as there are any.
fn rank(value: i64, nearest: i64, above: u64, below: u64) -> u64 {
    let distance = value.abs_diff(nearest);
    let both = above.min(below);
    if distance > both {
        both.saturating_add(distance)
    } else if value > nearest {
        (distance * 2).saturating_sub(1)
    } else {
        distance * 2
    }
}

/// The value of a rank.
fn value(rank: u64, nearest: i64, above: u64, below: u64) -> i64 {
    let both = above.min(below);
    let (distance, is_above) = if rank > both.saturating_mul(2) {
        (rank - both, above > below)
    } else {
        (rank.div_ceil(2), rank % 2 == 1)
    };
    if is_above {
        nearest.saturating_add_unsigned(distance)
    } else {
        nearest.saturating_sub_unsigned(distance)
    }
}

/// Random numbers, the same everywhere: SplitMix64 (Steele, Lea, Flood, OOPSLA 2014).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// From 0 to below `count`, which is at least 1.
    fn below(&mut self, count: u64) -> u64 {
        // The bias of the remainder does not matter to a search.
        self.next() % count
    }

    /// From 0 to `most`, both included.
    fn up_to(&mut self, most: u64) -> u64 {
        match most.checked_add(1) {
            Some(count) => self.below(count),
            None => self.next(),
        }
    }
}
