def count_fruits(fruits):
    counts = {}
    for fruit in fruits:
        if fruit not in counts:
            counts[fruit] = 0
        counts[fruit] += 1
    return counts
