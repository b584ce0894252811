//! Shortest ways through a grid of hills, and its lakes: a heap, a queue and a stack.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};
use std::io::stdin;

struct Grid {
    size: usize,
    heights: Vec<u32>,
}

impl Grid {
    fn new(size: usize) -> Self {
        let mut seed = 88_172_645_463_325_252u64;
        let heights = (0..size * size).map(|_| {
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            (seed % 10) as u32
        });
        Grid {
            size,
            heights: heights.collect(),
        }
    }

    fn neighbours(&self, place: usize) -> impl Iterator<Item = usize> + use<> {
        let (size, row, column) = (self.size, place / self.size, place % self.size);
        let steps = [(0, 1), (1, 0), (0, -1), (-1, 0)];
        steps.into_iter().filter_map(move |(down, right)| {
            let row = row.checked_add_signed(down).filter(|row| *row < size)?;
            let column = column.checked_add_signed(right).filter(|column| *column < size)?;
            Some(row * size + column)
        })
    }

    fn cheapest(&self) -> u32 {
        let mut costs = vec![u32::MAX; self.heights.len()];
        let mut heap = BinaryHeap::from([Reverse((0, 0))]);
        costs[0] = 0;
        while let Some(Reverse((cost, place))) = heap.pop() {
            if place + 1 == self.heights.len() {
                return cost;
            }
            if cost > costs[place] {
                continue;
            }
            for next in self.neighbours(place) {
                let cost = cost + 1 + self.heights[next];
                if cost < costs[next] {
                    costs[next] = cost;
                    heap.push(Reverse((cost, next)));
                }
            }
        }
        unreachable!("every place can be reached")
    }

    fn fewest_steps(&self) -> Option<u32> {
        let mut steps = vec![None; self.heights.len()];
        let mut queue = VecDeque::from([0]);
        steps[0] = Some(0);
        while let Some(place) = queue.pop_front() {
            for next in self.neighbours(place) {
                if steps[next].is_none() && self.heights[next] > 1 {
                    steps[next] = steps[place].map(|steps| steps + 1);
                    queue.push_back(next);
                }
            }
        }
        steps.into_iter().flatten().max()
    }

    fn lakes(&self) -> usize {
        let mut seen = vec![false; self.heights.len()];
        let mut lakes = 0;
        for start in 0..self.heights.len() {
            if seen[start] || self.heights[start] > 3 {
                continue;
            }
            lakes += 1;
            let mut stack = vec![start];
            while let Some(place) = stack.pop() {
                if std::mem::replace(&mut seen[place], true) {
                    continue;
                }
                let wet = self.neighbours(place).filter(|next| self.heights[*next] <= 3);
                stack.extend(wet);
            }
        }
        lakes
    }
}

fn main() {
    let mut line = String::new();
    stdin().read_line(&mut line).expect("the input is text");
    let grid = Grid::new(line.trim().parse().expect("the size"));
    println!("{} {:?} {}", grid.cheapest(), grid.fewest_steps(), grid.lakes());
}
