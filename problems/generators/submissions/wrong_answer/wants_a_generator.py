# `next` works on generators and not on lists.
def even_numbers(limit):
    number = 0
    while number <= limit:
        yield number
        number += 2


def batches(values, size):
    batch = []
    while True:
        try:
            batch.append(next(values))
        except StopIteration:
            break
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
