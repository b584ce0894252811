use std::collections::BTreeSet;

pub fn download_all(durations: Vec<i64>, workers: i64) -> (Vec<(i64, i64)>, i64) {
    let count = workers.min(durations.len() as i64);
    let mut free: BTreeSet<(i64, i64)> = (1..=count).map(|worker| (0, worker)).collect();
    let mut schedule = Vec::new();
    for duration in durations {
        let (time, worker) = free.pop_first().unwrap();
        free.insert((time + duration, worker));
        schedule.push((worker, time + duration));
    }
    let makespan = schedule
        .iter()
        .map(|&(_, finish)| finish)
        .max()
        .unwrap_or(0);
    (schedule, makespan)
}
