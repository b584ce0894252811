# Goes to the end of the longer list even where nothing is there to fill up with.
from itertools import zip_longest


def describe_people(names, ages, fill):
    pairs = zip_longest(names, ages, fillvalue=fill)
    return [f"{name} is {age} years old." for name, age in pairs]
