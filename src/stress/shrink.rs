//! Fewer and smaller choices that still show the same mistake. Pure but for the test it is given.

use std::collections::HashSet;

/// Shrinks choices. `test` makes an input of the choices it is given; where that still shows
/// the mistake, it returns the choices as they were used, which may be fewer.
///
/// The result is the simplest that was found within `tries_max` tests: of fewer choices, or
/// of as many where the first that differs is smaller. It always shows the mistake.
pub fn shrink(
    choices: Vec<u64>,
    tries_max: usize,
    test: &mut dyn FnMut(&[u64]) -> Option<Vec<u64>>,
) -> Vec<u64> {
    let mut shrinking = Shrinking {
        best: choices,
        seen: HashSet::new(),
        tries_left: tries_max,
        test,
    };
    loop {
        let before = shrinking.best.clone();
        shrinking.cut();
        shrinking.take_out();
        shrinking.zero();
        shrinking.lower();
        shrinking.lower_together();
        shrinking.lower_and_take_out();
        if shrinking.best == before || shrinking.tries_left == 0 {
            return shrinking.best;
        }
    }
}

struct Shrinking<'a> {
    best: Vec<u64>,
    seen: HashSet<Vec<u64>>,
    tries_left: usize,
    test: &'a mut dyn FnMut(&[u64]) -> Option<Vec<u64>>,
}

impl Shrinking<'_> {
    /// Whether the candidate is simpler and still shows the mistake; then it is the best.
    fn is_better(&mut self, candidate: Vec<u64>) -> bool {
        let simpler = |a: &[u64], b: &[u64]| (a.len(), a) < (b.len(), b);
        if self.tries_left == 0
            || !simpler(&candidate, &self.best)
            || !self.seen.insert(candidate.clone())
        {
            return false;
        }
        self.tries_left -= 1;
        match (self.test)(&candidate) {
            Some(used) => {
                // As they were used is never longer where the generator stopped asking, but it
                // may be where that asked for more: then what was given is as good.
                self.best = if simpler(&used, &candidate) {
                    used
                } else {
                    candidate
                };
                true
            }
            None => false,
        }
    }

    /// All behind some point is taken away, and so becomes the simplest.
    fn cut(&mut self) {
        let mut length = self.best.len() / 2;
        while length < self.best.len() {
            if self.is_better(self.best[..length].to_vec()) {
                length = self.best.len() / 2;
            } else {
                length += (self.best.len() - length).div_ceil(2);
            }
        }
    }

    /// Runs of choices are taken out: an element of a list, and the choice to have it.
    fn take_out(&mut self) {
        for size in [32, 16, 8, 6, 5, 4, 3, 2, 1] {
            let mut end = self.best.len();
            while end >= size {
                let start = end - size;
                let mut shorter = self.best.clone();
                shorter.drain(start..end);
                if self.is_better(shorter) {
                    end = end.min(self.best.len());
                } else {
                    end -= 1;
                }
            }
        }
    }

    /// Runs of choices become the simplest ones.
    fn zero(&mut self) {
        for size in [8, 4, 2] {
            let mut start = 0;
            while start + size <= self.best.len() {
                let mut zeroed = self.best.clone();
                zeroed[start..start + size].fill(0);
                self.is_better(zeroed);
                start += size / 2;
            }
        }
    }

    /// Single choices become as small as they can be.
    fn lower(&mut self) {
        let mut at = 0;
        while at < self.best.len() {
            // The largest that is known to be too small, if one less than 0 counts as such.
            let mut too_small: Option<u64> = None;
            for simple in [0, 1, 2] {
                if simple < self.best[at] && self.try_at(at, simple) {
                    break;
                }
                if at < self.best.len() && simple < self.best[at] {
                    too_small = Some(simple);
                }
            }
            while at < self.best.len() {
                let (low, high) = (too_small.map_or(0, |value| value + 1), self.best[at]);
                if low >= high {
                    break;
                }
                // Integers alternate: where one below zero does not show the mistake, the one
                // above, which comes just before or behind it, may.
                let middle = low + (high - low) / 2;
                let other = middle + 1;
                if !(self.try_at(at, middle) || other < high && self.try_at(at, other)) {
                    too_small = Some(other);
                }
                if self.tries_left == 0 {
                    return;
                }
            }
            at += 1;
        }
    }

    /// Two choices that belong together, such as a number and its negative, become smaller at once.
    fn lower_together(&mut self) {
        for at in 0..self.best.len() {
            for other in at + 1..self.best.len() {
                if other >= self.best.len() || self.best[at].abs_diff(self.best[other]) > 1 {
                    continue;
                }
                // By an even number, so that what is above zero stays there.
                let mut by = self.best[at].min(self.best[other]).saturating_sub(1) / 2 * 2;
                while by > 0 && other < self.best.len() {
                    let mut lowered = self.best.clone();
                    lowered[at] -= by;
                    lowered[other] -= by;
                    if self.is_better(lowered) {
                        break;
                    }
                    by = by / 4 * 2;
                }
            }
        }
    }

    /// One choice that says how many others there are, with some of these.
    fn lower_and_take_out(&mut self) {
        let mut at = 0;
        while at < self.best.len() {
            if self.best[at] > 0 {
                for size in 1..=4 {
                    let behind = at + 1..at + 1 + size;
                    if behind.end > self.best.len() {
                        break;
                    }
                    let mut shorter = self.best.clone();
                    shorter[at] -= 1;
                    shorter.drain(behind);
                    if self.is_better(shorter) {
                        break;
                    }
                }
            }
            at += 1;
        }
    }

    fn try_at(&mut self, at: usize, value: u64) -> bool {
        let mut lowered = self.best.clone();
        lowered[at] = value;
        self.is_better(lowered)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Choices;
    use super::*;

    fn shrunk<T>(generate: impl Fn(&mut Choices) -> T, fails: impl Fn(&T) -> bool) -> T {
        let start = (0..10_000)
            .map(|seed| {
                let mut choices = Choices::random(seed, 100);
                let input = generate(&mut choices);
                (fails(&input), choices.made())
            })
            .find_map(|(fails, made)| fails.then_some(made))
            .expect("a counterexample");
        let best = shrink(start, 2_000, &mut |tried| {
            let mut choices = Choices::repeat(tried.to_vec());
            let input = generate(&mut choices);
            fails(&input).then(|| choices.made())
        });
        generate(&mut Choices::repeat(best))
    }

    #[test]
    fn the_smallest_counterexample_is_found() {
        let list = |choices: &mut Choices| choices.list(0, 30, |c| c.integer(-1000, 1000));
        assert_eq!(shrunk(list, |list| list.iter().any(|n| *n < -5)), [-6]);
        assert_eq!(shrunk(list, |list| list.len() > 3), [0, 0, 0, 0]);
        assert_eq!(shrunk(list, |list| list.iter().any(|n| *n > 500)), [501]);
        let pair = shrunk(list, |list| {
            list.iter().any(|n| *n != 0 && list.contains(&-n))
        });
        assert!(pair == [1, -1] || pair == [-1, 1], "{pair:?}");
        let large = shrunk(list, |list| list.iter().sum::<i64>() > 100);
        assert_eq!(large, [101]);
        let text = |choices: &mut Choices| choices.text(0, 20, "abc");
        assert_eq!(shrunk(text, |text| text.contains('c')), "c");
        let pair = |choices: &mut Choices| (choices.integer(0, 1 << 40), choices.boolean());
        assert_eq!(
            shrunk(pair, |(number, flag)| *number > 123_456 && *flag),
            (123_457, true)
        );
    }

    #[test]
    fn tries_are_bounded_and_the_result_always_fails() {
        for tries_max in [0, 1, 10] {
            let mut tries = 0;
            let best = shrink(vec![9; 100], tries_max, &mut |choices| {
                tries += 1;
                (choices.len() >= 90).then(|| choices.to_vec())
            });
            assert!(tries <= tries_max && best.len() >= 90);
        }
    }
}
