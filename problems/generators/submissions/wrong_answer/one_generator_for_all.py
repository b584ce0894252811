# All generators share one number.
number = 0


def even_numbers(limit):
    global number
    number = 0
    while number <= limit:
        yield number
        number += 2


def batches(values, size):
    batch = []
    for value in values:
        batch.append(value)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
