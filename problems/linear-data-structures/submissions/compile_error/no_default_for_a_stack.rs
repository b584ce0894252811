// `Stack` has no `Default`, which the struct around it needs.
use std::collections::VecDeque;

struct Stack(Vec<i64>);

#[derive(Default)]
struct Structures {
    array: Vec<i64>,
    stack: Stack,
    queue: VecDeque<i64>,
}

fn main() {
    let structures = Structures::default();
    println!(
        "{}",
        structures.array.len() + structures.stack.0.len() + structures.queue.len()
    );
}
