# The right counts, but as pairs in a list and not as a dictionary.
from collections import Counter


def count_fruits(fruits):
    return Counter(fruits).most_common()
