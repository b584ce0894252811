# The key is a text, in which 1 and '1' look the same.
import functools
import time


def timed(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
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
        key = ", ".join(map(str, [*args, *kwargs.items()]))
        if key not in values:
            values[key] = function(*args, **kwargs)
        return values[key]

    return wrapper
