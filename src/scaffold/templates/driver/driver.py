"""Plays a script with accounts and prints a transcript."""

import sys

from submission import Account

accounts = {}


def play(operation, name, argument=None):
    """Do one operation and return what the transcript says about it."""
    match operation:
        case "open":
            accounts[name] = Account()
            return "ok"
        case "add":
            accounts[name].add(int(argument))
            return "ok"
        case "total":
            return repr(accounts[name].total())
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
