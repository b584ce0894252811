def even_numbers(limit):
    for number in range(limit + 1):
        if number % 2 == 0:
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
