"""Plays a script of operations with CountUpTo and prints a transcript."""

import sys

from submission import CountUpTo

objects = {}


def loop(name, limit):
    """The values that a for loop sees before it breaks."""
    values = []
    for value in objects[name]:
        values.append(value)
        if len(values) == limit:
            break
    return values


def play(operation, name, argument=None):
    """Do one operation and return what the transcript says about it."""
    match operation:
        case "make":
            objects[name] = CountUpTo(int(argument))
            return type(objects[name]).__name__
        case "next":
            return repr(next(objects[name]))
        case "iter":
            objects[argument] = iter(objects[name])
            return "same" if objects[argument] is objects[name] else "other"
        case "for":
            return repr(loop(name, int(argument)))
        case "list":
            return repr(list(objects[name]))
        case "in":
            return repr(int(argument) in objects[name])
        case "zip":
            return repr(list(zip(objects[name], objects[argument])))
    raise SystemExit(f"unknown operation in the script: {operation}")


for line in sys.stdin.read().splitlines():
    try:
        said = play(*line.split())
    except MemoryError:
        # A limit of the judge, and no part of the class's behaviour.
        raise
    except Exception as error:
        said = type(error).__name__
    print(line, "->", said)
