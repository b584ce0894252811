# Looks like a generator, and has all numbers in memory before the first one is given.
def even_numbers(limit):
    numbers = []
    for number in range(0, limit + 1, 2):
        numbers.append(number)
    yield from numbers


def batches(values, size):
    batch = []
    for value in values:
        batch.append(value)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
