# Half of -1, rounded towards zero, is 0.
def even_numbers(limit):
    for half in range(int(limit / 2) + 1):
        yield 2 * half


def batches(values, size):
    batch = []
    for value in values:
        batch.append(value)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
