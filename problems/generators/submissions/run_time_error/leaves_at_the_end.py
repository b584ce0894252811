# Ends the whole program instead of the generator.
def even_numbers(limit):
    number = 0
    while number <= limit:
        yield number
        number += 2
    raise SystemExit("no more numbers")


def batches(values, size):
    batch = []
    for value in values:
        batch.append(value)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
