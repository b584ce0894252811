"""Pulls values out of generators and prints a transcript."""

from ast import literal_eval
from itertools import islice
from sys import stdin

from submission import batches, even_numbers

objects = {}


def play(operation, name, *arguments):
    """Do one operation and return what the transcript says about it."""
    match operation, *arguments:
        case "even", limit:
            objects[name] = even_numbers(int(limit))
            return type(objects[name]).__name__
        case "batch", source, size:
            values = literal_eval(source) if source.startswith("[") else objects[source]
            objects[name] = batches(values, int(size))
            return type(objects[name]).__name__
        case "next", :
            return repr(next(objects[name]))
        case "take", count:
            return repr(list(islice(objects[name], int(count))))
        case "list", :
            return repr(list(objects[name]))
        case "sum", :
            return repr(sum(objects[name]))
        case "close", :
            return repr(objects[name].close())
    raise SystemExit(f"unknown operation in the script: {operation}")


for line in stdin.read().splitlines():
    try:
        said = play(*line.split())
    except MemoryError:
        # A limit of the judge, and no part of a generator's behaviour.
        raise
    except Exception as error:
        said = type(error).__name__
    print(line, "->", said)
