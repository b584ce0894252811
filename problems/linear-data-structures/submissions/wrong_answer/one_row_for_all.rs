// One row of elements for the stack and the queue together.
use std::collections::VecDeque;
use std::io::{self, BufRead};

fn or(value: Option<i64>, text: &str) -> String {
    value.map_or(text.to_string(), |value| value.to_string())
}

fn list<'a>(values: impl Iterator<Item = &'a i64>) -> String {
    let words: Vec<String> = values.map(|value| value.to_string()).collect();
    if words.is_empty() {
        "empty".to_string()
    } else {
        words.join(" ")
    }
}

fn main() {
    let mut array: Vec<i64> = Vec::new();
    let mut row: VecDeque<i64> = VecDeque::new();
    for line in io::stdin().lock().lines().skip(1) {
        let line = line.unwrap();
        let words: Vec<&str> = line.split_whitespace().collect();
        let numbers: Vec<i64> = words[2..]
            .iter()
            .map(|word| word.parse().unwrap())
            .collect();
        let place = numbers.first().and_then(|&i| usize::try_from(i).ok());
        let place = place.unwrap_or(usize::MAX);
        let said = match (words[0], words[1]) {
            ("array", "append") => {
                array.push(numbers[0]);
                "ok".to_string()
            }
            ("array", "range") => {
                array.extend(numbers[0]..=numbers[1]);
                "ok".to_string()
            }
            ("array", "insert") if place <= array.len() => {
                array.insert(place, numbers[1]);
                "ok".to_string()
            }
            ("array", "set") if place < array.len() => {
                array[place] = numbers[1];
                "ok".to_string()
            }
            ("array", "get") if place < array.len() => array[place].to_string(),
            ("array", "remove") if place < array.len() => array.remove(place).to_string(),
            ("array", "clear") => {
                array.clear();
                "ok".to_string()
            }
            ("array", "size") => array.len().to_string(),
            ("array", "list") => list(array.iter()),
            ("array", _) => "bad index".to_string(),
            (_, "push" | "enqueue") => {
                row.push_back(numbers[0]);
                "ok".to_string()
            }
            (_, "range") => {
                row.extend(numbers[0]..=numbers[1]);
                "ok".to_string()
            }
            (_, "pop") => or(row.pop_back(), "empty"),
            (_, "peek") => or(row.back().copied(), "empty"),
            (_, "dequeue") => or(row.pop_front(), "empty"),
            (_, "front") => or(row.front().copied(), "empty"),
            (_, "rotate") => {
                for _ in 0..numbers[0] {
                    let front = row.pop_front();
                    row.extend(front);
                }
                or(row.back().copied(), "empty")
            }
            (_, "clear") => {
                row.clear();
                "ok".to_string()
            }
            (_, "size") => row.len().to_string(),
            ("stack", _) => list(row.iter().rev()),
            (_, _) => list(row.iter()),
        };
        println!("{said}");
    }
}
