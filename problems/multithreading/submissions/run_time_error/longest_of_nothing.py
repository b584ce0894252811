import heapq


def download_all(durations, workers):
    free = [(0, worker) for worker in range(min(workers, len(durations)))]
    schedule = []
    for duration in durations:
        time, worker = free[0]
        heapq.heapreplace(free, (time + duration, worker))
        schedule.append((worker, time + duration))
    return schedule, max(finish for _, finish in schedule)
