use std::collections::VecDeque;

// Right, but it lets the clock tick, and looks at every thread and every process at each tick.
pub fn faster_model(
    tasks: Vec<(i64, i64, i64)>,
    cores: usize,
    thread_start: i64,
    process_start: i64,
) -> (String, i64) {
    let count = cores.min(tasks.len());
    let mut begin: Vec<i64> = (0..count).map(|i| (i as i64 + 1) * process_start).collect();
    let mut work = vec![0; count];
    for (i, task) in tasks.iter().enumerate() {
        work[i % count] += task.0 + task.1 + task.2;
    }
    let mut processes = 0;
    while (0..count).any(|i| begin[i] > processes || work[i] > 0) {
        for i in 0..count {
            if begin[i] <= processes {
                work[i] -= 1.min(work[i]);
                begin[i] = 0;
            }
        }
        processes += 1;
    }
    let mut waiting: Vec<(i64, i64)> = (1..)
        .zip(&tasks)
        .map(|(i, task)| (i * thread_start + task.0, task.1))
        .collect();
    let mut queue = VecDeque::new();
    let mut threads = 0;
    let mut left = 0;
    loop {
        waiting.retain(|&(ready, compute)| {
            if ready == threads {
                queue.push_back(compute);
            }
            ready > threads
        });
        while left == 0
            && let Some(compute) = queue.pop_front()
        {
            left = compute;
        }
        if left == 0 && waiting.is_empty() {
            break;
        }
        left -= 1.min(left);
        threads += 1;
    }
    let name = match threads - processes {
        0 => "equal",
        1.. => "processes",
        _ => "threads",
    };
    (name.to_string(), (threads - processes).abs())
}
