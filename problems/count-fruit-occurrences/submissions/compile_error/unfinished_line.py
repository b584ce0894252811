def count_fruits(fruits):
    counts = {}
    for fruit in fruits:
        counts[fruit] =
    return counts
