# The cache is made anew in every call, so it never knows anything.
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
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        values = {}
        key = (args, tuple(kwargs.items()))
        if key not in values:
            values[key] = function(*args, **kwargs)
        return values[key]

    return wrapper
