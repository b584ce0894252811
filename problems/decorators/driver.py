"""Decorates functions with `timed` and `cached`, calls them, and prints a transcript."""

import builtins
import time
from ast import literal_eval
from itertools import count
from sys import stdin

from submission import cached, timed

DECORATORS = {"timed": timed, "cached": cached}

functions = {}


def text_of_call(name, arguments, options):
    """The call as one would write it in Python."""
    parts = [repr(argument) for argument in arguments]
    parts += [f"{key}={value!r}" for key, value in options.items()]
    return f"{name}({', '.join(parts)})"


def worker(name):
    """A function that tells each of its runs, and does what its keyword arguments ask for."""
    runs = count(1)

    def work(*arguments, **options):
        run = next(runs)
        print(f"run {run}: {text_of_call(name, arguments, options)}")
        time.sleep(options.get("sleep", 0) / 100)
        if options.get("nest", 0) > 0:
            # Through the name, so that the decorated function is called.
            functions[name](*arguments, **{**options, "nest": options["nest"] - 1})
        if "fail" in options:
            raise getattr(builtins, options["fail"])(f"run {run}")
        return options.get("give", run)

    return work


def fibonacci_numbers(name):
    """A function that calls itself twice, which takes long without a cache."""

    def fibonacci(n):
        return n if n < 2 else functions[name](n - 1) + functions[name](n - 2)

    return fibonacci


def make(name, *decorators):
    function = (fibonacci_numbers if name == "fibonacci" else worker)(name)
    function.__name__ = name
    function.__doc__ = f"What {name} does."
    for decorator in reversed(decorators):
        function = DECORATORS[decorator](function)
    functions[name] = function
    return f"{function.__name__}: {function.__doc__}"


def call(name, *words):
    arguments = []
    options = {}
    for word in words:
        key, equals, value = word.rpartition("=")
        if equals:
            options[key] = literal_eval(value)
        else:
            arguments.append(literal_eval(word))
    return repr(functions[name](*arguments, **options))


for line in stdin.read().splitlines():
    operation, *words = line.split()
    try:
        said = {"make": make, "call": call}[operation](*words)
    except MemoryError:
        # A limit of the judge, and no part of a decorator's behaviour.
        raise
    except Exception as error:
        said = f"{type(error).__name__}: {error}"
    print(line, "->", said)
