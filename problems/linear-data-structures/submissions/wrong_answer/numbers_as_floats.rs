// Keeps the elements as floats, which have 53 bits for the digits.
use std::collections::VecDeque;
use std::io::{self, BufRead};

fn list<'a>(values: impl Iterator<Item = &'a f64>) -> String {
    let words: Vec<String> = values.map(|value| value.to_string()).collect();
    if words.is_empty() {
        "empty".to_string()
    } else {
        words.join(" ")
    }
}

fn or(value: Option<f64>, text: &str) -> String {
    value.map_or(text.to_string(), |value| value.to_string())
}

fn main() {
    let (mut array, mut stack, mut queue) = (Vec::new(), Vec::new(), VecDeque::new());
    for line in io::stdin().lock().lines().skip(1) {
        let line = line.unwrap();
        let words: Vec<&str> = line.split_whitespace().collect();
        let x = words.last().unwrap().parse::<f64>().unwrap_or(0.0);
        let i = words
            .get(2)
            .and_then(|word| word.parse::<usize>().ok())
            .unwrap_or(usize::MAX);
        let mut range = Vec::new();
        if words[1] == "range" {
            let first = words[2].parse::<f64>().unwrap();
            let steps = (x - first) as usize;
            range.extend((0..=steps).map(|step| first + step as f64));
        }
        let mut said = "ok".to_string();
        match (words[0], words[1]) {
            ("array", "append") => array.push(x),
            ("array", "insert") if i <= array.len() => array.insert(i, x),
            ("array", "set") if i < array.len() => array[i] = x,
            ("array", "remove") if i < array.len() => said = array.remove(i).to_string(),
            ("array", "get") => said = or(array.get(i).copied(), "bad index"),
            ("array", "insert" | "set" | "remove") => said = "bad index".to_string(),
            ("array", "range") => array.extend(range),
            ("array", "clear") => array.clear(),
            ("array", "size") => said = array.len().to_string(),
            ("array", _) => said = list(array.iter()),
            ("stack", "push") => stack.push(x),
            ("stack", "pop") => said = or(stack.pop(), "empty"),
            ("stack", "peek") => said = or(stack.last().copied(), "empty"),
            ("stack", "range") => stack.extend(range),
            ("stack", "clear") => stack.clear(),
            ("stack", "size") => said = stack.len().to_string(),
            ("stack", _) => said = list(stack.iter().rev()),
            ("queue", "enqueue") => queue.push_back(x),
            ("queue", "dequeue") => said = or(queue.pop_front(), "empty"),
            ("queue", "front") => said = or(queue.front().copied(), "empty"),
            ("queue", "rotate") => {
                for _ in 0..x as i64 {
                    let front = queue.pop_front();
                    queue.extend(front);
                }
                said = or(queue.back().copied(), "empty");
            }
            ("queue", "clear") => queue.clear(),
            ("queue", "range") => queue.extend(range),
            ("queue", "size") => said = queue.len().to_string(),
            _ => said = list(queue.iter()),
        }
        println!("{said}");
    }
}
