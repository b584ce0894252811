use std::cmp::Reverse;
use std::collections::BinaryHeap;

pub fn download_all(durations: Vec<i64>, workers: i64) -> (Vec<(i64, i32)>, i32) {
    let count = workers.min(durations.len() as i64);
    let mut free: BinaryHeap<_> = (0..count).map(|worker| Reverse((0, worker))).collect();
    let mut schedule = Vec::new();
    for duration in durations {
        let Reverse((time, worker)) = free.pop().unwrap();
        let finish = i32::wrapping_add(time, duration as i32);
        free.push(Reverse((finish, worker)));
        schedule.push((worker, finish));
    }
    let makespan = schedule
        .iter()
        .map(|&(_, finish)| finish)
        .max()
        .unwrap_or(0);
    (schedule, makespan)
}
