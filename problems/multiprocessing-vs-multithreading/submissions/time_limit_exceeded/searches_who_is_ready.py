# Right, but it searches all waiting threads for the next one that is ready.
def with_threads(tasks, start):
    waiting = [(i * start + wait, compute) for i, (wait, compute, _) in enumerate(tasks, 1)]
    now = 0
    while waiting:
        first = min(waiting)
        waiting.remove(first)
        now = max(now, first[0]) + first[1]
    return now


def with_processes(tasks, cores, start):
    count = min(cores, len(tasks))
    finish = [i * start for i in range(1, count + 1)]
    for i, task in enumerate(tasks):
        finish[i % count] += sum(task)
    return max(finish, default=0)


def faster_model(tasks, cores, thread_start, process_start):
    threads = with_threads(tasks, thread_start)
    processes = with_processes(tasks, cores, process_start)
    if threads == processes:
        return "equal", 0
    return ("threads" if threads < processes else "processes"), abs(threads - processes)
