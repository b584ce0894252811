// Forgets the lock: every thread runs as if it were alone.
pub fn finish_times(threads: Vec<Vec<(String, i64)>>, _interval: i64) -> Vec<(i64, i64)> {
    threads
        .iter()
        .map(|segments| segments.iter().map(|&(_, length)| length).sum())
        .map(|alone| (alone, alone))
        .collect()
}
