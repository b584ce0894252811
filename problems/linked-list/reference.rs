//! Prints the transcript that right linked lists give for a script.

use std::collections::{HashMap, VecDeque, vec_deque};
use std::io::{Read, stdin};

/// The name of an exception's type, or what the transcript says.
type Outcome = Result<String, &'static str>;

/// One operation on one list, with the values of the list.
fn play(values: &mut VecDeque<i64>, operation: &str, numbers: &[i64]) -> Outcome {
    let place = |value: i64| values.iter().position(|&other| other == value);
    match (operation, numbers) {
        ("show", _) => return Ok(shown(values)),
        ("find", &[value]) => {
            let found = place(value);
            return Ok(found.map_or("None".to_owned(), |place| format!("node {place}")));
        }
        ("pop", _) => {
            let first = values.pop_front();
            return first.map(|first| first.to_string()).ok_or("IndexError");
        }
        ("delete", &[value]) => {
            let found = place(value);
            found.map(|place| values.remove(place));
            return Ok(truth(found.is_some()));
        }
        ("insert", &[value, new]) => return Ok(insert(values, place(value), &[new])),
        ("grow", &[value, count]) => {
            let new: Vec<i64> = (0..count).collect();
            return Ok(insert(values, place(value), &new));
        }
        ("reverse", _) => {
            values.make_contiguous().reverse();
            return Ok("same nodes".to_owned());
        }
        ("front", &[value]) => values.push_front(value),
        ("back", &[value]) => values.push_back(value),
        ("fill", &[count]) => values.extend(0..count),
        ("stack", &[count]) => (0..count).for_each(|value| values.push_front(value)),
        ("rotate", &[count]) => {
            for _ in 0..count {
                let first = values.pop_front().ok_or("IndexError")?;
                values.push_back(first);
            }
        }
        _ => panic!("unknown operation in the script: {operation}"),
    }
    Ok("ok".to_owned())
}

/// Inserts new values behind a place, if there is one.
fn insert(values: &mut VecDeque<i64>, place: Option<usize>, new: &[i64]) -> String {
    let Some(place) = place else {
        return "None".to_owned();
    };
    let behind = values.split_off(place + 1);
    values.extend(new);
    values.extend(behind);
    "ok".to_owned()
}

/// The values as Python writes them, and of a long list the ends and the length.
fn shown(values: &VecDeque<i64>) -> String {
    let texts = |values: vec_deque::Iter<i64>| {
        let texts: Vec<String> = values.map(i64::to_string).collect();
        texts.join(", ")
    };
    let length = values.len();
    if length <= 20 {
        return format!("[{}]", texts(values.iter()));
    }
    let (first, last) = (values.range(..3), values.range(length - 3..));
    format!("[{}, ..., {}] {length} values", texts(first), texts(last))
}

/// A truth value as Python writes it.
fn truth(value: bool) -> String {
    if value { "True" } else { "False" }.to_owned()
}

fn main() {
    let mut script = String::new();
    stdin()
        .read_to_string(&mut script)
        .expect("the script is UTF-8");
    let mut lists: HashMap<&str, VecDeque<i64>> = HashMap::new();
    for line in script.lines() {
        let words: Vec<&str> = line.split(' ').collect();
        let said = match *words {
            ["new", name] => {
                lists.insert(name, VecDeque::new());
                "LinkedList".to_owned()
            }
            ["cycle", _, target] => truth(target != "-") + ", little memory",
            [operation, name, ref numbers @ ..] => {
                let numbers = numbers.iter().map(|word| word.parse().expect("an integer"));
                let numbers: Vec<i64> = numbers.collect();
                let values = lists.get_mut(name).expect("a name of the script");
                play(values, operation, &numbers).unwrap_or_else(str::to_owned)
            }
            _ => panic!("an operation without a name: {line}"),
        };
        println!("{line} -> {said}");
    }
}
