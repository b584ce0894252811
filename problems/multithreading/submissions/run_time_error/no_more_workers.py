import heapq


# Never gives a worker back.
def download_all(durations, workers):
    free = [(0, worker) for worker in range(min(workers, len(durations)))]
    schedule = []
    for duration in durations:
        time, worker = heapq.heappop(free)
        schedule.append((worker, time + duration))
    return schedule, max((finish for _, finish in schedule), default=0)
