use std::collections::HashMap;
use std::mem;

/// Which lines free which objects, and what is left with which reference counts.
pub fn run_script(script: Vec<String>) -> (Vec<(usize, usize)>, Vec<(usize, usize)>) {
    let mut memory = Memory::default();
    for (number, line) in script.iter().enumerate() {
        memory.line = number;
        let words: Vec<&str> = line.split(' ').collect();
        match words[..] {
            ["new", name] => {
                memory.objects.push(Object::default());
                memory.bind(name, memory.objects.len() - 1);
            }
            ["bind", name, other] => memory.bind(name, memory.names[other]),
            ["del", name] => {
                let object = memory.names.remove(name).expect("the name is bound");
                memory.drop_reference(object);
            }
            ["append", name, other] => {
                let (list, object) = (memory.names[name], memory.names[other]);
                memory.objects[list].references.push(object);
                memory.objects[object].count += 1;
            }
            ["pop", name] => {
                let list = memory.names[name];
                let object = memory.objects[list].references.pop();
                memory.drop_reference(object.expect("the list has elements"));
            }
            _ => memory.collect(),
        }
    }
    let counts = memory.objects.iter().map(|object| object.count);
    let alive = counts.enumerate().filter(|&(_, count)| count > 0).collect();
    (memory.freed, alive)
}

#[derive(Default)]
struct Memory {
    line: usize,
    names: HashMap<String, usize>,
    /// By number, with those that are freed already: their count is 0.
    objects: Vec<Object>,
    freed: Vec<(usize, usize)>,
}

#[derive(Default)]
struct Object {
    count: usize,
    references: Vec<usize>,
}

impl Memory {
    fn bind(&mut self, name: &str, object: usize) {
        self.objects[object].count += 1;
        if let Some(old) = self.names.insert(name.to_string(), object) {
            self.drop_reference(old);
        }
    }

    /// Drops one reference, and all that were held by what this frees. A chain may be too long for recursion.
    fn drop_reference(&mut self, object: usize) {
        let mut pending = vec![object];
        while let Some(number) = pending.pop() {
            let object = &mut self.objects[number];
            object.count -= 1;
            if object.count == 0 {
                self.freed.push((self.line, number));
                pending.extend(mem::take(&mut object.references).into_iter().rev());
            }
        }
    }

    /// Frees what no name leads to.
    fn collect(&mut self) {
        let mut reached = vec![false; self.objects.len()];
        let mut pending: Vec<usize> = self.names.values().copied().collect();
        while let Some(number) = pending.pop() {
            if !mem::replace(&mut reached[number], true) {
                pending.extend(&self.objects[number].references);
            }
        }
        let mut dropped = Vec::new();
        for (number, object) in self.objects.iter_mut().enumerate() {
            if object.count > 0 && !reached[number] {
                self.freed.push((self.line, number));
                dropped.append(&mut object.references);
            }
        }
        // Nothing else falls with these: what was reached is still referred to, and the rest is freed.
        for number in dropped {
            self.objects[number].count -= 1;
        }
    }
}
