use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// The worker and the finish time of each download, and when the last of them is done.
///
/// A heap holds when each worker is free. Its top is the earliest, and among these the lowest number.
pub fn download_all(durations: Vec<i64>, workers: i64) -> (Vec<(i64, i64)>, i64) {
    // There may be millions of workers. Those that no download can reach are left out.
    let useful = workers.min(durations.len() as i64);
    let mut free: BinaryHeap<_> = (0..useful).map(|worker| Reverse((0, worker))).collect();
    let mut schedule = Vec::with_capacity(durations.len());
    let mut makespan = 0;
    for duration in durations {
        let mut earliest = free.peek_mut().expect("a download means a worker");
        earliest.0.0 += duration;
        let (finish, worker) = earliest.0;
        schedule.push((worker, finish));
        makespan = makespan.max(finish);
    }
    (schedule, makespan)
}
