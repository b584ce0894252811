# Counts from 0 again for each number.
from itertools import islice


def even_numbers(limit):
    for place in range((limit + 2) // 2):
        numbers = (number for number in range(limit + 1) if number % 2 == 0)
        yield next(islice(numbers, place, None))


def batches(values, size):
    batch = []
    for value in values:
        batch.append(value)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
