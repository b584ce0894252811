# Lets no thread wait while another one computes or waits.
def with_threads(tasks, start):
    now = 0
    for i, (wait, compute, _) in enumerate(tasks, 1):
        now = max(now, i * start) + wait + compute
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
