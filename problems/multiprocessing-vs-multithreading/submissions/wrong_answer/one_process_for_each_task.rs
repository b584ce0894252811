// Starts a process for each task, no matter how many cores there are.
pub fn faster_model(
    tasks: Vec<(i64, i64, i64)>,
    _cores: i64,
    thread_start: i64,
    process_start: i64,
) -> (String, i64) {
    let mut ready = Vec::new();
    let mut processes = 0;
    for (i, &(wait, compute, transfer)) in (1..).zip(&tasks) {
        ready.push((i * thread_start + wait, compute));
        processes = processes.max(i * process_start + wait + compute + transfer);
    }
    ready.sort();
    let mut threads = 0;
    for (time, compute) in ready {
        threads = threads.max(time) + compute;
    }
    let name = match threads - processes {
        0 => "equal",
        1.. => "processes",
        _ => "threads",
    };
    (name.to_string(), (threads - processes).abs())
}
