# The results stand in the order in which the coroutines ended.
import asyncio
import sys


async def coroutine(name, steps, now):
    for step in steps:
        if step.isdigit():
            await asyncio.sleep(int(step) / 10)
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
        running = [coroutine(name, steps, now) for name, *steps in lines]
        ends = [await end for end in asyncio.as_completed(running)]
        print(now(), "gathered", *ends)


asyncio.run(main())
