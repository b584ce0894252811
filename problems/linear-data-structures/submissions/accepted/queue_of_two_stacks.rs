//! The queue is made of two stacks: one for what came in, one turned round for what goes out.

use std::io::{self, BufRead};

#[derive(Default)]
struct Queue {
    incoming: Vec<i64>,
    outgoing: Vec<i64>,
}

impl Queue {
    fn turn(&mut self) {
        if self.outgoing.is_empty() {
            self.outgoing.extend(self.incoming.drain(..).rev());
        }
    }

    fn dequeue(&mut self) -> Option<i64> {
        self.turn();
        self.outgoing.pop()
    }

    fn front(&mut self) -> Option<i64> {
        self.turn();
        self.outgoing.last().copied()
    }
}

fn or(value: Option<i64>, text: &str) -> String {
    match value {
        Some(value) => value.to_string(),
        None => text.to_string(),
    }
}

fn list(values: Vec<i64>) -> String {
    if values.is_empty() {
        return "empty".to_string();
    }
    let words: Vec<String> = values.iter().map(|value| value.to_string()).collect();
    words.join(" ")
}

fn main() {
    let mut array: Vec<i64> = Vec::new();
    let mut stack: Vec<i64> = Vec::new();
    let mut queue = Queue::default();
    let mut lines = io::stdin().lock().lines();
    let count: usize = lines.next().unwrap().unwrap().parse().unwrap();
    for line in lines.take(count) {
        let line = line.unwrap();
        let words: Vec<&str> = line.split_whitespace().collect();
        let numbers: Vec<i64> = words[2..]
            .iter()
            .map(|word| word.parse().unwrap())
            .collect();
        let len = array.len() as i64;
        let mut said = "ok".to_string();
        match (words[0], words[1], numbers.as_slice()) {
            ("array", "insert", &[i, x]) if (0..=len).contains(&i) => array.insert(i as usize, x),
            ("array", "insert", _) => said = "bad index".to_string(),
            ("array", "get" | "set" | "remove", &[i, ..]) if !(0..len).contains(&i) => {
                said = "bad index".to_string()
            }
            ("array", "get", &[i]) => said = array[i as usize].to_string(),
            ("array", "set", &[i, x]) => array[i as usize] = x,
            ("array", "remove", &[i]) => said = array.remove(i as usize).to_string(),
            ("array", "append", &[x]) => array.push(x),
            ("array", "range", &[a, b]) => array.extend(a..=b),
            ("array", "clear", _) => array.clear(),
            ("array", "size", _) => said = array.len().to_string(),
            ("array", "list", _) => said = list(array.clone()),
            ("stack", "push", &[x]) => stack.push(x),
            ("stack", "range", &[a, b]) => stack.extend(a..=b),
            ("stack", "clear", _) => stack.clear(),
            ("stack", "pop", _) => said = or(stack.pop(), "empty"),
            ("stack", "peek", _) => said = or(stack.last().copied(), "empty"),
            ("stack", "size", _) => said = stack.len().to_string(),
            ("stack", "list", _) => said = list(stack.iter().rev().copied().collect()),
            ("queue", "enqueue", &[x]) => queue.incoming.push(x),
            ("queue", "range", &[a, b]) => queue.incoming.extend(a..=b),
            ("queue", "dequeue", _) => said = or(queue.dequeue(), "empty"),
            ("queue", "front", _) => said = or(queue.front(), "empty"),
            ("queue", "rotate", &[k]) => {
                let mut moved = None;
                for _ in 0..k {
                    moved = queue.dequeue();
                    queue.incoming.extend(moved);
                }
                said = or(moved, "empty");
            }
            ("queue", "clear", _) => queue = Queue::default(),
            ("queue", "size", _) => {
                said = (queue.incoming.len() + queue.outgoing.len()).to_string()
            }
            ("queue", "list", _) => {
                let front = queue.outgoing.iter().rev();
                said = list(front.chain(&queue.incoming).copied().collect());
            }
            _ => unreachable!(),
        }
        println!("{said}");
    }
}
