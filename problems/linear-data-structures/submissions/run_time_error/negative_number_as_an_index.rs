// An index is never negative in Rust, so the text `-1` cannot be read as one.
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
    let (mut array, mut stack, mut queue) = (Vec::<i64>::new(), Vec::new(), VecDeque::new());
    for line in io::stdin().lock().lines().skip(1) {
        let line = line.unwrap();
        let words: Vec<&str> = line.split_whitespace().collect();
        let number = |place: usize| words[place].parse::<i64>().unwrap();
        let index = || words[2].parse::<usize>().unwrap();
        let mut said = "ok".to_string();
        match (words[0], words[1]) {
            ("array", "append") => array.push(number(2)),
            ("array", "range") => array.extend(number(2)..=number(3)),
            ("array", "insert") if index() <= array.len() => array.insert(index(), number(3)),
            ("array", "set") if index() < array.len() => array[index()] = number(3),
            ("array", "remove") if index() < array.len() => {
                said = array.remove(index()).to_string()
            }
            ("array", "get") => said = or(array.get(index()).copied(), "bad index"),
            ("array", "clear") => array.clear(),
            ("array", "size") => said = array.len().to_string(),
            ("array", "list") => said = list(array.iter()),
            ("array", _) => said = "bad index".to_string(),
            ("stack", "push") => stack.push(number(2)),
            ("stack", "range") => stack.extend(number(2)..=number(3)),
            ("stack", "pop") => said = or(stack.pop(), "empty"),
            ("stack", "peek") => said = or(stack.last().copied(), "empty"),
            ("stack", "clear") => stack.clear(),
            ("stack", "size") => said = stack.len().to_string(),
            ("stack", _) => said = list(stack.iter().rev()),
            ("queue", "enqueue") => queue.push_back(number(2)),
            ("queue", "range") => queue.extend(number(2)..=number(3)),
            ("queue", "clear") => queue.clear(),
            ("queue", "size") => said = queue.len().to_string(),
            ("queue", "list") => said = list(queue.iter()),
            ("queue", _) if queue.is_empty() => said = "empty".to_string(),
            ("queue", "front") => said = queue[0].to_string(),
            ("queue", "rotate") => {
                for _ in 0..number(2) {
                    queue.rotate_left(1);
                }
                said = queue[queue.len() - 1].to_string();
            }
            ("queue", "dequeue") => said = or(queue.pop_front(), "empty"),
            _ => unreachable!(),
        }
        println!("{said}");
    }
}
