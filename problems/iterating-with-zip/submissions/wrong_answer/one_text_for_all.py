# The right sentences, but as the lines of one text.
from itertools import zip_longest


def describe_people(names, ages, fill):
    pairs = zip(names, ages) if fill is None else zip_longest(names, ages, fillvalue=fill)
    return "\n".join(f"{name} is {age} years old." for name, age in pairs)
