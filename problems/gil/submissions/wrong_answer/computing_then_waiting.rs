// Adds up the computing of all threads, and lets each wait for its own I/O at the end.
pub fn finish_times(threads: Vec<Vec<(String, i64)>>, _interval: i64) -> Vec<(i64, i64)> {
    let mut computed = 0;
    let mut times = Vec::new();
    for segments in &threads {
        let total = |wanted: &str| -> i64 {
            segments
                .iter()
                .filter(|(kind, _)| kind == wanted)
                .map(|(_, length)| length)
                .sum()
        };
        computed += total("cpu");
        times.push((computed + total("io"), total("cpu") + total("io")));
    }
    times
}
