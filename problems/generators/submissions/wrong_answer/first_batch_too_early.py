# Takes the first batch when the generator is made, before anybody asked.
from itertools import islice


def even_numbers(limit):
    number = 0
    while number <= limit:
        yield number
        number += 2


def batches(values, size):
    iterator = iter(values)
    batch = list(islice(iterator, size))

    def rest(batch):
        while batch:
            yield batch
            batch = list(islice(iterator, size))

    return rest(batch)
