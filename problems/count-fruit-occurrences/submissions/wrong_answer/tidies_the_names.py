# Names that differ in case or in spaces become one.
def count_fruits(fruits):
    counts = {}
    for fruit in fruits:
        name = fruit.strip().lower()
        counts[name] = counts.get(name, 0) + 1
    return counts
