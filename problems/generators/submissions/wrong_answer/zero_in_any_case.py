# Gives 0 even if the limit is negative.
def even_numbers(limit):
    number = 0
    yield number
    while number + 2 <= limit:
        number += 2
        yield number


def batches(values, size):
    batch = []
    for value in values:
        batch.append(value)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
