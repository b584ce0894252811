def find_triplets(nums, target):
    found = []
    for i, a in enumerate(nums):
        for j, b in enumerate(nums[i + 1 :]):
            if a + b = target:
                found.append([a, b])
    return found
