# Takes the next value before it gives the batch away.
def even_numbers(limit):
    number = 0
    while number <= limit:
        yield number
        number += 2


def batches(values, size):
    batch = []
    for value in values:
        if len(batch) == size:
            yield batch
            batch = []
        batch.append(value)
    if batch:
        yield batch
