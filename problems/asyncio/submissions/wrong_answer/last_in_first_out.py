# Of those that end a sleep together, the one that began last goes on first.
import heapq
import itertools
import sys

now = 0


def coroutine(name, steps):
    for step in steps:
        if step.isdigit():
            yield int(step)
        else:
            print(now, name, step)


for group in sys.stdin.read().split("\n\n"):
    number = itertools.count(0, -1)
    queue = []
    for place, line in enumerate(group.splitlines()):
        name, *steps = line.split()
        heapq.heappush(queue, (now, next(number), place, coroutine(name, steps)))
    ends = [now] * len(queue)
    while queue:
        now, _, place, running = heapq.heappop(queue)
        ends[place] = now
        for sleep in running:
            heapq.heappush(queue, (now + sleep, next(number), place, running))
            break
    print(now, "gathered", *ends)
