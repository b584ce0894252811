# `nonlocal` reaches functions around this one, not the module.
import functools
import time


start = 0.0


def timed(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        nonlocal start
        start = time.time()
        try:
            return function(*args, **kwargs)
        finally:
            print(f"{function.__name__} took {time.time() - start:.2f} s")

    return wrapper


def cached(function):
    values = {}

    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        key = (args, tuple(kwargs.items()))
        if key not in values:
            values[key] = function(*args, **kwargs)
        return values[key]

    return wrapper
