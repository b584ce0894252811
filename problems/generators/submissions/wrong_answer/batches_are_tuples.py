# `itertools.batched` gives tuples.
import itertools


def even_numbers(limit):
    number = 0
    while number <= limit:
        yield number
        number += 2


def batches(values, size):
    yield from itertools.batched(values, size)
