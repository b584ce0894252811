# Slices are short, but they need all values at once.
def even_numbers(limit):
    number = 0
    while number <= limit:
        yield number
        number += 2


def batches(values, size):
    values = list(values)
    for start in range(0, len(values), size):
        yield values[start : start + size]
