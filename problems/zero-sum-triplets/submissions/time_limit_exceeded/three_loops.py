# Tries all combinations of three.
def find_triplets(nums, target):
    nums = sorted(nums)
    n = len(nums)
    found = set()
    for i in range(n):
        for j in range(i + 1, n):
            for k in range(j + 1, n):
                if nums[i] + nums[j] + nums[k] == target:
                    found.add((nums[i], nums[j], nums[k]))
    return [list(triplet) for triplet in found]
