# Takes tenths of a second for seconds.
import asyncio
import sys


async def coroutine(name, steps, now):
    for step in steps:
        if step.isdigit():
            await asyncio.sleep(int(step))
        else:
            print(now(), name, step)
    return now()


async def main():
    clock = asyncio.get_running_loop().time
    start = clock()

    def now():
        return round(clock() - start)

    for group in sys.stdin.read().split("\n\n"):
        lines = [line.split() for line in group.splitlines()]
        ends = await asyncio.gather(*(coroutine(name, steps, now) for name, *steps in lines))
        print(now(), "gathered", *ends)


asyncio.run(main())
