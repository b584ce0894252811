use std::collections::{HashMap, HashSet};

// Keeps no counts: after each line it follows all references to see what can still be held.
pub fn run_script(script: Vec<String>) -> (Vec<(usize, usize)>, Vec<(usize, usize)>) {
    let mut names: HashMap<&str, usize> = HashMap::new();
    let mut lists: Vec<Vec<usize>> = Vec::new();
    let mut alive: HashSet<usize> = HashSet::new();
    let mut freed = Vec::new();
    for (number, line) in script.iter().enumerate() {
        let words: Vec<&str> = line.split(' ').collect();
        let mut falls = None;
        match words[..] {
            ["new", name] => {
                lists.push(Vec::new());
                alive.insert(lists.len() - 1);
                falls = names.insert(name, lists.len() - 1);
            }
            ["bind", name, other] => falls = names.insert(name, names[other]),
            ["del", name] => falls = names.remove(name),
            ["append", name, other] => lists[names[name]].push(names[other]),
            ["pop", name] => falls = lists[names[name]].pop(),
            _ => {
                let reached = reached(&lists, names.values().copied());
                let mut garbage: Vec<usize> = alive.difference(&reached).copied().collect();
                garbage.sort();
                for object in garbage {
                    alive.remove(&object);
                    lists[object].clear();
                    freed.push((number, object));
                }
            }
        }
        // What held the objects of a cycle before goes on to hold them: only this one may fall.
        let mut pending: Vec<usize> = falls.into_iter().collect();
        while let Some(object) = pending.pop() {
            let held = names.values().any(|&held| held == object)
                || lists.iter().any(|list| list.contains(&object));
            let waits = pending.contains(&object);
            if !held && !waits && alive.remove(&object) {
                freed.push((number, object));
                pending.extend(std::mem::take(&mut lists[object]).into_iter().rev());
            }
        }
        assert!(reached(&lists, names.values().copied()).is_subset(&alive));
    }
    let mut left: Vec<(usize, usize)> = Vec::new();
    for &object in &alive {
        let named = names.values().filter(|&&held| held == object).count();
        let listed = lists
            .iter()
            .flatten()
            .filter(|&&held| held == object)
            .count();
        left.push((object, named + listed));
    }
    left.sort();
    (freed, left)
}

fn reached(lists: &[Vec<usize>], names: impl Iterator<Item = usize>) -> HashSet<usize> {
    let mut pending: Vec<usize> = names.collect();
    let mut reached = HashSet::new();
    while let Some(object) = pending.pop() {
        if reached.insert(object) {
            pending.extend(&lists[object]);
        }
    }
    reached
}
