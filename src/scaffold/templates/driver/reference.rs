//! Prints the transcript that right accounts give for a script.

use std::collections::HashMap;
use std::io::{read_to_string, stdin};

fn main() {
    let script = read_to_string(stdin()).expect("the script is UTF-8");
    let mut accounts: HashMap<&str, i64> = HashMap::new();
    for line in script.lines() {
        let words: Vec<&str> = line.split(' ').collect();
        let said = match *words {
            ["open", name] => {
                accounts.insert(name, 0);
                "ok".to_owned()
            }
            ["add", name, amount] => {
                let amount: i64 = amount.parse().expect("a whole number");
                *accounts.get_mut(name).expect("an open account") += amount;
                "ok".to_owned()
            }
            ["total", name] => accounts[name].to_string(),
            _ => panic!("unknown operation in the script: {line}"),
        };
        println!("{line} -> {said}");
    }
}
