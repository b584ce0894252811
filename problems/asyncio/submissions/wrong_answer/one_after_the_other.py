# No concurrency: each coroutine runs to its end before the next one starts.
import sys

now = 0


def coroutine(name, steps):
    for step in steps:
        if step.isdigit():
            yield int(step)
        else:
            print(now, name, step)


for group in sys.stdin.read().split("\n\n"):
    ends = []
    for line in group.splitlines():
        name, *steps = line.split()
        for sleep in coroutine(name, steps):
            now += sleep
        ends.append(now)
    print(now, "gathered", *ends)
