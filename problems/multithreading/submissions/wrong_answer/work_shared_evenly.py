import heapq


# Computes the makespan as if a download could be split among workers.
def download_all(durations, workers):
    if not durations:
        return [], 0
    free = [(0, worker) for worker in range(min(workers, len(durations)))]
    schedule = []
    for duration in durations:
        time, worker = free[0]
        heapq.heapreplace(free, (time + duration, worker))
        schedule.append((worker, time + duration))
    return schedule, max(max(durations), -(-sum(durations) // workers))
