# Starts all processes, even where there are fewer tasks, and waits for them.
def with_threads(tasks, start):
    ready = sorted((i * start + wait, compute) for i, (wait, compute, _) in enumerate(tasks, 1))
    now = 0
    for time, compute in ready:
        now = max(now, time) + compute
    return now


def with_processes(tasks, cores, start):
    count = min(cores, len(tasks))
    finish = [i * start for i in range(1, count + 1)]
    for i, task in enumerate(tasks):
        finish[i % count] += sum(task)
    return max(finish + [cores * start])


def faster_model(tasks, cores, thread_start, process_start):
    threads = with_threads(tasks, thread_start)
    processes = with_processes(tasks, cores, process_start)
    if threads == processes:
        return "equal", 0
    return ("threads" if threads < processes else "processes"), abs(threads - processes)
