import heapq


def download_all(durations, workers):
    count = min(workers, len(durations))
    free = [(0, -worker) for worker in reversed(range(count))]
    schedule = []
    for duration in durations:
        time, worker = free[0]
        heapq.heapreplace(free, (time + duration, worker))
        schedule.append((-worker, time + duration))
    return schedule, max((finish for _, finish in schedule), default=0)
