# Lets the clock tick, and looks at each tick whether a worker is free.
def download_all(durations, workers):
    free = [0] * min(workers, len(durations))
    schedule = []
    now = 0
    while len(schedule) < len(durations):
        for worker in range(len(free)):
            while free[worker] <= now and len(schedule) < len(durations):
                free[worker] = now + durations[len(schedule)]
                schedule.append((worker, free[worker]))
        now += 1
    return schedule, max(free, default=0)
