# groupby() groups neighbours; without sorting, a later group replaces an earlier one.
from itertools import groupby


def count_fruits(fruits):
    return {fruit: len(list(group)) for fruit, group in groupby(fruits)}
