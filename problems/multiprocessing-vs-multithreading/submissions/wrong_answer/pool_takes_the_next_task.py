import heapq


# Gives each task to the process that is free first, instead of dealing them out.
def with_threads(tasks, start):
    ready = sorted((i * start + wait, compute) for i, (wait, compute, _) in enumerate(tasks, 1))
    now = 0
    for time, compute in ready:
        now = max(now, time) + compute
    return now


def with_processes(tasks, cores, start):
    free = [i * start for i in range(1, min(cores, len(tasks)) + 1)]
    for task in tasks:
        heapq.heapreplace(free, free[0] + sum(task))
    return max(free, default=0)


def faster_model(tasks, cores, thread_start, process_start):
    threads = with_threads(tasks, thread_start)
    processes = with_processes(tasks, cores, process_start)
    if threads == processes:
        return "equal", 0
    return ("threads" if threads < processes else "processes"), abs(threads - processes)
