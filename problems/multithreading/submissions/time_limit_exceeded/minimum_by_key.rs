// Right, but it searches all workers for each download.
pub fn download_all(durations: Vec<i64>, workers: i64) -> (Vec<(usize, i64)>, i64) {
    let mut free = vec![0; (workers as usize).min(durations.len())];
    let mut schedule = Vec::new();
    for duration in durations {
        let worker = (0..free.len()).min_by_key(|&worker| free[worker]).unwrap();
        free[worker] += duration;
        schedule.push((worker, free[worker]));
    }
    (schedule, free.into_iter().max().unwrap_or(0))
}
