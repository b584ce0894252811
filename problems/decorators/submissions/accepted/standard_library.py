import contextlib
import functools
import time

cached = functools.cache


@contextlib.contextmanager
def stopwatch(name):
    start = time.monotonic()
    try:
        yield
    finally:
        print(name, "took", format(time.monotonic() - start, ".2f"), "s")


def timed(function):
    @functools.wraps(function)
    def timed_function(*args, **kwargs):
        with stopwatch(function.__name__):
            return function(*args, **kwargs)

    return timed_function
