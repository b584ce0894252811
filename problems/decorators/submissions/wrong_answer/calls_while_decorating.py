# Measures once, when the function is decorated.
import functools
import time


def timed(function):
    start = time.time()
    function()
    took = time.time() - start

    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        try:
            return function(*args, **kwargs)
        finally:
            print(f"{function.__name__} took {took:.2f} s")

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
