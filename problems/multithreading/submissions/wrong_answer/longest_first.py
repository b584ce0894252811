import heapq


# A good plan for a short makespan, but the queue is taken in order.
def download_all(durations, workers):
    free = [(0, worker) for worker in range(min(workers, len(durations)))]
    schedule = [None] * len(durations)
    for i in sorted(range(len(durations)), key=lambda i: -durations[i]):
        time, worker = free[0]
        heapq.heapreplace(free, (time + durations[i], worker))
        schedule[i] = (worker, time + durations[i])
    return schedule, max((finish for _, finish in schedule), default=0)
