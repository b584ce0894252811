use std::collections::{BTreeMap, VecDeque};

#[derive(Default)]
struct Cell {
    count: i64,
    list: Vec<usize>,
}

/// Keeps only the cells that are alive. Counts the lines from 1.
#[derive(Default)]
struct Heap {
    cells: BTreeMap<usize, Cell>,
    freed: Vec<(usize, usize)>,
}

impl Heap {
    fn hold(&mut self, number: usize) -> usize {
        self.cells.entry(number).or_default().count += 1;
        number
    }

    /// A frame of the stack is a freed object's list, and says how far we are with it.
    fn let_go(&mut self, line: usize, number: usize) {
        let mut frames = vec![VecDeque::from([number])];
        while let Some(frame) = frames.last_mut() {
            let Some(number) = frame.pop_front() else {
                frames.pop();
                continue;
            };
            let cell = self.cells.get_mut(&number).unwrap();
            cell.count -= 1;
            if cell.count == 0 {
                self.freed.push((line, number));
                let cell = self.cells.remove(&number).unwrap();
                frames.push(cell.list.into());
            }
        }
    }

    fn collect(&mut self, line: usize, names: &BTreeMap<&str, usize>) {
        let mut kept = BTreeMap::new();
        let mut queue: VecDeque<usize> = names.values().copied().collect();
        while let Some(number) = queue.pop_front() {
            if let Some(cell) = self.cells.remove(&number) {
                queue.extend(&cell.list);
                kept.insert(number, cell);
            }
        }
        for (number, garbage) in std::mem::replace(&mut self.cells, kept) {
            self.freed.push((line, number));
            for other in garbage.list {
                if let Some(cell) = self.cells.get_mut(&other) {
                    cell.count -= 1;
                }
            }
        }
    }
}

pub fn run_script(script: Vec<String>) -> (Vec<(usize, usize)>, Vec<(usize, i64)>) {
    let mut heap = Heap::default();
    let mut names = BTreeMap::new();
    let mut created = 0;
    for (line, text) in (1..).zip(&script) {
        let mut words = text.split(' ');
        let operation = words.next().unwrap();
        let name = words.next().unwrap_or("");
        let other = words.next().map(|other| names[other]);
        match operation {
            "new" | "bind" => {
                let number = heap.hold(other.unwrap_or(created));
                if operation == "new" {
                    created += 1;
                }
                if let Some(old) = names.insert(name, number) {
                    heap.let_go(line, old);
                }
            }
            "del" => heap.let_go(line, names.remove(name).unwrap()),
            "append" => {
                let held = heap.hold(other.unwrap());
                heap.cells.get_mut(&names[name]).unwrap().list.push(held);
            }
            "pop" => {
                let popped = heap.cells.get_mut(&names[name]).unwrap().list.pop();
                heap.let_go(line, popped.unwrap());
            }
            _ => heap.collect(line, &names),
        }
    }
    let alive = heap
        .cells
        .into_iter()
        .map(|(number, cell)| (number, cell.count))
        .collect();
    (heap.freed, alive)
}
