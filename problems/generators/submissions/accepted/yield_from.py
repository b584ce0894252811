import itertools


def even_numbers(limit):
    yield from range(0, limit + 1, 2)


def batches(values, size):
    yield from map(list, itertools.batched(values, size))
