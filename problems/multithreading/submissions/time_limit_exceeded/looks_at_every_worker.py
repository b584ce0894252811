# Right, but it searches all workers for each download.
def download_all(durations, workers):
    free = [0] * min(workers, len(durations))
    schedule = []
    for duration in durations:
        time = min(free)
        worker = free.index(time)
        free[worker] = time + duration
        schedule.append((worker, time + duration))
    return schedule, max(free, default=0)
