use std::io::stdin;

fn main() {
    for _line in stdin().lines() {
        unimplemented!("write your solution here");
    }
}
