use std::collections::{BTreeSet, VecDeque};

struct Thread {
    /// Computing and I/O in turns, beginning with computing: `[2, 5, 1]` computes 2, waits 5, computes 1.
    phases: Vec<i64>,
    next: usize,
    finish: i64,
}

fn phases(segments: &[(String, i64)]) -> Vec<i64> {
    let mut phases = vec![];
    for (kind, length) in segments {
        let wanted = usize::from(kind != "cpu");
        if phases.len() % 2 == wanted {
            phases.push(*length);
        } else if let Some(last) = phases.last_mut() {
            *last += length;
        } else {
            phases.extend([0, *length]);
        }
    }
    phases
}

pub fn finish_times(threads: Vec<Vec<(String, i64)>>, interval: i64) -> Vec<(i64, i64)> {
    let mut states = Vec::new();
    let mut queue = VecDeque::new();
    let mut waiting = BTreeSet::new();
    let mut now = 0;
    for (index, segments) in threads.iter().enumerate() {
        let phases = phases(segments);
        match phases[..] {
            [] => {}
            [0, wait, ..] => drop(waiting.insert((wait, index))),
            _ => queue.push_back(index),
        }
        let next = usize::from(phases.first() == Some(&0));
        states.push(Thread {
            phases,
            next,
            finish: 0,
        });
    }
    loop {
        let holder = queue.pop_front();
        if let Some(index) = holder {
            let Thread { phases, next, .. } = &mut states[index];
            let turn = phases[*next].min(interval);
            phases[*next] -= turn;
            now += turn;
        } else if let Some(&(time, _)) = waiting.first() {
            now = time;
        } else {
            break;
        }
        while let Some(&(time, index)) = waiting.first()
            && time <= now
        {
            waiting.pop_first();
            let thread = &mut states[index];
            thread.next += 1;
            if thread.next < thread.phases.len() {
                queue.push_back(index);
            } else {
                thread.finish = time;
            }
        }
        if let Some(index) = holder {
            let thread = &mut states[index];
            if thread.phases[thread.next] > 0 {
                queue.push_back(index);
            } else if let Some(wait) = thread.phases.get(thread.next + 1) {
                thread.next += 1;
                waiting.insert((now + wait, index));
            } else {
                thread.finish = now;
            }
        }
    }
    let alone = threads
        .iter()
        .map(|segments| segments.iter().map(|(_, length)| length).sum());
    states
        .iter()
        .map(|thread| thread.finish)
        .zip(alone)
        .collect()
}
