/// From some thread on, the lock is never idle until all is computed. The total is when that thread is ready
/// plus all computing from it on, and no other thread gives a later time.
fn threads(tasks: &[[i64; 3]], start: i64) -> i64 {
    let mut ready: Vec<(i64, i64)> = Vec::new();
    let mut begin = 0;
    for &[wait, compute, _] in tasks {
        begin += start;
        ready.push((begin + wait, compute));
    }
    ready.sort_by_key(|&(time, _)| std::cmp::Reverse(time));
    let mut computing = 0;
    let mut total = 0;
    for (time, compute) in ready {
        computing += compute;
        total = total.max(time + computing);
    }
    total
}

fn processes(tasks: &[[i64; 3]], cores: usize, start: i64) -> i64 {
    let mut finish = Vec::new();
    for (number, task) in tasks.iter().enumerate() {
        if number < cores {
            finish.push((number as i64 + 1) * start);
        }
        finish[number % cores] += task.iter().sum::<i64>();
    }
    finish.into_iter().max().unwrap_or_default()
}

pub fn faster_model(
    tasks: Vec<[i64; 3]>,
    cores: usize,
    thread_start: i64,
    process_start: i64,
) -> (&'static str, i64) {
    let threads = threads(&tasks, thread_start);
    let processes = processes(&tasks, cores, process_start);
    if threads < processes {
        ("threads", processes - threads)
    } else if threads > processes {
        ("processes", threads - processes)
    } else {
        ("equal", 0)
    }
}
