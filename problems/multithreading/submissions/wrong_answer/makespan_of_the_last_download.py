import heapq


# The last download to start need not be the last one to finish.
def download_all(durations, workers):
    free = [(0, worker) for worker in range(min(workers, len(durations)))]
    schedule = []
    for duration in durations:
        time, worker = free[0]
        heapq.heapreplace(free, (time + duration, worker))
        schedule.append((worker, time + duration))
    return schedule, schedule[-1][1] if schedule else 0
