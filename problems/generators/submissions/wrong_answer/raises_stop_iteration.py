# Inside a generator, StopIteration becomes a RuntimeError.
def even_numbers(limit):
    number = 0
    while number <= limit:
        yield number
        number += 2
    raise StopIteration


def batches(values, size):
    batch = []
    for value in values:
        batch.append(value)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
