use std::cmp::Ordering;

/// A wait, a computation and a transfer between processes: how long each of them takes.
type Task = (i64, i64, i64);

/// Which of the two models finishes all tasks sooner, and by how much.
pub fn faster_model(
    tasks: Vec<Task>,
    cores: i64,
    thread_start: i64,
    process_start: i64,
) -> (String, i64) {
    let threads = time_with_threads(&tasks, thread_start);
    let processes = time_with_processes(&tasks, cores as usize, process_start);
    let name = match threads.cmp(&processes) {
        Ordering::Less => "threads",
        Ordering::Equal => "equal",
        Ordering::Greater => "processes",
    };
    (name.to_string(), (threads - processes).abs())
}

/// The tasks overlap while they wait, and compute one after the other, in the order in which their waits end.
fn time_with_threads(tasks: &[Task], start: i64) -> i64 {
    let mut ready: Vec<(i64, i64)> = (1..)
        .zip(tasks)
        .map(|(started, &(wait, compute, _))| (started * start + wait, compute))
        .collect();
    ready.sort_unstable();
    ready
        .into_iter()
        .fold(0, |free, (time, compute)| free.max(time) + compute)
}

/// Each process does every task that it is dealt from beginning to end, one after the other.
fn time_with_processes(tasks: &[Task], cores: usize, start: i64) -> i64 {
    let processes = cores.min(tasks.len());
    (0..processes)
        .map(|process| {
            let own = tasks.iter().skip(process).step_by(processes);
            let work: i64 = own.map(|task| task.0 + task.1 + task.2).sum();
            (process as i64 + 1) * start + work
        })
        .max()
        .unwrap_or(0)
}
