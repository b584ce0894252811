# Never notices that the values have ended.
from itertools import islice


def even_numbers(limit):
    number = 0
    while number <= limit:
        yield number
        number += 2


def batches(values, size):
    iterator = iter(values)
    while True:
        batch = list(islice(iterator, size))
        if batch:
            yield batch
