# Of those that end a sleep together, the first of the alphabet goes on first.
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
    number = itertools.count()
    queue = []
    for line in group.splitlines():
        name, *steps = line.split()
        place = next(number)
        heapq.heappush(queue, (now, name, place, coroutine(name, steps)))
    ends = [now] * len(queue)
    while queue:
        now, name, place, running = heapq.heappop(queue)
        ends[place] = now
        for sleep in running:
            heapq.heappush(queue, (now + sleep, name, place, running))
            break
    print(now, "gathered", *ends)
