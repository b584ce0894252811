# Neither decorator takes keyword arguments.
import functools
import time


def timed(function):
    @functools.wraps(function)
    def wrapper(*args):
        start = time.time()
        try:
            return function(*args)
        finally:
            print(f"{function.__name__} took {time.time() - start:.2f} s")

    return wrapper


def cached(function):
    values = {}

    @functools.wraps(function)
    def wrapper(*args):
        if args not in values:
            values[args] = function(*args)
        return values[args]

    return wrapper
