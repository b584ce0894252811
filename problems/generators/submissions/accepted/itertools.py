from itertools import count, islice, takewhile


def even_numbers(limit):
    return (number for number in takewhile(limit.__ge__, count(0, 2)))


def batches(values, size):
    iterator = iter(values)
    while batch := list(islice(iterator, size)):
        yield batch
