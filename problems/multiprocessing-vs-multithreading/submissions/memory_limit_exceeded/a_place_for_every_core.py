# Makes a list with a place for each core, even where there are only a few tasks.
def with_threads(tasks, start):
    ready = sorted((i * start + wait, compute) for i, (wait, compute, _) in enumerate(tasks, 1))
    now = 0
    for time, compute in ready:
        now = max(now, time) + compute
    return now


def with_processes(tasks, cores, start):
    finish = [0] * cores
    for i, task in enumerate(tasks):
        if i < cores:
            finish[i] = (i + 1) * start
        finish[i % cores] += sum(task)
    return max(finish)


def faster_model(tasks, cores, thread_start, process_start):
    threads = with_threads(tasks, thread_start)
    processes = with_processes(tasks, cores, process_start)
    if threads == processes:
        return "equal", 0
    return ("threads" if threads < processes else "processes"), abs(threads - processes)
