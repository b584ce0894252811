# Ends a coroutine with its last word and forgets the sleeps behind it.
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
        while steps and steps[-1].isdigit():
            steps.pop()
        place = next(number)
        heapq.heappush(queue, (now, place, place, coroutine(name, steps)))
    ends = [now] * len(queue)
    while queue:
        now, _, place, running = heapq.heappop(queue)
        ends[place] = now
        for sleep in running:
            heapq.heappush(queue, (now + sleep, next(number), place, running))
            break
    print(now, "gathered", *ends)
