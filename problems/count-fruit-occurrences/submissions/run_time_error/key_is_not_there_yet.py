# KeyError at the first fruit.
def count_fruits(fruits):
    counts = {}
    for fruit in fruits:
        counts[fruit] += 1
    return counts
