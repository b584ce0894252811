# After the odd limit 15 it gives 16.
def even_numbers(limit):
    for half in range((limit + 1) // 2 + 1):
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
