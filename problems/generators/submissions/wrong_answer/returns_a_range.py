# A range is lazy, but `next` does not work on it.
def even_numbers(limit):
    return range(0, limit + 1, 2)


def batches(values, size):
    batch = []
    for value in values:
        batch.append(value)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
