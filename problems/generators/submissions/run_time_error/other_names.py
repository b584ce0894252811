# The driver imports `even_numbers`.
def get_even_numbers_generator(limit):
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
    if batch:
        yield batch
