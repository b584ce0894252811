# Keeps the lock during I/O too, so no thread begins before the one in front of it has ended.
def finish_times(threads, interval):
    now = 0
    times = []
    for segments in threads:
        alone = sum(length for _, length in segments)
        now += alone
        times.append((now, alone))
    return times
