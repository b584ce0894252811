# Looks for the third number among all numbers, the first two included.
def find_triplets(nums, target):
    known = set(nums)
    found = set()
    for i, a in enumerate(nums):
        for b in nums[i + 1 :]:
            if target - a - b in known:
                found.add(tuple(sorted((a, b, target - a - b))))
    return [list(triplet) for triplet in found]
