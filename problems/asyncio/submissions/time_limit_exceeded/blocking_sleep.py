# `time.sleep` lets nobody else run, so the sleeps add up.
import asyncio
import sys
import time


async def coroutine(name, steps, now):
    for step in steps:
        if step.isdigit():
            time.sleep(int(step) / 10)
        else:
            print(now(), name, step)
    return now()


async def main():
    clock = asyncio.get_running_loop().time
    start = clock()

    def now():
        return round((clock() - start) * 10)

    for group in sys.stdin.read().split("\n\n"):
        lines = [line.split() for line in group.splitlines()]
        ends = await asyncio.gather(*(coroutine(name, steps, now) for name, *steps in lines))
        print(now(), "gathered", *ends)


asyncio.run(main())
