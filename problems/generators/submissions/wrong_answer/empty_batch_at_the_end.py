# Gives an empty list where the values come out even.
def even_numbers(limit):
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
    yield batch
