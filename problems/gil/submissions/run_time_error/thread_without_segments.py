import heapq
from collections import deque


# Looks at the first segment of every thread, also of one that has none.
def finish_times(threads, interval):
    rest = [join(segments) for segments in threads]
    finished = [0] * len(threads)
    ready = deque()
    in_io = []

    def advance(thread, now):
        if rest[thread][0][0] == "cpu":
            ready.append(thread)
        else:
            heapq.heappush(in_io, (now + rest[thread].popleft()[1], thread))

    def advance_or_end(thread, now):
        if rest[thread]:
            advance(thread, now)
        else:
            finished[thread] = now

    for thread in range(len(threads)):
        advance(thread, 0)
    now = 0
    while ready or in_io:
        if not ready:
            now, thread = heapq.heappop(in_io)
            advance_or_end(thread, now)
            continue
        thread = ready.popleft()
        segment = rest[thread][0]
        turn = min(interval, segment[1])
        segment[1] -= turn
        now += turn
        while in_io and in_io[0][0] <= now:
            time, other = heapq.heappop(in_io)
            advance_or_end(other, time)
        if segment[1] == 0:
            rest[thread].popleft()
        advance_or_end(thread, now)
    return [(end, sum(length for _, length in segments)) for end, segments in zip(finished, threads)]


def join(segments):
    joined = deque()
    for kind, length in segments:
        if joined and joined[-1][0] == kind:
            joined[-1][1] += length
        else:
            joined.append([kind, length])
    return joined
