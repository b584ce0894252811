use std::collections::BTreeSet;

/// Keeps the workers ordered by when they are free, and starts them only when they are needed.
pub fn download_all(durations: Vec<i64>, workers: i64) -> (Vec<(i64, i64)>, i64) {
    let mut free = BTreeSet::new();
    let mut schedule: Vec<(i64, i64)> = Vec::new();
    for duration in durations {
        let started = free.len() as i64;
        // A worker that was never used has been free since the start: it wins, unless another one still is too.
        let (time, worker) = match free.first() {
            Some(&(0, worker)) => (0, worker),
            _ if started < workers => (0, started),
            Some(&first) => first,
            None => unreachable!("there is at least one worker"),
        };
        free.remove(&(time, worker));
        free.insert((time + duration, worker));
        schedule.push((worker, time + duration));
    }
    let makespan = schedule.iter().map(|&(_, finish)| finish).max();
    (schedule, makespan.unwrap_or(0))
}
