import heapq
from collections import deque
from itertools import groupby


def finish_times(threads: list[list[tuple[str, int]]], interval: int) -> list[tuple[int, int]]:
    # Segments of one kind in a row are as good as one.
    rest = [
        deque([kind, sum(length for _, length in group)] for kind, group in groupby(segments, key=lambda s: s[0]))
        for segments in threads
    ]
    finished = [0] * len(threads)
    ready = deque()
    in_io = []

    def advance(thread, now):
        if not rest[thread]:
            finished[thread] = now
        elif rest[thread][0][0] == "cpu":
            ready.append(thread)
        else:
            _, length = rest[thread].popleft()
            heapq.heappush(in_io, (now + length, thread))

    for thread in range(len(threads)):
        advance(thread, 0)
    now = 0
    while ready or in_io:
        if not ready:
            now, thread = heapq.heappop(in_io)
            advance(thread, now)
            continue
        thread = ready.popleft()
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
