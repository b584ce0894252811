# Starts as many downloads as there are workers, and joins them all before it starts more.
def download_all(durations, workers):
    now = 0
    schedule = []
    for first in range(0, len(durations), workers):
        batch = durations[first : first + workers]
        schedule += [(worker, now + duration) for worker, duration in enumerate(batch)]
        now += max(batch)
    return schedule, now
