def with_threads(tasks, start):
    ready = sorted((i * start + wait, compute) for i, (wait, compute, _) in enumerate(tasks, 1))
    now = 0
    for time, compute in ready:
        now = max(now, time) + compute
    return now


def with_processes(tasks, cores, start):
    count = min(cores, len(tasks))
    work = [sum(map(sum, tasks[process::count])) for process in range(count)]
    return max((i * start + time for i, time in enumerate(work, 1)), default=0)


def faster_model(
    tasks: list[tuple[int, int, int]], cores: int, thread_start: int, process_start: int
) -> tuple[str, int]:
    threads = with_threads(tasks, thread_start)
    processes = with_processes(tasks, cores, process_start)
    if threads == processes:
        return "equal", 0
    return ("threads" if threads < processes else "processes"), abs(threads - processes)
