import heapq
from collections import deque


# Of all threads that wait for the lock, the one with the lowest number gets it.
def finish_times(threads, interval):
    rest = [join(segments) for segments in threads]
    finished = [0] * len(threads)
    ready = []
    in_io = []

    def advance(thread, now):
        if not rest[thread]:
            finished[thread] = now
        elif rest[thread][0][0] == "cpu":
            heapq.heappush(ready, thread)
        else:
            heapq.heappush(in_io, (now + rest[thread].popleft()[1], thread))

    for thread in range(len(threads)):
        advance(thread, 0)
    now = 0
    while ready or in_io:
        if not ready:
            now, thread = heapq.heappop(in_io)
            advance(thread, now)
            continue
        thread = heapq.heappop(ready)
        segment = rest[thread][0]
        turn = min(interval, segment[1])
        segment[1] -= turn
        now += turn
        while in_io and in_io[0][0] <= now:
            time, other = heapq.heappop(in_io)
            advance(other, time)
        if segment[1] == 0:
            rest[thread].popleft()
        advance(thread, now)
    return [(end, sum(length for _, length in segments)) for end, segments in zip(finished, threads)]


def join(segments):
    joined = deque()
    for kind, length in segments:
        if joined and joined[-1][0] == kind:
            joined[-1][1] += length
        else:
            joined.append([kind, length])
    return joined
