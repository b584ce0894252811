"""Linear data structures: play a script of operations with an array, a stack and a queue."""

import sys


def play(words: list[str]) -> str:
    """Do one operation, such as ["stack", "push", "7"], and return the line that it prints."""
    raise NotImplementedError("write your solution here")


def main() -> None:
    script = sys.stdin.read().splitlines()
    for line in script[1:]:
        print(play(line.split()))


main()
