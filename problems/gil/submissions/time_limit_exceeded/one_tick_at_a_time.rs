use std::collections::VecDeque;

// Right, but it lets the clock tick, and looks at every thread at each tick.
pub fn finish_times(threads: Vec<Vec<(String, i64)>>, interval: i64) -> Vec<(i64, i64)> {
    let count = threads.len();
    let mut place = vec![0; count];
    let mut left: Vec<Vec<i64>> = threads
        .iter()
        .map(|segments| segments.iter().map(|&(_, length)| length).collect())
        .collect();
    let mut finished = vec![None; count];
    let mut queue = VecDeque::new();
    let mut holder: Option<(usize, i64)> = None;
    let kind = |thread: usize, place: usize| threads[thread].get(place).map(|(kind, _)| &kind[..]);
    for thread in 0..count {
        match kind(thread, 0) {
            Some("cpu") => queue.push_back(thread),
            Some(_) => {}
            None => finished[thread] = Some(0),
        }
    }
    let mut now = 0;
    while finished.contains(&None) {
        if holder.is_none() {
            holder = queue.pop_front().map(|thread| (thread, 0));
        }
        now += 1;
        for thread in 0..count {
            if kind(thread, place[thread]) == Some("io") {
                left[thread][place[thread]] -= 1;
                if left[thread][place[thread]] == 0 {
                    place[thread] += 1;
                    match kind(thread, place[thread]) {
                        Some("cpu") => queue.push_back(thread),
                        Some(_) => {}
                        None => finished[thread] = Some(now),
                    }
                }
            }
        }
        if let Some((thread, turn)) = &mut holder {
            *turn += 1;
            let thread = *thread;
            left[thread][place[thread]] -= 1;
            if left[thread][place[thread]] == 0 {
                place[thread] += 1;
            }
            match kind(thread, place[thread]) {
                Some("cpu") if *turn < interval => {}
                Some("cpu") => {
                    queue.push_back(thread);
                    holder = None;
                }
                Some(_) => holder = None,
                None => {
                    finished[thread] = Some(now);
                    holder = None;
                }
            }
        }
    }
    let alone = threads
        .iter()
        .map(|segments| segments.iter().map(|&(_, length)| length).sum());
    finished
        .iter()
        .map(|finish| finish.unwrap())
        .zip(alone)
        .collect()
}
