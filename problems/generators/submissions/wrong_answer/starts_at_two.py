# Leaves out 0.
def even_numbers(limit):
    number = 2
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
