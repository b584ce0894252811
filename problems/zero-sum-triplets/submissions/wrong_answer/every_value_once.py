# Makes a set of the numbers first, so a value can never be used twice.
def find_triplets(nums, target):
    values = sorted(set(nums))
    known = set(values)
    found = []
    for i, a in enumerate(values):
        for b in values[i + 1 :]:
            c = target - a - b
            if c > b and c in known:
                found.append([a, b, c])
    return found
