# f('k', 1) and f(k=1) have the same key.
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
        key = args + sum(kwargs.items(), ())
        if key not in values:
            values[key] = function(*args, **kwargs)
        return values[key]

    return wrapper
