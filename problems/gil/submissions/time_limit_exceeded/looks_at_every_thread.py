from collections import deque
from itertools import groupby


# Right, but it asks every thread after each turn whether it is back.
def finish_times(threads, interval):
    rest = [
        deque([kind, sum(length for _, length in group)] for kind, group in groupby(segments, key=lambda s: s[0]))
        for segments in threads
    ]
    finished = [0] * len(threads)
    comes_back = [None] * len(threads)
    ready = deque()

    def advance(thread, now):
        comes_back[thread] = None
        if not rest[thread]:
            finished[thread] = now
        elif rest[thread][0][0] == "cpu":
            ready.append(thread)
        else:
            comes_back[thread] = now + rest[thread].popleft()[1]

    def back(now):
        return sorted((time, i) for i, time in enumerate(comes_back) if time is not None and time <= now)

    for thread in range(len(threads)):
        advance(thread, 0)
    now = 0
    while True:
        if ready:
            holder = ready.popleft()
            segment = rest[holder][0]
            turn = min(interval, segment[1])
            segment[1] -= turn
            now += turn
        else:
            holder = None
            now = min((time for time in comes_back if time is not None), default=None)
            if now is None:
                break
        for time, thread in back(now):
            advance(thread, time)
        if holder is not None:
            if segment[1] == 0:
                rest[holder].popleft()
            advance(holder, now)
    return [(end, sum(length for _, length in segments)) for end, segments in zip(finished, threads)]
