import heapq
from collections import deque

IO_ENDS, TURN_ENDS = 0, 1


def steps(segments, interval):
    """A thread as a coroutine: yields each turn and each I/O, and is told to go on when it is over."""
    computing = 0
    for kind, length in [*segments, ("end", 0)]:
        if kind == "cpu":
            computing += length
            continue
        while computing > 0:
            turn = min(computing, interval)
            computing -= turn
            yield TURN_ENDS, turn
        if kind == "io":
            yield IO_ENDS, length


def finish_times(threads, interval):
    running = [steps(segments, interval) for segments in threads]
    finished = [0] * len(threads)
    events = []
    queue = deque()

    def resume(thread, now):
        kind, length = next(running[thread], (None, 0))
        if kind is None:
            finished[thread] = now
        elif kind == IO_ENDS:
            heapq.heappush(events, (now + length, IO_ENDS, thread))
        else:
            queue.append((thread, length))

    for thread in range(len(threads)):
        resume(thread, 0)
    now = 0
    locked = False
    while events or queue:
        if queue and not locked and not (events and events[0][0] == now):
            thread, length = queue.popleft()
            heapq.heappush(events, (now + length, TURN_ENDS, thread))
            locked = True
        now, kind, thread = heapq.heappop(events)
        if kind == TURN_ENDS:
            locked = False
        resume(thread, now)
    return [[end, sum(length for _, length in segments)] for end, segments in zip(finished, threads)]
