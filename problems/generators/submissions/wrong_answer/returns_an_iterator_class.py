# A lazy iterator, but no generator.
class even_numbers:
    def __init__(self, limit):
        self.numbers = iter(range(0, limit + 1, 2))

    def __iter__(self):
        return self

    def __next__(self):
        return next(self.numbers)


def batches(values, size):
    batch = []
    for value in values:
        batch.append(value)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
