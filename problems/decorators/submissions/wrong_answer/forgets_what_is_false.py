# Calls again for 0 and the empty text.
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
        key = (args, tuple(kwargs.items()))
        value = values.get(key)
        if value or value is None and key in values:
            return value
        values[key] = function(*args, **kwargs)
        return values[key]

    return wrapper
