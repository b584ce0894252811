# Does not look at the limit, so a list of all numbers has no end.
def even_numbers(limit):
    number = 0
    while True:
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
