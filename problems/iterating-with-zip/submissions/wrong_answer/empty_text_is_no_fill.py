# `if fill` is false for the empty text too.
from itertools import zip_longest


def describe_people(names, ages, fill):
    if fill:
        pairs = zip_longest(names, ages, fillvalue=fill)
    else:
        pairs = zip(names, ages)
    return [f"{name} is {age} years old." for name, age in pairs]
