from collections import Counter


def find_triplets(nums, target):
    available = Counter(nums)
    values = sorted(available)
    found = []
    for i, a in enumerate(values):
        for b in values[i:]:
            c = target - a - b
            if c < b:
                break
            if c in available and available[c] >= (a == c) + (b == c) + 1:
                if a != b or available[a] >= 2:
                    found.append([c, a, b])
    return found
