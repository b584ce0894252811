import heapq


# Starts all workers before it uses one again, even one that was free at once.
def download_all(durations, workers):
    free = []
    schedule = []
    for duration in durations:
        if len(free) < workers:
            time, worker = 0, len(free)
            heapq.heappush(free, (duration, worker))
        else:
            time, worker = free[0]
            heapq.heapreplace(free, (time + duration, worker))
        schedule.append((worker, time + duration))
    return schedule, max((finish for _, finish in schedule), default=0)
