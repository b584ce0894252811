# A call that failed once fails for ever.
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
        if key not in values:
            try:
                values[key] = function(*args, **kwargs)
            except Exception as error:
                values[key] = error
        if isinstance(values[key], Exception):
            raise values[key]
        return values[key]

    return wrapper
