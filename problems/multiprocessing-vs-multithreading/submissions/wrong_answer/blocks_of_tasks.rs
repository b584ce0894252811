// Gives each process a block of tasks in a row, instead of dealing them out in turn.
pub fn faster_model(
    tasks: Vec<(i64, i64, i64)>,
    cores: usize,
    thread_start: i64,
    process_start: i64,
) -> (String, i64) {
    let mut ready: Vec<(i64, i64)> = (1..)
        .zip(&tasks)
        .map(|(i, task)| (i * thread_start + task.0, task.1))
        .collect();
    ready.sort();
    let mut threads = 0;
    for (time, compute) in ready {
        threads = threads.max(time) + compute;
    }
    let count = cores.min(tasks.len()).max(1);
    let processes = (1..)
        .zip(tasks.chunks(tasks.len().div_ceil(count).max(1)))
        .map(|(i, block)| {
            let work: i64 = block.iter().map(|task| task.0 + task.1 + task.2).sum();
            i * process_start + work
        })
        .max()
        .unwrap_or(0);
    let name = match threads - processes {
        0 => "equal",
        1.. => "processes",
        _ => "threads",
    };
    (name.to_string(), (threads - processes).abs())
}
