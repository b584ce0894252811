import heapq


# Of the workers that are free at the same time, it takes the one that began its last download first.
def download_all(durations, workers):
    free = [(0, worker, worker) for worker in range(min(workers, len(durations)))]
    schedule = []
    for i, duration in enumerate(durations):
        time, _, worker = free[0]
        heapq.heapreplace(free, (time + duration, len(free) + i, worker))
        schedule.append((worker, time + duration))
    return schedule, max((finish for _, finish in schedule), default=0)
