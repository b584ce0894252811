# The first occurrence makes the key, and is forgotten.
def count_fruits(fruits):
    counts = {}
    for fruit in fruits:
        if fruit in counts:
            counts[fruit] += 1
        else:
            counts[fruit] = 0
    return counts
