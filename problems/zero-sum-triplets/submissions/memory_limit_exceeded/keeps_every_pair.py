# Remembers every pair of elements under its sum: four million pairs for two thousand numbers.
def find_triplets(nums, target):
    pairs = {}
    for i in range(len(nums)):
        for j in range(len(nums)):
            if i != j:
                pairs.setdefault(nums[i] + nums[j], []).append((i, j))
    found = set()
    for k, c in enumerate(nums):
        for i, j in pairs.get(target - c, []):
            if k not in (i, j):
                found.add(tuple(sorted((nums[i], nums[j], c))))
    return [list(triplet) for triplet in found]
