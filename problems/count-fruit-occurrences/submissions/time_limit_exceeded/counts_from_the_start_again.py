# Searches the whole list for each name in it.
def count_fruits(fruits):
    counts = {}
    for fruit in fruits:
        counts[fruit] = 0
        for other in fruits:
            if other == fruit:
                counts[fruit] += 1
    return counts
