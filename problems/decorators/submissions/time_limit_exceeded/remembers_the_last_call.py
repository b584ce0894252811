# Knows one value; fibonacci(80) needs all of them.
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
    last_key = last_value = None

    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        nonlocal last_key, last_value
        key = (args, tuple(kwargs.items()))
        if key != last_key:
            last_key, last_value = key, function(*args, **kwargs)
        return last_value

    return wrapper
