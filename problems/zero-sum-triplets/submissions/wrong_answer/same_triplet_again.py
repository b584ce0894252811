# Skips equal numbers in the first place of a triplet, but not in the second.
def find_triplets(nums, target):
    nums = sorted(nums)
    found = []
    for i in range(len(nums)):
        if i > 0 and nums[i] == nums[i - 1]:
            continue
        low, high = i + 1, len(nums) - 1
        while low < high:
            total = nums[i] + nums[low] + nums[high]
            if total == target:
                found.append([nums[i], nums[low], nums[high]])
                low += 1
            elif total < target:
                low += 1
            else:
                high -= 1
    return found
