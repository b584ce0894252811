"""Asyncio: read groups of coroutines, run each group, print what happens and when."""

import asyncio
import sys


async def coroutine(name: str, steps: list[str]) -> int:
    """Do the steps: sleep, or print. Returns the time of the end."""
    raise NotImplementedError("write your solution here")


async def main() -> None:
    for group in sys.stdin.read().split("\n\n"):
        coroutines = []
        for line in group.splitlines():
            name, *steps = line.split()
            coroutines.append(coroutine(name, steps))
        results = await asyncio.gather(*coroutines)
        # The time belongs in front of this line.
        print("gathered", *results)


asyncio.run(main())
