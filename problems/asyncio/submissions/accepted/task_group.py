# Adds up the sleeps instead of looking at a clock.
import asyncio
import sys


async def coroutine(words, time):
    name, *steps = words
    for step in steps:
        try:
            tenths = int(step)
        except ValueError:
            print(time, name, step)
        else:
            await asyncio.sleep(tenths * 0.1)
            time += tenths
    return time


async def main():
    time = 0
    for group in sys.stdin.read().split("\n\n"):
        async with asyncio.TaskGroup() as tasks:
            started = [
                tasks.create_task(coroutine(line.split(), time)) for line in group.splitlines()
            ]
        ends = [task.result() for task in started]
        time = max(ends)
        print(time, "gathered", *ends)


asyncio.run(main())
