# Gives every worker the same number of downloads, however long they take.
def download_all(durations, workers):
    free = {}
    schedule = []
    for i, duration in enumerate(durations):
        worker = i % workers
        free[worker] = free.get(worker, 0) + duration
        schedule.append((worker, free[worker]))
    return schedule, max(free.values(), default=0)
